package dev.videogen.openrouter;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.http.JobMapping;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a job is in OpenRouter's responses: {@code id}, {@code status}, {@code unsigned_urls},
 * {@code usage.cost} in US dollars and an {@code error} that is a text. It tells neither its prompt
 * nor any moment.
 */
final class JobResponse extends JobMapping {

  /**
   * Its own are {@code pending}, {@code in_progress}, {@code completed}, {@code failed}, {@code
   * cancelled} and {@code expired}; relays hand on those of the vendors behind it.
   */
  static final StatusMap WORDS = StatusMap.common().charging(Billed.YES, JobStatus.COMPLETED);

  /**
   * A mapping for one instance.
   *
   * @param context of the connection
   */
  JobResponse(Context context) {
    super(context);
  }

  @Override
  public VideoJob job(JsonView json) {
    VideoJob.Builder job = job(json, WORDS);
    JobStatus status = WORDS.status(StatusMap.word(json));
    costing(job, status, cost(json.object("usage")));
    return build(
        job, id -> orContent(id, orInline(id, FileAddresses.publicOutputs(id, json), json)));
  }

  /**
   * What the vendor says that the job costs. With a key of the user's own at the vendor behind
   * OpenRouter that is OpenRouter's fee alone, and what the video costs is told there.
   */
  private static Optional<BigDecimal> cost(JsonView usage) {
    return usage.number("cost").filter(cost -> !usage.flag("is_byok").orElse(false));
  }
}
