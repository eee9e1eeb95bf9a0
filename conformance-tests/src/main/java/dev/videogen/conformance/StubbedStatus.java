package dev.videogen.conformance;

import dev.videogen.errors.Operation;
import java.time.Duration;
import java.util.Optional;

/**
 * Responses by which a vendor turns requests away, without having done what they ask for. The
 * vendor's words about it contain {@link #MESSAGE}, in the form in which it reports errors; like
 * those of some vendors, they may quote the key.
 *
 * @param operation which requests are turned away
 * @param status the HTTP status, 400 to 599
 * @param skipped how many requests for the operation get their usual response before that, 0 or
 *     more: the calls that a provider makes for one poll, say
 * @param times how many requests are turned away then, 1 or more; {@link #ALWAYS} for all, until
 *     {@link ConformanceHarness#clearResponses}
 * @param retryAfter how long the vendor asks to wait, in whole seconds; empty if it does not say
 */
public record StubbedStatus(
    Operation operation, int status, int skipped, int times, Optional<Duration> retryAfter) {

  /** What the vendor says about it. */
  public static final String MESSAGE = "not today";

  /** As often as there are requests. */
  public static final int ALWAYS = Integer.MAX_VALUE;

  /**
   * Turns the next request away.
   *
   * @param operation which request
   * @param status the HTTP status, 400 to 599
   * @return the response
   */
  public static StubbedStatus once(Operation operation, int status) {
    return new StubbedStatus(operation, status, 0, 1, Optional.empty());
  }

  /**
   * Turns all requests away.
   *
   * @param operation which requests
   * @param status the HTTP status, 400 to 599
   * @return the responses
   */
  public static StubbedStatus always(Operation operation, int status) {
    return new StubbedStatus(operation, status, 0, ALWAYS, Optional.empty());
  }

  /**
   * Lets some requests through before.
   *
   * @param requests how many, 0 or more
   * @return the responses after those
   */
  public StubbedStatus after(int requests) {
    return new StubbedStatus(operation, status, requests, times, retryAfter);
  }

  /**
   * Turns several requests away.
   *
   * @param requests how many, 1 or more
   * @return the responses, as many
   */
  public StubbedStatus times(int requests) {
    return new StubbedStatus(operation, status, skipped, requests, retryAfter);
  }

  /**
   * Tells when to come again.
   *
   * @param wait how long to wait, in whole seconds
   * @return the responses that say so
   */
  public StubbedStatus retryAfter(Duration wait) {
    return new StubbedStatus(operation, status, skipped, times, Optional.of(wait));
  }
}
