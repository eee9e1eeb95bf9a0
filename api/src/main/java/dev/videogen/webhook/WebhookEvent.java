package dev.videogen.webhook;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.internal.text.Printable;
import dev.videogen.spi.CompositeId;
import dev.videogen.spi.OpaqueId;
import java.time.Instant;
import java.util.Optional;

/**
 * A vendor's word that something happened to a job, with a signature that holds. It is a reason to
 * read the job, and no more: what the job is, a read tells.
 *
 * @param instance the instance whose vendor sent it
 * @param messageId the vendor's id of the message; its retries have the same
 * @param vendorId the vendor's own id of the job. A ref may hold more than that: see {@link
 *     #isAbout}
 * @param type the vendor's word for what happened, such as {@code video.completed}
 * @param status the status that the word stands for; empty if that is not known
 * @param sentAt when the message was sent, by the vendor's clock
 * @param happenedAt when it happened, by the vendor's clock; empty if that is not told
 */
public record WebhookEvent(
    String instance,
    String messageId,
    String vendorId,
    String type,
    Optional<JobStatus> status,
    Instant sentAt,
    Optional<Instant> happenedAt) {

  /**
   * Whether the event is about a job. Where the id of a ref is composed of several parts, as at
   * fal, the vendor's own part is compared.
   *
   * @param ref a job's ref
   * @return true if it is a job of this instance and of this id
   */
  public boolean isAbout(JobRef ref) {
    return ref.instance().equals(instance)
        && (OpaqueId.unwrap(ref.id()).equals(vendorId)
            || vendorsPart(ref.id()).filter(vendorId::equals).isPresent());
  }

  private static Optional<String> vendorsPart(String id) {
    try {
      return Optional.of(CompositeId.parse(id).vendorId());
    } catch (IllegalArgumentException notComposed) {
      return Optional.empty();
    }
  }

  /** The event on one line, as it may be printed. */
  @Override
  public String toString() {
    return Printable.line(
        "WebhookEvent[" + type + " of " + instance + ":" + vendorId + ", sent at " + sentAt + "]");
  }
}
