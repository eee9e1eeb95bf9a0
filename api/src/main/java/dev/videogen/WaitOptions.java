package dev.videogen;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to wait for a job. What is not set is as the client was configured ({@code poll-timeout},
 * {@code poll-interval}).
 *
 * <p>Immutable.
 */
public final class WaitOptions {

  private static final WaitOptions DEFAULTS = new WaitOptions(null, null, job -> {});

  private final @Nullable Duration timeout;
  private final @Nullable Duration pollInterval;
  private final WaitListener listener;

  private WaitOptions(
      @Nullable Duration timeout, @Nullable Duration pollInterval, WaitListener listener) {
    this.timeout = timeout;
    this.pollInterval = pollInterval;
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /**
   * Waiting as the client was configured.
   *
   * @return options in which nothing is set
   */
  public static WaitOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same with another limit.
   *
   * @param value how long to wait at most, above zero
   * @return a changed copy
   * @throws IllegalArgumentException if it is not above zero
   */
  public WaitOptions timeout(Duration value) {
    return new WaitOptions(aboveZero("timeout", value), pollInterval, listener);
  }

  /**
   * The same with another interval.
   *
   * @param value the time between the first polls, above zero; it grows from there, and a vendor's
   *     hint goes before it
   * @return a changed copy
   * @throws IllegalArgumentException if it is not above zero
   */
  public WaitOptions pollInterval(Duration value) {
    return new WaitOptions(timeout, aboveZero("poll interval", value), listener);
  }

  /**
   * The same with a listener.
   *
   * @param value who hears of every poll
   * @return a changed copy
   */
  public WaitOptions listener(WaitListener value) {
    return new WaitOptions(timeout, pollInterval, value);
  }

  /**
   * How long to wait at most.
   *
   * @return the limit, or empty for the client's
   */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /**
   * The time between the first polls.
   *
   * @return the interval, or empty for the client's
   */
  public Optional<Duration> pollInterval() {
    return Optional.ofNullable(pollInterval);
  }

  /**
   * What receives the job of every poll.
   *
   * @return the listener; one that does nothing unless set
   */
  public WaitListener listener() {
    return listener;
  }

  private static Duration aboveZero(String what, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("a " + what + " is above zero, not " + value);
    }
    return value;
  }
}
