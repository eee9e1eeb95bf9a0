package dev.videogen.cli.session;

import dev.videogen.Billed;
import dev.videogen.JobRef;
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
import java.util.function.Consumer;

/**
 * Jobs that go on until Ctrl-C. Then what is not sent is not sent any more, no job is waited for
 * any longer, and a create that was sent is waited for, so that its job is named: it has been
 * bought.
 */
public final class StoppableJobs {

  /** Less than what a command has left after Ctrl-C, so that it can tell what became of each. */
  private static final Duration MAX_WAIT_FOR_CREATES = Duration.ofSeconds(20);

  private StoppableJobs() {}

  /**
   * Waits until all have ended, or the thread is interrupted. The interrupt stays cleared: what
   * became of the jobs is still to be told.
   *
   * @return whether it was interrupted
   */
  public static boolean join(List<? extends JobHandle<?>> jobs, Consumer<String> notices) {
    CompletableFuture<?> all =
        CompletableFuture.allOf(
            jobs.stream().map(JobHandle::future).toArray(CompletableFuture<?>[]::new));
    try {
      all.get();
      return false;
    } catch (InterruptedException end) {
      jobs.forEach(JobHandle::stop);
      long sent = jobs.stream().filter(job -> !job.future().isDone()).count();
      if (sent > 0) {
        notices.accept(
            "Interrupted; waiting for the response to what was sent, so that no job is lost"
                + " (Ctrl-C again ends at once)");
        awaitCreates(all);
      }
      return true;
    } catch (ExecutionException failed) {
      // Each is asked for its own.
      return false;
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
   * Waits until a job has ended, or the thread is interrupted; then its flag is set again. A create
   * that was sent has its result all the same.
   *
   * @throws VideoException if it failed, or was stopped
   */
  public static <T> T await(JobHandle<T> job, Consumer<String> notices) {
    boolean interrupted = join(List.of(job), notices);
    try {
      return result(job);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * What came of a job that was joined.
   *
   * @throws VideoException if it failed, or was stopped
   */
  public static <T> T result(JobHandle<T> job) {
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
                Operation.AWAIT,
                "interrupted while waiting for job " + job + "; the job itself was not stopped.")
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
