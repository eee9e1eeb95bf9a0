package dev.videogen.http.internal.transport;

import dev.videogen.errors.CircuitOpenException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.spi.TimeSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Spares a vendor that fails. When half of the last requests found no connection, or were creates,
 * lists or probes responded to with what {@linkplain dev.videogen.http.wire.VendorRules counts
 * against it}, nothing is sent for a while; then a few requests find out whether it has recovered.
 *
 * <p>What counts, by operation:
 *
 * <ul>
 *   <li>no connection (refused, unknown host, TLS or connect time-out): against the vendor, in
 *       every operation. That all of our own connections are in use says nothing of the vendor;
 *   <li>a status that counts against the vendor, of a create, a list or a probe: against it;
 *   <li>the same of a read, a cancel, a delete or a download, or of a create that starts from
 *       another job: not at all. One job that its vendor cannot read must not keep others from
 *       being created;
 *   <li>any other status, bodies that cannot be read among them: for the vendor, which is there.
 *       One that refuses is well;
 *   <li>no response (a read time-out, a reset): not at all.
 * </ul>
 */
final class VendorCircuitBreaker {

  /** Four calls that failed in all their attempts. */
  private static final int WINDOW = 20;

  private static final float THRESHOLD_PERCENT = 50;
  private static final int PROBES = 3;
  private static final Duration OPEN = Duration.ofSeconds(15);

  /** Longer than any process lives: when the wait is over is decided here. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final String instance;
  private final TimeSource time;
  private final CircuitBreaker breaker;
  private long openUntil;

  VendorCircuitBreaker(String instance, TimeSource time) {
    this.instance = instance;
    this.time = time;
    this.breaker =
        CircuitBreaker.of(
            instance,
            CircuitBreakerConfig.custom()
                // Not by slidingWindow, which 2.3 has with other parameters than 2.2 and 2.4.
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(WINDOW)
                .failureRateThreshold(THRESHOLD_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .waitDurationInOpenState(NEVER)
                .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS)
                .build());
  }

  /** Asks to send a request; each permission is to be answered by one of the other methods. */
  synchronized void enter(CallSpec spec) {
    if (breaker.getState() == State.OPEN && time.nanoTime() - openUntil >= 0) {
      breaker.transitionToHalfOpenState();
    }
    if (!breaker.tryAcquirePermission()) {
      throw new CircuitOpenException(
          spec.error(
                  instance
                      + " failed so often lately that nothing is sent to it for "
                      + OPEN.toSeconds()
                      + " s. Nothing was sent; try again later.")
              .provider(instance)
              .build());
    }
  }

  synchronized void responded() {
    record(() -> breaker.onSuccess(0, TimeUnit.NANOSECONDS));
  }

  synchronized void failed(CallSpec spec, FailedAttempt failure) {
    boolean ofJobAlone = spec.ofOneJob() && failure.error().httpStatus().isPresent();
    if (failure.countsAgainstVendor() && ofJobAlone) {
      breaker.releasePermission();
    } else if (failure.countsAgainstVendor()) {
      record(() -> breaker.onError(0, TimeUnit.NANOSECONDS, failure));
    } else if (failure.error().httpStatus().isPresent()) {
      responded();
    } else {
      breaker.releasePermission();
    }
  }

  /** Nothing was sent after all. */
  synchronized void unused() {
    breaker.releasePermission();
  }

  /** Resilience4j can wait by a clock of ours only from 2.3 on. */
  private void record(Runnable outcome) {
    boolean open = breaker.getState() == State.OPEN;
    outcome.run();
    if (!open && breaker.getState() == State.OPEN) {
      openUntil = time.nanoTime() + OPEN.toNanos();
    }
  }
}
