package dev.videogen.emulator;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.fake.FakeVideoGenerator;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A webhook that is to be sent once a job is so far.
 *
 * @param fake whose job it is
 * @param jobId the job
 * @param target where to send it
 * @param messageId the id of the message
 * @param when the statuses of which it tells
 * @param signer how it is signed
 * @param body what it says of the job, to be written as JSON
 */
record WebhookOrder(
    FakeVideoGenerator fake,
    String jobId,
    URI target,
    String messageId,
    Predicate<JobStatus> when,
    WebhookSigner signer,
    Function<VideoJob, Object> body) {

  /** The same with another id. */
  WebhookOrder called(String id) {
    return new WebhookOrder(fake, jobId, target, id, when, signer, body);
  }
}
