package dev.videogen.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Predictions as Replicate writes them. */
final class ReplicateJson {

  private ReplicateJson() {}

  /**
   * A prediction.
   *
   * @param input what was asked for, as it was written; empty if that is not known any more
   * @param api what stands before {@code /predictions}
   * @param files where its files lie
   * @param now the time, by which its data may be removed
   */
  static Map<String, @Nullable Object> prediction(
      VideoJob job, Optional<JsonNode> input, URI api, URI files, Instant now) {
    boolean removed = isRemoved(job, now);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", job.id());
    json.put("model", job.model().orElse(""));
    json.put("version", "hidden");
    json.put(
        "input",
        removed ? Map.of() : input.<Object>map(asked -> asked).orElseGet(() -> input(job)));
    boolean completed = job.status() == JobStatus.COMPLETED;
    json.put("output", completed && !removed ? output(job, files) : null);
    json.put("logs", "");
    json.put("error", job.error().map(error -> error.message()).orElse(null));
    json.put("status", status(job.status()));
    json.put("source", "api");
    job.createdAt().ifPresent(at -> json.put("created_at", at.toString()));
    json.put("data_removed", removed);
    if (job.status().isTerminal()) {
      Instant end = job.completedAt().or(job::createdAt).orElse(now);
      json.put("completed_at", end.toString());
      Duration time = Duration.between(job.createdAt().orElse(end), end);
      double seconds = time.toMillis() / 1000.0;
      json.put("metrics", Map.of("predict_time", seconds, "total_time", seconds));
    }
    String address = api + "/predictions/" + job.id();
    json.put(
        "urls", Map.of("get", address, "cancel", address + "/cancel", "web", address + "/web"));
    return json;
  }

  private static boolean isRemoved(VideoJob job, Instant now) {
    return job.status() == JobStatus.EXPIRED
        || job.expiresAt().filter(end -> !now.isBefore(end)).isPresent();
  }

  private static Map<String, Object> input(VideoJob job) {
    Map<String, Object> input = new LinkedHashMap<>();
    job.prompt().ifPresent(prompt -> input.put("prompt", prompt));
    job.duration().ifPresent(duration -> input.put("duration", duration.toSeconds()));
    job.size()
        .ifPresent(
            size -> {
              input.put("resolution", size.shorterEdge() + "p");
              input.put("aspect_ratio", size.aspectRatio().toString());
            });
    return input;
  }

  private static Object output(VideoJob job, URI files) {
    List<String> addresses =
        job.outputs().stream()
            .map(output -> files + "/delivery/" + job.id() + "/" + output.index() + ".mp4")
            .toList();
    return addresses.size() == 1 ? addresses.get(0) : addresses;
  }

  private static String status(JobStatus status) {
    return switch (status) {
      case QUEUED -> "starting";
      case IN_PROGRESS -> "processing";
      case COMPLETED, EXPIRED -> "succeeded";
      case FAILED -> "failed";
      case CANCELLED -> "canceled";
    };
  }
}
