package dev.videogen.fal;

import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.VideoException;
import dev.videogen.http.JobMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import java.util.List;
import java.util.Optional;

/**
 * What a job is in fal's responses. The queue's status tells that a request has ended; how it
 * ended, that status tells by an error in it, or else the result does, which is the model's own
 * output or the model's own error.
 */
final class JobResponse extends JobMapping {

  static final StatusMap WORDS = StatusMap.common().charging(Billed.YES, JobStatus.COMPLETED);

  private static final int ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final String endpoint;
  private final boolean ofLists;

  /**
   * A mapping of the requests of one model.
   *
   * @param context makes the id of a request the ref of its job
   * @param endpoint the model
   * @param ofLists whether it maps entries of the platform API's lists, and not the queue's status
   */
  JobResponse(Context context, String endpoint, boolean ofLists) {
    super(context);
    this.endpoint = endpoint;
    this.ofLists = ofLists;
  }

  /**
   * The job by its status alone, or by all that a list of the platform API tells of it.
   *
   * @return COMPLETED if it has ended and its result is yet to be read
   */
  @Override
  public VideoJob job(JsonView json) {
    return ofLists ? listed(json) : polled(json);
  }

  private VideoJob polled(JsonView json) {
    VideoJob job = job(json, WORDS).model(endpoint).build();
    boolean ended = job.status() == JobStatus.COMPLETED || job.status() == JobStatus.FAILED;
    return ended && ModelError.isIn(json) ? failed(job, json) : job;
  }

  /** What has ended without a video in sight is not understood, and so still runs. */
  private VideoJob listed(JsonView entry) {
    JsonView output = entry.object("json_output");
    boolean failed = entry.integer("status_code").orElse(0) >= ERROR;
    boolean made = !failed && !FileAddresses.ofVideos(output).isEmpty();
    JobStatus status =
        failed ? JobStatus.FAILED : made ? JobStatus.COMPLETED : JobStatus.IN_PROGRESS;
    VideoJob.Builder job =
        VideoJob.builder(ref(rules().requiredJobId(entry)), status)
            .model(endpoint)
            .billed(WORDS.billed(status));
    asked(job, entry.object("json_input"));
    entry.instant("sent_at", "started_at").ifPresent(job::createdAt);
    if (failed) {
      job.error(ModelError.of(output.isEmpty() ? entry : output, rules(), this::redact));
    }
    return build(job, id -> FileAddresses.publicOutputs(id, output));
  }

  /**
   * The job with its result.
   *
   * @param ended the job by its status
   * @throws UnreadableResponseException if the result is neither a video nor an error
   */
  VideoJob result(JsonView json, VideoJob ended) {
    List<VideoOutput> outputs = FileAddresses.publicOutputs(ended.id(), json);
    if (outputs.isEmpty() && !ModelError.isIn(json)) {
      throw new UnreadableResponseException("it names no video");
    }
    return outputs.isEmpty() ? failed(ended, json) : ended.toBuilder().outputs(outputs).build();
  }

  /**
   * The job whose result call failed.
   *
   * @return empty if the error is one of the call and says nothing of the job
   */
  Optional<VideoJob> failed(VideoException error, VideoJob ended) {
    boolean free = error.httpStatus().orElse(0) >= SERVER_ERROR;
    return Optional.of(error)
        .filter(ModelError::isIn)
        .map(told -> failed(ended, ModelError.of(told, rules()), free));
  }

  private VideoJob failed(VideoJob ended, JsonView json) {
    return failed(ended, ModelError.of(json, rules(), this::redact), false);
  }

  /** A failure of fal's own, which has a status of 500 or above, is not charged. */
  private static VideoJob failed(VideoJob ended, JobError reason, boolean free) {
    boolean cancelled = reason.code().equals(ModelError.CANCELLED);
    return ended.toBuilder()
        .status(cancelled ? JobStatus.CANCELLED : JobStatus.FAILED)
        .billed(free ? Billed.NO : Billed.UNKNOWN)
        .error(reason)
        .build();
  }
}
