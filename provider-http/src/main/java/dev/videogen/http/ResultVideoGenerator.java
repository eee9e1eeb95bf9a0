package dev.videogen.http;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.spi.WebhookScheme;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What generators have in common whose vendor's status tells that a job has ended, and not how it
 * ended: that its result tells, which is asked for by a second call. Until that is read, no job is
 * a success.
 *
 * <p>Safe for use by many threads, as subclasses are to be.
 */
public abstract class ResultVideoGenerator extends HttpVideoGenerator {

  /**
   * A generator.
   *
   * @param connection to the vendor; closing the generator closes it
   * @param capabilities what the models can do
   */
  protected ResultVideoGenerator(VendorConnection connection, Capabilities capabilities) {
    super(connection, capabilities);
  }

  /**
   * A generator whose vendor sends webhooks.
   *
   * @param connection to the vendor; closing the generator closes it
   * @param capabilities what the models can do
   * @param webhooks how they are signed, as {@link WebhookSettings} gives it; empty if nobody knows
   */
  protected ResultVideoGenerator(
      VendorConnection connection,
      Capabilities capabilities,
      Optional<Supplier<WebhookScheme>> webhooks) {
    super(connection, capabilities, webhooks);
  }

  /**
   * Reads the result of a job by one plain call.
   *
   * @param id the id of the job
   * @return the response
   */
  protected abstract JsonResponse result(String id);

  /**
   * What the result of a job means.
   *
   * @param id the id of the job
   * @return a mapping of its responses
   */
  protected abstract ResultMapping mapping(String id);

  /**
   * Sends a create, as {@link VendorConnection#submit} does.
   *
   * @param submission what is sent, and how its job is found
   * @return the job; with its result if it has ended and that could be read, else still running
   * @throws VideoException if there is no job, or if it could not be found out whether there is
   */
  protected final VideoJob submit(Submission submission) {
    VideoJob job = connection.submit(submission);
    try {
      return withResult(job);
    } catch (VideoException unread) {
      return JobMapping.unread(job);
    }
  }

  @Override
  public VideoJob retrieve(String id) {
    return withResult(super.retrieve(id));
  }

  /**
   * Cancels a job, as {@link VendorConnection#cancel} does.
   *
   * @param id the id of the job
   * @param send makes one plain call
   * @return the job as it is then
   * @throws VideoException if it failed for good
   */
  protected final VideoJob cancel(String id, Consumer<PathSegment> send) {
    return withResult(connection.cancel(id, send, this::read));
  }

  private VideoJob withResult(VideoJob job) {
    if (job.status() != JobStatus.COMPLETED) {
      return job;
    }
    ResultMapping mapping = mapping(job.id());
    try {
      return connection.call(
          Operation.RETRIEVE, job.id(), same -> mapping.result(job, result(job.id()).body()));
    } catch (ConflictException tooEarly) {
      return JobMapping.unread(job);
    } catch (VideoException error) {
      return mapping.result(job, error).orElseThrow(() -> error);
    }
  }
}
