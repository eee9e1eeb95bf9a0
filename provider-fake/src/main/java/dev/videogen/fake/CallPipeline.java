package dev.videogen.fake;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.RateLimiter;
import dev.videogen.spi.RequestPriority;
import dev.videogen.spi.TimeSource;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every attempt of a call passes on its way to the vendor, as it would on a network: a permit,
 * the time that a response takes, the vendor's limit, what was scripted. Whatever comes of it is
 * logged.
 */
final class CallPipeline {

  private final String provider;
  private final TimeSource time;
  private final RateLimiter budget;
  private final FakeScript script;
  private final CallLog log;
  private final FakeExceptions refusals;
  private final ListingFaults listing = new ListingFaults();
  private volatile boolean closed;

  CallPipeline(
      String provider, TimeSource time, RateLimiter budget, FakeScript script, CallLog log) {
    this.provider = provider;
    this.time = time;
    this.budget = budget;
    this.script = script;
    this.log = log;
    this.refusals = new FakeExceptions(provider);
  }

  void close() {
    closed = true;
  }

  void checkOpen(FakeCall call) {
    if (closed) {
      throw refusals.closed(call.operation(), call.job().orElse(null));
    }
  }

  /**
   * Passes a call that creates a job.
   *
   * @throws LostResponseException if the job was created and the response is lost
   */
  VideoJob submit(FakeCall call, Supplier<VideoJob> work) {
    return logged(
        call.madeAt(time.now()),
        () -> {
          Optional<ScriptedCall> line = admit(call);
          VideoJob job = work.get();
          line.flatMap(ScriptedCall::loss)
              .ifPresent(
                  listed -> {
                    listing.add(job.id(), listed);
                    throw new LostResponseException(
                        job.ref(), new ConnectionException(details(call, Billed.UNKNOWN)));
                  });
          return job;
        });
  }

  /** Passes a call that reads a page of jobs. */
  Page<VideoJob> list(FakeCall call, ListQuery query, Function<ListQuery, Page<VideoJob>> work) {
    return pass(call, () -> listing.read(query, work));
  }

  <T> T pass(FakeCall call, Supplier<T> work) {
    return logged(
        call.madeAt(time.now()),
        () -> {
          admit(call);
          return work.get();
        });
  }

  /** What is known of an error of a call that was scripted. */
  ErrorDetails details(FakeCall call) {
    return details(call, Billed.NO);
  }

  private ErrorDetails details(FakeCall call, Billed billed) {
    ErrorDetails.Builder details =
        ErrorDetails.builder(
                call.operation(), provider + " failed at " + call.operation() + ", as was scripted")
            .provider(provider)
            .job(call.job().orElse(null));
    if (call.operation().isPaid()) {
      details.billed(billed);
    }
    return details.build();
  }

  private <T> T logged(FakeCall call, Supplier<T> work) {
    try {
      T result = responded(call, work);
      log.add(result instanceof VideoJob job ? call.about(Optional.of(job.ref())) : call);
      return result;
    } catch (LostResponseException lost) {
      log.add(call.about(Optional.of(lost.job())).failedWith(lost.failure()));
      throw lost;
    } catch (VideoException failure) {
      log.add(call.failedWith(failure));
      throw failure;
    }
  }

  private <T> T responded(FakeCall call, Supplier<T> work) {
    try {
      return work.get();
    } catch (UncheckedIOException failure) {
      Throwable cause = failure.getCause();
      JobRef job = call.job().orElse(null);
      throw cause instanceof ClosedByInterruptException
          ? refusals.interrupted(call.operation(), job, cause)
          : refusals.storage(call.operation(), job, cause);
    }
  }

  private Optional<ScriptedCall> admit(FakeCall call) {
    checkOpen(call);
    try {
      budget.acquire(kind(call));
      time.sleep(script.latency());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw refusals.interrupted(call.operation(), call.job().orElse(null), stopped);
    }
    Optional<Duration> wait = script.rateLimit().flatMap(limit -> limit.take(time.nanoTime()));
    if (wait.isPresent()) {
      throw rateLimited(call, wait.get());
    }
    Optional<ScriptedCall> line = script.take(call.operation());
    line.ifPresent(said -> script.perform(said, details(call)));
    return line;
  }

  private VideoException rateLimited(FakeCall call, Duration wait) {
    return FakeError.rateLimit(wait).exception(details(call));
  }

  private static RequestPriority kind(FakeCall call) {
    return switch (call.operation()) {
      case CREATE -> RequestPriority.CREATE;
      case DOWNLOAD -> RequestPriority.DOWNLOAD;
      case OPEN, CAPABILITIES, RETRIEVE, LIST, CANCEL, DELETE, AWAIT, PROBE -> RequestPriority.POLL;
    };
  }
}
