package dev.videogen.cli.command;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.cli.output.Terminal;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.follow.JobHandle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Jobs of several prompts that go on until Ctrl-C. Then what is not sent is not sent any more, no
 * job is waited for any longer, and a create that was sent is waited for, so that its job is named:
 * it has been bought.
 */
final class StoppableJobs {

  /** Less than what a command has left after Ctrl-C, so that it can tell what became of each. */
  private static final Duration MAX_WAIT_FOR_CREATES = Duration.ofSeconds(20);

  private StoppableJobs() {}

  /**
   * Waits until all have ended, or the thread is interrupted. The interrupt stays cleared: what
   * became of the jobs is still to be told.
   */
  static void join(List<? extends JobHandle<?>> jobs, Terminal terminal) {
    CompletableFuture<?> all =
        CompletableFuture.allOf(
            jobs.stream().map(JobHandle::future).toArray(CompletableFuture<?>[]::new));
    try {
      all.get();
    } catch (InterruptedException end) {
      jobs.forEach(JobHandle::stop);
      long sent = jobs.stream().filter(job -> !job.future().isDone()).count();
      if (sent > 0) {
        terminal.err().println("Waiting for the responses to what was sent (" + sent + ")");
        awaitCreates(all);
      }
    } catch (ExecutionException failed) {
      // Each is asked for its own.
    }
  }

  private static void awaitCreates(Future<?> all) {
    try {
      all.get(MAX_WAIT_FOR_CREATES.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException | TimeoutException over) {
      // What has not ended is told as uncertain.
    } catch (ExecutionException failed) {
      // Each is asked for its own.
    }
  }

  /**
   * What came of a job.
   *
   * @throws VideoException if it failed, or was stopped
   */
  static <T> T result(JobHandle<T> job) {
    if (!job.future().isDone()) {
      throw new SubmissionUncertainException(
          ErrorDetails.builder(
                  Operation.CREATE,
                  "interrupted while the response to the create was awaited: it is not known"
                      + " whether there is a job. Look for it before it is created again.")
              .build(),
          List.of());
    }
    try {
      return job.join();
    } catch (CancellationException stopped) {
      throw job.ref().map(StoppableJobs::runsOn).orElseGet(StoppableJobs::notSent);
    }
  }

  private static VideoInterruptedException runsOn(JobRef job) {
    return new VideoInterruptedException(
        ErrorDetails.builder(
                Operation.AWAIT, "interrupted while waiting for job " + job + ", which runs on.")
            .job(job)
            .build());
  }

  private static VideoInterruptedException notSent() {
    return new VideoInterruptedException(
        ErrorDetails.builder(Operation.CREATE, "interrupted before it was sent.")
            .billed(Billed.NO)
            .build());
  }
}
