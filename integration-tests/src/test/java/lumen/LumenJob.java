package lumen;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.VideoException;
import dev.videogen.http.ResultMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.FailureReason;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What the vendor's responses mean. */
final class LumenJob extends ResultMapping {

  private static final StatusMap WORDS =
      StatusMap.common()
          .with(JobStatus.QUEUED, "waiting")
          .with(JobStatus.IN_PROGRESS, "rendering")
          .with(JobStatus.COMPLETED, "ready")
          .with(JobStatus.FAILED, "broken")
          .with(JobStatus.CANCELLED, "withdrawn")
          .charging(Billed.YES, JobStatus.COMPLETED);

  LumenJob(Context context) {
    super(context, WORDS);
  }

  @Override
  public VideoJob job(JsonView json) {
    VideoJob.Builder job = job(json, WORDS);
    json.percent("percent").ifPresent(job::progress);
    json.text("model").ifPresent(job::model);
    json.text("text").ifPresent(job::prompt);
    json.instant("made_at").ifPresent(job::createdAt);
    return job.build();
  }

  @Override
  public VideoJob result(VideoJob ready, JsonView body) {
    Optional<URI> clip = body.address("clip");
    if (clip.isPresent()) {
      VideoOutput output = VideoOutput.of(ready.id(), ready.id(), 0).withPath(clip.get());
      VideoJob.Builder job = ready.toBuilder().outputs(List.of(output));
      body.number("charge_usd").ifPresent(job::cost);
      return job.build();
    }
    if (body.object("fault").isEmpty()) {
      throw new UnreadableResponseException("it names no clip");
    }
    return ready.toBuilder()
        .status(JobStatus.FAILED)
        .billed(Billed.UNKNOWN)
        .error(FailureReason.quoted(body.object("fault"), this::redact))
        .build();
  }

  /** No error of the call says anything of the job. */
  @Override
  public Optional<VideoJob> result(VideoJob ready, VideoException error) {
    return Optional.empty();
  }
}
