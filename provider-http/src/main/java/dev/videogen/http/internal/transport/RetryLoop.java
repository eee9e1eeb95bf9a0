package dev.videogen.http.internal.transport;

import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoEvent;
import dev.videogen.spi.VideoEventListener;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Tries until it works, may not be tried again, or has been tried often enough. Resilience4j
 * decides and says how long to wait; the waiting is done by the client's time source.
 */
public final class RetryLoop {

  private static final double MULTIPLIER = 2;

  /** Clients that failed together must not come back together. */
  private static final double JITTER = 0.25;

  private final Retry retry;
  private final Duration maxDelay;
  private final TimeSource time;
  private final FailureClassifier failures;
  private final VideoEventListener events;
  private final String instance;

  RetryLoop(ProviderContext context, HttpOptions options, FailureClassifier failures) {
    this.instance = context.instance();
    this.events = context.events();
    this.maxDelay = options.maxDelay();
    this.time = context.time();
    this.failures = failures;
    IntervalFunction backoff = backoff(options);
    this.retry =
        Retry.of(
            instance,
            RetryConfig.custom()
                .maxAttempts(options.maxAttempts())
                .retryOnException(
                    thrown -> thrown instanceof FailedAttempt failure && mayRetry(failure))
                .intervalBiFunction((attempt, result) -> delay(attempt, result, backoff))
                .build());
  }

  /** One of the attempts. */
  public interface Attempt<T> {

    /**
     * Tries once.
     *
     * @param number 1 for the first
     */
    T run(int number) throws FailedAttempt;
  }

  public <T> T run(CallSpec spec, Attempt<T> attempt) {
    Retry.AsyncContext<T> context = retry.asyncContext();
    FailedAttempt last = null;
    for (int number = 1; ; number++) {
      try {
        T result = attempt.run(number);
        ended(spec, number, null);
        context.onComplete();
        return result;
      } catch (FailedAttempt failure) {
        last = failure;
        ended(spec, number, failure.error());
        long wait = context.onError(failure);
        if (wait < 0) {
          throw reported(failure);
        }
        waitForRetry(spec, Duration.ofMillis(wait));
      } catch (CircuitOpenException open) {
        throw orElse(last, open);
      }
    }
  }

  /** What made the circuit open says more than that it is open. */
  private static VideoException orElse(@Nullable FailedAttempt last, CircuitOpenException open) {
    return last == null ? open : last.error();
  }

  private void ended(CallSpec spec, int number, @Nullable VideoException failure) {
    events.on(
        new VideoEvent.Attempt(
            instance, spec.operation(), spec.job(), number, Optional.ofNullable(failure)));
  }

  private void waitForRetry(CallSpec spec, Duration wait) {
    events.on(
        new VideoEvent.Wait(
            instance, spec.operation(), spec.job(), VideoEvent.Wait.Reason.RETRY, wait));
    try {
      time.sleep(wait);
    } catch (InterruptedException interrupt) {
      throw failures.interrupted(spec, interrupt);
    }
  }

  private boolean mayRetry(FailedAttempt failure) {
    return failure.again() && !exceedsMaxDelay(failure);
  }

  private boolean exceedsMaxDelay(FailedAttempt failure) {
    return failure.retryAfter().filter(asked -> asked.compareTo(maxDelay) > 0).isPresent();
  }

  /** A wait that was asked for, and is not waited here, is for the caller to know. */
  private static VideoException reported(FailedAttempt failure) {
    VideoException error = failure.error();
    boolean untold =
        failure.again()
            && failure.retryAfter().isPresent()
            && !(error instanceof RateLimitException);
    return untold
        ? new RateLimitException(error.details(), failure.retryAfter().orElseThrow())
        : error;
  }

  private static IntervalFunction backoff(HttpOptions options) {
    Duration longest = options.maxDelay();
    Duration first = options.baseDelay().compareTo(longest) < 0 ? options.baseDelay() : longest;
    return IntervalFunction.ofExponentialRandomBackoff(first, MULTIPLIER, JITTER, longest);
  }

  private static long delay(
      int attempt, Either<Throwable, Object> result, IntervalFunction backoff) {
    if (result.getLeft() instanceof FailedAttempt failure && failure.retryAfter().isPresent()) {
      long asked = failure.retryAfter().get().toMillis();
      // Never sooner than asked, and not all at the same moment.
      return asked + ThreadLocalRandom.current().nextLong(Math.max(1, Math.min(1000, asked / 10)));
    }
    return backoff.apply(attempt);
  }
}
