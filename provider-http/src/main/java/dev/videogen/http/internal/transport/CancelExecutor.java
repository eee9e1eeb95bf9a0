package dev.videogen.http.internal.transport;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.http.internal.response.CallSpec;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Cancels jobs, and deletes them where that may cancel. What a vendor refuses to cancel is read and
 * told as it is; what is gone after it was cancelled here is CANCELLED.
 */
public final class CancelExecutor {

  private final CallExecutor calls;

  public CancelExecutor(CallExecutor calls) {
    this.calls = calls;
  }

  /** Cancels by a call that leaves a job alone which has ended, so that it may be repeated. */
  public VideoJob cancel(JobRef ref, Runnable send, Supplier<VideoJob> retrieve) {
    CallSpec spec = CallSpec.read(Operation.CANCEL).about(ref);
    try {
      calls.read(spec, () -> done(send));
    } catch (VideoException refused) {
      if (!isRefusal(refused)) {
        throw refused;
      }
      return calls.read(spec, retrieve);
    }
    return afterwards(spec, cancelled(VideoJob.builder(ref, JobStatus.CANCELLED)), retrieve);
  }

  /**
   * Cancels by a call that deletes a job which has ended: such a job is not touched. The call is
   * repeated only when the job was read again and still runs.
   */
  public VideoJob cancelByDelete(JobRef ref, Runnable send, Supplier<VideoJob> retrieve) {
    CallSpec spec = CallSpec.read(Operation.CANCEL).about(ref);
    VideoJob before = calls.read(spec, retrieve);
    if (before.status().isTerminal()) {
      return before;
    }
    VideoJob cancelled = cancelled(before.toBuilder());
    Optional<VideoJob> found =
        calls
            .loop()
            .run(
                spec,
                number -> {
                  if (number > 1) {
                    VideoJob now = read(spec, retrieve).orElse(cancelled);
                    if (now.status().isTerminal()) {
                      return Optional.of(now);
                    }
                  }
                  return sendOnce(
                      spec, send, number > 1 ? Optional.of(cancelled) : Optional.empty());
                });
    return found.orElseGet(() -> afterwards(spec, cancelled, retrieve));
  }

  /** Deletes; before the call is repeated, the job is read to see whether that is needed. */
  public void delete(JobRef ref, Runnable send, Supplier<VideoJob> retrieve) {
    CallSpec spec = CallSpec.read(Operation.DELETE).about(ref);
    calls
        .loop()
        .run(
            spec,
            number ->
                number == 1
                    ? calls.once(spec, () -> done(send)).value()
                    : read(spec, retrieve).isEmpty() || deletedAgain(spec, send));
  }

  /** A job that lists of the vendor's still show may be gone by the first attempt. */
  private boolean deletedAgain(CallSpec spec, Runnable send) throws FailedAttempt {
    try {
      return calls.once(spec, () -> done(send)).value();
    } catch (FailedAttempt failure) {
      if (failure.error() instanceof NotFoundException) {
        return true;
      }
      throw failure;
    }
  }

  /**
   * Sends what cancels.
   *
   * @param gone what it means that the job is not found, if an earlier attempt may be the reason
   * @return the job, if that response tells how it is
   */
  private Optional<VideoJob> sendOnce(CallSpec spec, Runnable send, Optional<VideoJob> gone)
      throws FailedAttempt {
    try {
      calls.once(spec, () -> done(send));
      return Optional.empty();
    } catch (FailedAttempt failure) {
      if (failure.error() instanceof NotFoundException && gone.isPresent()) {
        return gone;
      }
      if (isRefusal(failure.error())) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private VideoJob afterwards(CallSpec spec, VideoJob cancelled, Supplier<VideoJob> retrieve) {
    try {
      return calls.read(spec, retrieve);
    } catch (NotFoundException gone) {
      return cancelled;
    }
  }

  private Optional<VideoJob> read(CallSpec spec, Supplier<VideoJob> retrieve) throws FailedAttempt {
    try {
      return Optional.of(calls.once(spec, retrieve).value());
    } catch (FailedAttempt failure) {
      if (failure.error() instanceof NotFoundException) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** A job that is gone: what was charged for it cannot be read any more. */
  private static VideoJob cancelled(VideoJob.Builder job) {
    return job.status(JobStatus.CANCELLED).billed(Billed.UNKNOWN).build();
  }

  private static boolean isRefusal(VideoException error) {
    return error instanceof ConflictException || error instanceof InvalidRequestException;
  }

  private static boolean done(Runnable send) {
    send.run();
    return true;
  }
}
