package dev.videogen.fal;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.VideoException;
import dev.videogen.http.ResultMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import java.util.List;

/**
 * What a request of one model is in fal's responses: in the queue's, which are its status and then
 * its result, and in the platform API's lists, which have both at once.
 */
final class JobResponse extends ResultMapping {

  /**
   * {@code client_cancelled} is the type of an error (source: fal's table of these; remembered).
   */
  static final StatusMap WORDS =
      StatusMap.common()
          .with(JobStatus.CANCELLED, "client_cancelled")
          .charging(Billed.YES, JobStatus.COMPLETED);

  private static final int ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final String endpoint;

  /**
   * A mapping.
   *
   * @param context makes the id of a request the ref of its job
   * @param endpoint the model
   */
  JobResponse(Context context, String endpoint) {
    super(context, WORDS);
    this.endpoint = endpoint;
  }

  /** The job by its status, by which it is COMPLETED while its result is yet to be read. */
  @Override
  public VideoJob job(JsonView json) {
    return withError(job(json, WORDS).model(endpoint).build(), json);
  }

  /** A failure of fal's own is not charged. */
  @Override
  protected Billed billed(VideoException error) {
    return error.httpStatus().orElse(0) >= SERVER_ERROR ? Billed.NO : Billed.UNKNOWN;
  }

  /**
   * The job by an entry of the platform API's lists. What has ended without a video in sight is not
   * understood, and so still runs.
   */
  VideoJob listed(JsonView entry) {
    JsonView output = entry.object("json_output");
    boolean failed = entry.integer("status_code").orElse(0) >= ERROR;
    boolean made = !failed && !outputs("", output).isEmpty();
    JobStatus status =
        failed ? JobStatus.FAILED : made ? JobStatus.COMPLETED : JobStatus.IN_PROGRESS;
    VideoJob.Builder job =
        VideoJob.builder(ref(rules().requiredJobId(entry)), status)
            .model(endpoint)
            .billed(WORDS.billed(status));
    asked(job, entry.object("json_input"));
    entry.instant("sent_at", "started_at").ifPresent(job::createdAt);
    if (failed) {
      job.error(reason(output.isEmpty() ? entry : output));
    }
    return build(job, id -> outputs(id, output));
  }

  private static List<VideoOutput> outputs(String id, JsonView output) {
    return orInline(id, FileAddresses.publicOutputs(id, output), output);
  }
}
