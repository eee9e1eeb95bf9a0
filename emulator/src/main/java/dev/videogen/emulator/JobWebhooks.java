package dev.videogen.emulator;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.fake.FakeVideoGenerator;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The webhooks of one vendor's jobs: who sends them, and how they are signed. */
final class JobWebhooks {

  private final FakeVideoGenerator fake;
  private final WebhookSender sender;
  private final WebhookSigner signer;

  JobWebhooks(FakeVideoGenerator fake, WebhookSender sender, WebhookSigner signer) {
    this.fake = fake;
    this.sender = sender;
    this.signer = signer;
  }

  /**
   * A webhook that is to be sent once a job is so far.
   *
   * @param when the statuses of which it tells
   * @param body what it says of the job, to be written as JSON
   */
  WebhookOrder order(
      VideoJob job, URI target, Predicate<JobStatus> when, Function<VideoJob, Object> body) {
    return new WebhookOrder(fake, job.id(), target, "msg_" + job.id(), when, signer, body);
  }

  void send(WebhookOrder order) {
    sender.add(order);
  }

  /**
   * Reads an address that a request has.
   *
   * @param field where it stands
   * @throws RejectedRequestException if it is none
   */
  static Optional<URI> target(String field, Optional<String> text) {
    return text.map(
        address ->
            target(address)
                .orElseThrow(
                    () -> RejectedRequestException.invalid(field, "Input should be a valid URL")));
  }

  /** An address that a webhook can be sent to; empty if it is none. */
  static Optional<URI> target(String address) {
    try {
      return Optional.of(URI.create(address))
          .filter(target -> target.getHost() != null && target.getScheme().matches("https?"));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
