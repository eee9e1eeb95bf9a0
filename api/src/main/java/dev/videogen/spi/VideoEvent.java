package dev.videogen.spi;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Something that happens below the calls of an app: what a decorator of a generator does not see. A
 * {@link VideoEventListener} receives them.
 */
public sealed interface VideoEvent {

  /**
   * The instance that it is about.
   *
   * @return its name
   */
  String instance();

  /**
   * A request to the vendor has ended.
   *
   * @param instance the instance's name
   * @param operation what the request is for
   * @param job the job that it is about; empty if it is about none, or is to create one
   * @param number 1 for the first attempt, and so on for those that repeat it
   * @param failure what it ended with; empty if it succeeded
   */
  record Attempt(
      String instance,
      Operation operation,
      Optional<JobRef> job,
      int number,
      Optional<VideoException> failure)
      implements VideoEvent {

    /**
     * The status of a response that was an error.
     *
     * @return the HTTP status; empty if the attempt succeeded, or got no response
     */
    public OptionalInt httpStatus() {
      return failure.map(VideoException::httpStatus).orElseGet(OptionalInt::empty);
    }
  }

  /**
   * A request is held up. It is told before a wait for the next attempt, and after a wait for a
   * permit of the rate limiter, whose length is known no sooner.
   *
   * @param instance the instance's name
   * @param operation what the request is for
   * @param job the job that it is about; empty if it is about none, or is to create one
   * @param reason what it waits for
   * @param duration how long, above zero
   */
  record Wait(
      String instance, Operation operation, Optional<JobRef> job, Reason reason, Duration duration)
      implements VideoEvent {

    /** What a request waits for. */
    public enum Reason {
      /** A permit of the rate limiter. */
      PERMIT,
      /** The next attempt. */
      RETRY
    }
  }

  /**
   * A job was read.
   *
   * @param job the job as it is
   */
  record Poll(VideoJob job) implements VideoEvent {

    @Override
    public String instance() {
      return job.ref().instance();
    }
  }

  /**
   * A file of a job is being saved. Told ten times a second at most, and at the end.
   *
   * @param job the job
   * @param saved bytes saved so far; it falls when a vendor makes the saving begin anew
   * @param total bytes of the whole file; empty if the vendor does not say
   */
  record Transfer(JobRef job, long saved, OptionalLong total) implements VideoEvent {

    @Override
    public String instance() {
      return job.instance();
    }
  }

  /**
   * A video of a job is in place.
   *
   * @param job the job
   * @param variant which of its videos, from 0
   * @param file where it is
   */
  record Saved(JobRef job, int variant, Path file) implements VideoEvent {

    @Override
    public String instance() {
      return job.instance();
    }
  }
}
