package dev.videogen.replicate;

import dev.videogen.AspectRatio;
import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.Resolution;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoSize;
import dev.videogen.http.JobMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a prediction is. It tells its input, so the prompt, the length and the size that were asked
 * for, until its data is removed an hour after its end.
 *
 * <p>Sources: Replicate's published specification; that a run which was cancelled is charged for
 * the time that it ran, and one that was aborted before its start is not, is said in its
 * documentation of billing.
 */
final class PredictionResponse extends JobMapping {

  static final StatusMap WORDS =
      StatusMap.none()
          .with(JobStatus.QUEUED, "starting")
          .with(JobStatus.IN_PROGRESS, "processing")
          .with(JobStatus.COMPLETED, "succeeded")
          .with(JobStatus.FAILED, "failed")
          .with(JobStatus.CANCELLED, "canceled", "aborted")
          .charging(Billed.YES, JobStatus.COMPLETED, JobStatus.EXPIRED);

  private static final Duration LIFETIME = Duration.ofHours(1);

  /** What models say of content that they refuse; there is no code for it (remembered). */
  static final Pattern CONTENT_POLICY =
      Pattern.compile("\\(E005\\)|(?i:\\bflagged\\b|\\bnsfw\\b|content policy|moderation)");

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
    JsonView input = json.object("input");
    input.text("prompt").ifPresent(job::prompt);
    input.seconds("duration").ifPresent(job::duration);
    size(input).ifPresent(job::size);
    VideoJob built = build(job, id -> outputs(id, files));
    return built
        .error()
        .filter(error -> CONTENT_POLICY.matcher(error.message()).find())
        .map(error -> new JobError(error.code(), error.message(), true))
        .map(judged -> built.toBuilder().error(judged).build())
        .orElse(built);
  }

  /** Of a run that was cancelled. */
  private static Billed billed(JsonView json) {
    boolean ran =
        json.object("metrics").number("predict_time").filter(time -> time.signum() > 0).isPresent();
    boolean aborted = json.text("status").filter("aborted"::equals).isPresent();
    return ran ? Billed.YES : aborted ? Billed.NO : Billed.UNKNOWN;
  }

  private static Optional<VideoSize> size(JsonView input) {
    try {
      Optional<AspectRatio> ratio = input.text("aspect_ratio").map(AspectRatio::parse);
      return input
          .text("resolution")
          .map(Resolution::parse)
          .flatMap(resolution -> ratio.map(resolution::at));
    } catch (IllegalArgumentException ofTheModelsOwn) {
      return Optional.empty();
    }
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
