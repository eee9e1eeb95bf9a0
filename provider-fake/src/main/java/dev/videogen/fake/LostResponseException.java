package dev.videogen.fake;

import dev.videogen.JobRef;
import dev.videogen.errors.VideoException;

/** A job was created, and its caller is not told of it. */
final class LostResponseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient JobRef job;
  private final VideoException failure;

  LostResponseException(JobRef job, VideoException failure) {
    super(null, null, false, false);
    this.job = job;
    this.failure = failure;
  }

  JobRef job() {
    return job;
  }

  /** What the caller gets that looks for nothing. */
  VideoException failure() {
    return failure;
  }
}
