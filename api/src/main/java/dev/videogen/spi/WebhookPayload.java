package dev.videogen.spi;

import dev.videogen.JobStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What the body of a webhook says. It is a hint that a job should be read, and no more: the status
 * of a job is what {@link VideoGenerator#retrieve} says.
 *
 * @param vendorId the vendor's own id of the job, in the vendor's form; empty if the webhook is
 *     about something else than a job
 * @param type the vendor's word for what happened, such as {@code video.completed}
 * @param status the status that the word stands for; empty if that is not known
 * @param time when it happened, by the vendor's clock; empty if that is not told
 */
public record WebhookPayload(
    Optional<String> vendorId, String type, Optional<JobStatus> status, Optional<Instant> time) {

  /**
   * Something else than a job, of which other programs may want to know.
   *
   * @param type the vendor's word for it
   * @return a payload without a job
   */
  public static WebhookPayload ofNoJob(String type) {
    return new WebhookPayload(Optional.empty(), type, Optional.empty(), Optional.empty());
  }
}
