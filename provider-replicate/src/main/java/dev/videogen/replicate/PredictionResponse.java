package dev.videogen.replicate;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.http.JobMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.WebhookSettings;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.WebhookPayload;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a prediction is. It tells its input, so the prompt, the length and the size that were asked
 * for, until its data is removed an hour after its end.
 *
 * <p>Sources: Replicate's published specification; that a run which was cancelled is charged for
 * the time that it ran, and one that was aborted before its start is not, is said in its
 * documentation of billing.
 */
final class PredictionResponse extends JobMapping {

  /**
   * Its own are {@code starting}, {@code processing}, {@code succeeded}, {@code failed}, {@code
   * canceled} and {@code aborted}; relays have their own.
   */
  private static final StatusMap WORDS =
      StatusMap.common()
          .with(JobStatus.QUEUED, "starting")
          .charging(Billed.YES, JobStatus.COMPLETED, JobStatus.EXPIRED);

  private static final Duration LIFETIME = Duration.ofHours(1);

  PredictionResponse(Context context) {
    super(context);
  }

  @Override
  public VideoJob job(JsonView json) {
    VideoJob.Builder job = job(json, WORDS);
    JobStatus status = WORDS.status(StatusMap.word(json));
    List<URI> files = OutputAddresses.of(json);
    boolean removed = json.flag("data_removed").orElse(false);
    if (status == JobStatus.COMPLETED && files.isEmpty() && removed) {
      job.status(JobStatus.EXPIRED);
    } else if (status == JobStatus.COMPLETED) {
      json.instant("completed_at").map(end -> end.plus(LIFETIME)).ifPresent(job::expiresAt);
    } else if (status == JobStatus.CANCELLED) {
      job.billed(billed(json));
    }
    json.text("model").ifPresent(job::model);
    json.instant("created_at").ifPresent(job::createdAt);
    if (status.isTerminal()) {
      json.instant("completed_at").ifPresent(job::completedAt);
    }
    return build(asked(job, json.object("input")), id -> orInline(id, outputs(id, files), json));
  }

  /**
   * What a webhook says, which is the whole prediction.
   *
   * <p>Source: Replicate's documentation of webhooks and its client for JavaScript.
   *
   * @throws IllegalArgumentException if it has no id
   */
  static WebhookPayload webhook(JsonView prediction) {
    return WebhookSettings.payload(
        prediction, "id", WORDS, "completed_at", "started_at", "created_at");
  }

  /** Of a run that was cancelled. */
  private static Billed billed(JsonView json) {
    boolean ran =
        json.object("metrics").number("predict_time").filter(time -> time.signum() > 0).isPresent();
    boolean aborted = json.text("status").filter("aborted"::equals).isPresent();
    return ran ? Billed.YES : aborted ? Billed.NO : Billed.UNKNOWN;
  }

  /** One without an address is read again for it. */
  private static List<VideoOutput> outputs(String jobId, List<URI> addresses) {
    List<VideoOutput> outputs = new ArrayList<>();
    for (URI address : addresses) {
      outputs.add(FileAddresses.at(address, VideoOutput.of(jobId, jobId, outputs.size())));
    }
    return outputs;
  }
}
