package dev.videogen.fal;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.http.JobMapping;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;

/**
 * What a job is in the platform API's lists. What has ended without a video in sight is not
 * understood, and so still runs.
 */
final class ListedRequest extends JobMapping {

  private static final int ERROR = 400;

  private final String endpoint;

  /**
   * A mapping of the requests of one model.
   *
   * @param context makes the id of a request the ref of its job
   * @param endpoint the model
   */
  ListedRequest(Context context, String endpoint) {
    super(context);
    this.endpoint = endpoint;
  }

  @Override
  public VideoJob job(JsonView entry) {
    JsonView output = entry.object("json_output");
    boolean failed = entry.integer("status_code").orElse(0) >= ERROR;
    boolean made = !failed && !FileAddresses.ofVideos(output).isEmpty();
    JobStatus status =
        failed ? JobStatus.FAILED : made ? JobStatus.COMPLETED : JobStatus.IN_PROGRESS;
    VideoJob.Builder job =
        VideoJob.builder(ref(rules().requiredJobId(entry)), status)
            .model(endpoint)
            .billed(JobResponse.WORDS.billed(status));
    asked(job, entry.object("json_input"));
    entry.instant("sent_at", "started_at").ifPresent(job::createdAt);
    if (failed) {
      job.error(ModelError.of(output.isEmpty() ? entry : output, rules(), this::redact));
    }
    return build(job, id -> FileAddresses.publicOutputs(id, output));
  }
}
