package dev.videogen.emulator;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests and results as fal writes them. */
final class FalJson {

  private FalJson() {}

  /**
   * Where a request is.
   *
   * @param address of the request in the queue
   */
  static Map<String, Object> request(VideoJob job, URI address) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", word(job.status()));
    json.put("request_id", job.id());
    if (job.status() == JobStatus.QUEUED) {
      json.put("queue_position", 0);
    }
    json.put("response_url", address.toString());
    json.put("status_url", address + "/status");
    json.put("cancel_url", address + "/cancel");
    return json;
  }

  /** The same with the logs, and with the error of one that no model has ended. */
  static Map<String, Object> status(VideoJob job, URI address) {
    Map<String, Object> json = request(job, address);
    json.put("logs", List.of());
    if (job.status() == JobStatus.CANCELLED) {
      json.put("error", "Request was cancelled by the client");
      json.put("error_type", "client_cancelled");
    } else if (job.status() == JobStatus.FAILED && !isOfModel(job)) {
      json.put("error", job.error().map(error -> error.message()).orElse("Internal error"));
      json.put(
          "error_type",
          job.error()
              .map(error -> error.code())
              .filter(code -> !code.isEmpty())
              .orElse("internal_error"));
    }
    return json;
  }

  /** Whether the result tells how it failed, and the status does not. */
  static boolean isOfModel(VideoJob job) {
    return job.error().filter(error -> error.contentPolicy()).isPresent();
  }

  private static String word(JobStatus status) {
    return switch (status) {
      case QUEUED -> "IN_QUEUE";
      case IN_PROGRESS -> "IN_PROGRESS";
      case COMPLETED, FAILED, CANCELLED, EXPIRED -> "COMPLETED";
    };
  }

  /** The output of a model; empty of a job that tells none. */
  static Map<String, Object> result(VideoJob job, URI files) {
    return job.outputs().stream()
        .findFirst()
        .map(output -> video(job, output, files))
        .orElse(Map.of());
  }

  private static Map<String, Object> video(VideoJob job, VideoOutput output, URI files) {
    String name = output.index() + ".mp4";
    return Map.of(
        "video",
        Map.of(
            "url",
            files + "/files/" + job.id() + "/" + name,
            "content_type",
            "video/mp4",
            "file_name",
            name));
  }

  /** What a webhook says of a job that has ended. */
  static Map<String, Object> webhook(VideoJob job, URI files) {
    boolean completed = job.status() == JobStatus.COMPLETED || job.status() == JobStatus.EXPIRED;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("request_id", job.id());
    json.put("gateway_request_id", job.id());
    json.put("status", completed ? "OK" : "ERROR");
    String error = job.error().map(told -> told.message()).orElse("Request was cancelled");
    if (!completed) {
      json.put("error", error);
    }
    json.put("payload", completed ? result(job, files) : Map.of("detail", error));
    return json;
  }

  /** An entry of a list of the platform's. */
  static Map<String, @Nullable Object> entry(VideoJob job, URI files) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("request_id", job.id());
    json.put("endpoint_id", job.model().orElse(""));
    json.put("sent_at", time(job.createdAt()));
    json.put("started_at", time(job.createdAt()));
    boolean ended = job.status().isTerminal();
    boolean completed = job.status() == JobStatus.COMPLETED;
    json.put("ended_at", ended ? time(job.completedAt().or(job::createdAt)) : null);
    json.put("status_code", ended ? completed ? 200 : 500 : null);
    Map<String, Object> input = new LinkedHashMap<>();
    job.prompt().ifPresent(prompt -> input.put("prompt", prompt));
    job.duration().ifPresent(duration -> input.put("duration", duration.toSeconds() + "s"));
    json.put("json_input", input);
    json.put("json_output", completed ? result(job, files) : null);
    return json;
  }

  private static @Nullable String time(Optional<Instant> at) {
    return at.map(Instant::toString).orElse(null);
  }
}
