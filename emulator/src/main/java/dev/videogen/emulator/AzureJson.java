package dev.videogen.emulator;

import dev.videogen.JobError;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.ContentPolicyException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jobs, generations and errors as Azure OpenAI writes them. By its published specification a job
 * has no nulls: what is not known is left out. Errors have them, as the service of 2025 sent them.
 */
final class AzureJson {

  private static final Set<String> RUNNING = Set.of("preprocessing", "running", "processing");

  private AzureJson() {}

  static Map<String, @Nullable Object> job(VideoJob job, int variants) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("object", "video.generation.job");
    json.put("id", job.id());
    json.put("status", status(job));
    json.put("created_at", seconds(job.createdAt()));
    json.put("finished_at", seconds(job.completedAt()));
    json.put("expires_at", seconds(job.expiresAt()));
    json.put("generations", job.outputs().stream().map(each -> generation(job, each)).toList());
    putOrder(json, job);
    json.put("model", job.model().orElse(null));
    json.put("n_variants", variants);
    json.put("failure_reason", job.error().map(JobError::code).orElse(null));
    return told(json);
  }

  static Map<String, @Nullable Object> generation(VideoJob job, VideoOutput output) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("object", "video.generation");
    json.put("id", output.id());
    json.put("job_id", job.id());
    json.put("created_at", seconds(job.completedAt()));
    putOrder(json, job);
    return told(json);
  }

  private static Map<String, @Nullable Object> told(Map<String, @Nullable Object> json) {
    json.values().removeIf(Objects::isNull);
    return json;
  }

  private static void putOrder(Map<String, @Nullable Object> json, VideoJob job) {
    json.put("prompt", job.prompt().orElse(null));
    json.put("width", job.size().map(size -> size.width()).orElse(null));
    json.put("height", job.size().map(size -> size.height()).orElse(null));
    json.put("n_seconds", job.duration().map(Duration::toSeconds).orElse(null));
  }

  static Map<String, @Nullable Object> list(
      List<Map<String, @Nullable Object>> jobs, boolean hasMore) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("object", "list");
    json.put("data", jobs);
    json.put("first_id", jobs.isEmpty() ? null : jobs.get(0).get("id"));
    json.put("last_id", jobs.isEmpty() ? null : jobs.get(jobs.size() - 1).get("id"));
    json.put("has_more", hasMore);
    return told(json);
  }

  static Map<String, @Nullable Object> error(
      String code,
      String message,
      @Nullable String param,
      @Nullable String type,
      @Nullable Object innerError) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    error.put("param", param);
    error.put("type", type);
    error.put("inner_error", innerError);
    return Map.of("error", error);
  }

  static Map<String, @Nullable Object> innerError(ContentPolicyException refusal) {
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    inner.put("code", "ResponsibleAIPolicyViolation");
    refusal.revisedPrompt().ifPresent(prompt -> inner.put("revised_prompt", prompt));
    return inner;
  }

  /**
   * Azure's word for where a job stands. One that has expired has succeeded there; that its files
   * are gone follows from {@code expires_at}.
   */
  static String status(VideoJob job) {
    return switch (job.status()) {
      case QUEUED -> "queued";
      case IN_PROGRESS -> RUNNING.contains(job.providerStatus()) ? job.providerStatus() : "running";
      case COMPLETED, EXPIRED -> "succeeded";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
    };
  }

  private static @Nullable Long seconds(Optional<Instant> time) {
    return time.map(Instant::getEpochSecond).orElse(null);
  }
}
