package dev.videogen.azure;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoSize;
import dev.videogen.http.JobMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.OpaqueId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the responses of the jobs API mean. */
final class JobsMapping extends JobMapping {

  /**
   * Azure publishes a price of the seconds of a video, and nothing about jobs that give none: what
   * those are charged is not known.
   */
  static final StatusMap WORDS =
      StatusMap.common().charging(Billed.YES, JobStatus.COMPLETED, JobStatus.EXPIRED);

  /**
   * A mapping for one instance.
   *
   * @param context of the connection
   */
  JobsMapping(Context context) {
    super(context);
  }

  @Override
  public VideoJob job(JsonView json) {
    VideoJob.Builder job = job(json, WORDS);
    json.text("model").ifPresent(job::model);
    json.text("prompt").ifPresent(job::prompt);
    size(json).ifPresent(job::size);
    json.seconds("n_seconds").ifPresent(job::duration);
    json.instant("created_at", "created", "createdAt").ifPresent(job::createdAt);
    json.instant("finished_at", "completed_at", "finishedAt").ifPresent(job::completedAt);
    json.instant("expires_at", "expiresAt").ifPresent(job::expiresAt);
    return build(
        job,
        id -> {
          List<VideoOutput> outputs = generations(id, json.objects("generations"));
          return outputs.isEmpty() ? orInline(id, FileAddresses.outputs(id, json), json) : outputs;
        });
  }

  private static Optional<VideoSize> size(JsonView json) {
    OptionalInt width = json.integer("width");
    OptionalInt height = json.integer("height");
    return isEdge(width) && isEdge(height)
        ? Optional.of(VideoSize.of(width.getAsInt(), height.getAsInt()))
        : Optional.empty();
  }

  private static boolean isEdge(OptionalInt pixels) {
    return pixels.isPresent() && pixels.getAsInt() >= 1 && pixels.getAsInt() <= VideoSize.MAX_EDGE;
  }

  /** Azure's generations have ids alone; what else speaks this format may name addresses. */
  private static List<VideoOutput> generations(String jobId, List<JsonView> generations) {
    List<VideoOutput> outputs = new ArrayList<>();
    for (JsonView generation : generations) {
      Optional<URI> address = FileAddresses.ofVideos(generation).stream().findFirst();
      Optional<String> id = generation.text("id").map(OpaqueId::wrap);
      if (id.isPresent() || address.isPresent()) {
        VideoOutput output = VideoOutput.of(jobId, id.orElse(jobId), outputs.size());
        outputs.add(address.map(at -> FileAddresses.at(at, output)).orElse(output));
      }
    }
    return outputs;
  }
}
