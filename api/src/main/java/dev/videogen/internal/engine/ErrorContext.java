package dev.videogen.internal.engine;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.VideoException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of a generator knows of an error that the generator may leave out.
 *
 * @param instance the instance that was called
 * @param job the job that the call is about; null if it is about none
 * @param paid whether the job is known to exist, and so to have been paid for
 */
public record ErrorContext(String instance, @Nullable JobRef job, boolean paid) {

  /** A job of which only its ref is known. */
  public static ErrorContext of(JobRef job) {
    return new ErrorContext(job.instance(), job, false);
  }

  /** A job that was seen or created. */
  public static ErrorContext ofPaid(JobRef job) {
    return new ErrorContext(job.instance(), job, true);
  }

  /** Runs an action whose errors are to be finished. */
  public <T> T run(Supplier<T> action) {
    try {
      return action.get();
    } catch (VideoException failure) {
      throw finished(failure);
    }
  }

  /** The error with what it lacks; what is there already stays, and a finished one is itself. */
  public VideoException finished(VideoException failure) {
    ErrorDetails details = failure.details();
    ErrorDetails.Builder finished = details.toBuilder();
    boolean changed = false;
    if (details.provider().isEmpty()) {
      finished.provider(instance);
      changed = true;
    }
    if (details.job().isEmpty() && job != null) {
      finished.job(job);
      changed = true;
    }
    if (details.billed().isEmpty() && paid && !failure.operation().isPaid()) {
      finished.billed(Billed.YES);
      changed = true;
    }
    return changed ? failure.withDetails(finished.build()) : failure;
  }
}
