package dev.videogen.errors;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Too many requests, and the waits that were allowed did not suffice. Nothing was created.
 *
 * <p>Trying again after {@link #retryAfter()} can help.
 */
public final class RateLimitException extends VideoException {

  private static final long serialVersionUID = 1;

  private final @Nullable Duration retryAfter;

  /**
   * A refusal.
   *
   * @param details what is known of it
   * @param retryAfter how long the vendor asks to wait; null where it does not say
   */
  public RateLimitException(ErrorDetails details, @Nullable Duration retryAfter) {
    super(ErrorKind.RATE_LIMIT, details);
    this.retryAfter = retryAfter;
  }

  /**
   * How long the vendor asks to wait.
   *
   * @return the wait, or empty if the vendor does not say
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  @Override
  RateLimitException copy(ErrorDetails changed) {
    return new RateLimitException(changed, retryAfter);
  }
}
