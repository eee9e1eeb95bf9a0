package dev.videogen.benchmarks.peers;

import dev.videogen.VideoJob;
import dev.videogen.http.JobMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;

/** The mapping of the provider {@code openai}. */
final class VideoMapping extends JobMapping {

  private static final StatusMap WORDS = StatusMap.common();

  VideoMapping(Context context) {
    super(context);
  }

  @Override
  public VideoJob job(JsonView json) {
    VideoJob.Builder job = job(json, WORDS);
    json.percent("progress").ifPresent(job::progress);
    json.text("model").ifPresent(job::model);
    json.text("prompt").ifPresent(job::prompt);
    json.size("size").ifPresent(job::size);
    json.seconds("seconds").ifPresent(job::duration);
    json.instant("created_at").ifPresent(job::createdAt);
    json.instant("completed_at").ifPresent(job::completedAt);
    json.instant("expires_at").ifPresent(job::expiresAt);
    json.text("remixed_from_video_id").map(this::ref).ifPresent(job::source);
    return build(job, id -> orContent(id, FileAddresses.outputs(id, json)));
  }
}
