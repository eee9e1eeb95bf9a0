package dev.videogen.openai;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.http.JobMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import java.util.List;

/** What the responses of OpenAI and of the servers that speak like it mean. */
final class VideoMapping extends JobMapping {

  private final StatusMap words;

  /**
   * A mapping for one instance.
   *
   * @param context of the connection
   * @param completed whether the server charges for a job that is completed. Of one that failed it
   *     is not known: OpenAI does not say, and others say that it may
   */
  VideoMapping(Context context, Billed completed) {
    super(context);
    this.words = StatusMap.common().charging(completed, JobStatus.COMPLETED, JobStatus.EXPIRED);
  }

  /** OpenAI has a call for content alone; gateways name addresses, some have no such call. */
  @Override
  public VideoJob job(JsonView json) {
    VideoJob.Builder job = job(json, words);
    json.percent("progress").ifPresent(job::progress);
    json.text("model").ifPresent(job::model);
    json.text("prompt").ifPresent(job::prompt);
    json.size("size").ifPresent(job::size);
    json.seconds("seconds").ifPresent(job::duration);
    json.instant("created_at", "created", "createdAt", "submit_time").ifPresent(job::createdAt);
    json.instant("completed_at", "completedAt", "finished_at", "finish_time")
        .ifPresent(job::completedAt);
    json.instant("expires_at", "expiresAt").ifPresent(job::expiresAt);
    json.text("remixed_from_video_id").map(this::ref).ifPresent(job::source);
    return build(job, id -> outputs(id, json));
  }

  /** OpenAI has a call for content alone; others name addresses or send the file in the JSON. */
  private static List<VideoOutput> outputs(String id, JsonView json) {
    return orContent(id, orInline(id, FileAddresses.outputs(id, json), json));
  }
}
