package dev.videogen.emulator;

import dev.videogen.JobStatus;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.emulator.CharacterStore.VideoCharacter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jobs as OpenAI writes them: every field that the published specification requires is there and of
 * its type, null where nothing is known.
 */
final class OpenAiJson {

  private OpenAiJson() {}

  /** What a webhook says of a video that has ended. */
  static Map<String, Object> event(VideoJob job) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", "evt_" + job.id());
    event.put("object", "event");
    event.put(
        "created_at", job.completedAt().or(job::createdAt).orElse(Instant.EPOCH).getEpochSecond());
    event.put("type", job.status() == JobStatus.FAILED ? "video.failed" : "video.completed");
    event.put("data", Map.of("id", job.id()));
    return event;
  }

  static Map<String, @Nullable Object> video(VideoJob job) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", job.id());
    json.put("object", "video");
    json.put("model", job.model().orElse("sora-2"));
    json.put("status", status(job.status()));
    json.put("progress", job.progress().orElse(0));
    json.put("created_at", seconds(job.createdAt().orElse(Instant.EPOCH)));
    json.put("completed_at", job.completedAt().map(OpenAiJson::seconds).orElse(null));
    json.put("expires_at", job.expiresAt().map(OpenAiJson::seconds).orElse(null));
    json.put("prompt", job.prompt().orElse(null));
    json.put("size", job.size().map(Object::toString).orElse("720x1280"));
    json.put("seconds", job.duration().map(OpenAiJson::seconds).orElse("4"));
    json.put("remixed_from_video_id", job.source().map(ref -> ref.id()).orElse(null));
    json.put("error", error(job));
    return json;
  }

  static Map<String, @Nullable Object> list(Page<VideoJob> page) {
    List<VideoJob> jobs = page.items();
    Optional<String> last = jobs.stream().map(VideoJob::id).reduce((first, second) -> second);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("object", "list");
    json.put("data", jobs.stream().map(OpenAiJson::video).toList());
    json.put("first_id", jobs.stream().map(VideoJob::id).findFirst().orElse(null));
    json.put("last_id", page.nextCursor().or(() -> last).orElse(null));
    json.put("has_more", page.nextCursor().isPresent());
    return json;
  }

  static Map<String, @Nullable Object> deleted(String id) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("object", "video.deleted");
    json.put("deleted", true);
    return json;
  }

  static Map<String, @Nullable Object> character(VideoCharacter character) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", character.id());
    json.put("name", character.name());
    json.put("created_at", seconds(character.createdAt()));
    return json;
  }

  static Map<String, @Nullable Object> error(
      String message, String type, @Nullable String param, @Nullable String code) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("message", message);
    error.put("type", type);
    error.put("param", param);
    error.put("code", code);
    return Map.of("error", error);
  }

  /** OpenAI has four statuses; a job that was cancelled is gone there, one that expired is not. */
  private static String status(JobStatus status) {
    return switch (status) {
      case QUEUED -> "queued";
      case IN_PROGRESS -> "in_progress";
      case COMPLETED, EXPIRED -> "completed";
      case FAILED, CANCELLED -> "failed";
    };
  }

  private static @Nullable Map<String, String> error(VideoJob job) {
    if (job.status() == JobStatus.CANCELLED) {
      return Map.of("code", "cancelled", "message", "The job was cancelled.");
    }
    return job.error()
        .map(error -> Map.of("code", error.code(), "message", error.message()))
        .orElse(null);
  }

  private static long seconds(Instant time) {
    return time.getEpochSecond();
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
