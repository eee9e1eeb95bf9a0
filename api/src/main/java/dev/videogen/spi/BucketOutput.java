package dev.videogen.spi;

import dev.videogen.JobRef;
import dev.videogen.VideoOutput;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;

/** Refuses to open what lies in an app's own bucket. */
public final class BucketOutput {

  private BucketOutput() {}

  /**
   * Refuses an output in a bucket; lets any other pass.
   *
   * @param output the output to be opened
   * @param job its job
   * @throws UnsupportedRequestException if it lies in a bucket; the message names where
   */
  public static void refuse(VideoOutput output, JobRef job) {
    if (output.kind() == VideoOutput.Kind.BUCKET) {
      throw new UnsupportedRequestException(
          ErrorDetails.builder(
                  Operation.DOWNLOAD,
                  "the vendor has put the video of job "
                      + job
                      + " into a bucket of yours, at "
                      + output.address().orElseThrow()
                      + "; it is not read from there: fetch it with the tools of that store")
              .provider(job.instance())
              .job(job)
              .build());
    }
  }
}
