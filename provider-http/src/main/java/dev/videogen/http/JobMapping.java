package dev.videogen.http;

import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.http.internal.response.Redaction;
import dev.videogen.http.wire.FailureReason;
import dev.videogen.http.wire.JobListing;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a vendor's responses mean, given what its JSON of one job means.
 *
 * <p>Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface JobMapping {

  /**
   * Maps a job.
   *
   * @param json the object that describes it
   * @return the job
   * @throws dev.videogen.http.wire.UnreadableResponseException if it has no id
   */
  VideoJob job(JsonView json);

  /**
   * What the vendor means by its responses, where that is special.
   *
   * @return the rules
   */
  default VendorRules rules() {
    return VendorRules.standard();
  }

  /**
   * Makes a text of the vendor fit to be told.
   *
   * @param text the text
   * @return the text on one line, without what looks like a secret, cut at 2 KB
   */
  default String redact(String text) {
    return Redaction.none().quote(text);
  }

  /**
   * Why a job ended without a video.
   *
   * @param json the object that describes it
   * @param status its status
   * @return the reason in {@linkplain FailureReason whichever form}; of a job that failed without
   *     one, the response; empty of others without one
   */
  default Optional<JobError> reason(JsonView json, JobStatus status) {
    return switch (status) {
      case FAILED ->
          FailureReason.of(json, rules(), this::redact)
              .or(() -> Optional.of(FailureReason.quoted(json, this::redact)));
      case CANCELLED, EXPIRED -> FailureReason.of(json, rules(), this::redact);
      default -> Optional.empty();
    };
  }

  /**
   * Maps a response that is a job, in an envelope or not, with the hint at when to poll again that
   * is in its head.
   *
   * @param response the response
   * @param now by which a hint that is a date is read
   * @return the job
   * @throws dev.videogen.http.wire.UnreadableResponseException if it has no id
   */
  default VideoJob job(JsonResponse response, Instant now) {
    return hinted(job(rules().jobObject(response.body())), response, now);
  }

  /**
   * Maps the response to a read of one job: in an envelope or not, with its id or without it.
   *
   * @param response the response
   * @param asked the id that was asked for
   * @param now by which a hint that is a date is read
   * @return the job with that id
   * @throws dev.videogen.http.wire.UnreadableResponseException if it is about another job or none
   */
  default VideoJob job(JsonResponse response, PathSegment asked, Instant now) {
    return hinted(job(rules().polledJob(response.body(), asked)), response, now);
  }

  private VideoJob hinted(VideoJob job, JsonResponse response, Instant now) {
    return rules()
        .pollAfter(response.headers(), now)
        .map(hint -> job.toBuilder().pollAfter(hint).build())
        .orElse(job);
  }

  /**
   * Maps a response that is a list. What has no id is left out.
   *
   * @param response the response
   * @param query what was asked for
   * @param now the time of day here, by which the vendor's clock is judged
   * @return the page
   * @throws dev.videogen.http.wire.UnreadableResponseException if it is no list
   */
  default Page<VideoJob> page(JsonResponse response, ListQuery query, Instant now) {
    return listing(response, query, now).page();
  }

  /**
   * Maps a response that is a list: {@code {"data": [...], "has_more": true, "last_id": "..."}}, or
   * in a form that gateways use: the array alone, or under another name. A server that does not say
   * whether there is more has more if this page is full, and the last job is the cursor where none
   * is named.
   *
   * @param response the response
   * @param query what was asked for
   * @param now the time of day here, by which the vendor's clock is judged
   * @return the page, and what can be concluded from it
   * @throws dev.videogen.http.wire.UnreadableResponseException if it is no list
   */
  default JobListing listing(JsonResponse response, ListQuery query, Instant now) {
    return ListResponse.of(response.body())
        .listing(
            rules(),
            this::job,
            query,
            response.headers().date().map(at -> Duration.between(now, at)));
  }
}
