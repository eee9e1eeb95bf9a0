package dev.videogen.openai;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.http.JobMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.Base64Text;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.VendorRules;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the responses of OpenAI and of the servers that speak like it mean. */
final class VideoMapping implements JobMapping {

  private final Function<String, JobRef> refs;
  private final VendorRules rules;
  private final UnaryOperator<String> redact;
  private final StatusMap words;

  /**
   * A mapping for one instance.
   *
   * @param refs makes an id into the instance's ref
   * @param rules those of the connection
   * @param redact makes a text of the server fit to be told
   * @param completed whether the server charges for a job that is completed. Of one that failed it
   *     is not known: OpenAI does not say, and others say that it may
   */
  VideoMapping(
      Function<String, JobRef> refs,
      VendorRules rules,
      UnaryOperator<String> redact,
      Billed completed) {
    this.refs = refs;
    this.rules = rules;
    this.redact = redact;
    this.words = StatusMap.common().charging(completed, JobStatus.COMPLETED, JobStatus.EXPIRED);
  }

  @Override
  public VendorRules rules() {
    return rules;
  }

  @Override
  public String redact(String text) {
    return redact.apply(text);
  }

  @Override
  public VideoJob job(JsonView json) {
    JobRef ref = refs.apply(rules.requiredJobId(json));
    JobStatus status = words.status(StatusMap.word(json));
    VideoJob.Builder job = VideoJob.builder(ref, status).billed(words.billed(status));
    StatusMap.word(json).ifPresent(job::providerStatus);
    json.percent("progress").ifPresent(job::progress);
    json.text("model").ifPresent(job::model);
    json.text("prompt").ifPresent(job::prompt);
    json.size("size").ifPresent(job::size);
    json.seconds("seconds").ifPresent(job::duration);
    json.instant("created_at", "created", "createdAt", "submit_time").ifPresent(job::createdAt);
    json.instant("completed_at", "completedAt", "finished_at", "finish_time")
        .ifPresent(job::completedAt);
    json.instant("expires_at", "expiresAt").ifPresent(job::expiresAt);
    json.text("remixed_from_video_id").map(refs).ifPresent(job::source);
    reason(json, status).ifPresent(job::error);
    if (status == JobStatus.COMPLETED) {
      job.outputs(outputs(ref.id(), json));
    }
    return job.build();
  }

  /** OpenAI has a call for content alone; others name addresses or send the file in the JSON. */
  private static List<VideoOutput> outputs(String id, JsonView json) {
    List<VideoOutput> named = FileAddresses.outputs(id, json);
    if (!named.isEmpty()) {
      return named;
    }
    VideoOutput output = VideoOutput.of(id, id, 0);
    return List.of(Base64Text.hasVideo(json) ? output.inline() : output);
  }
}
