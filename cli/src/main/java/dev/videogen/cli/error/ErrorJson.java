package dev.videogen.cli.error;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.JobJson;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;

/**
 * An error as JSON: an object whose one member is {@code error}, so that none is taken for a job.
 */
public final class ErrorJson {

  private ErrorJson() {}

  public static ObjectNode of(Throwable failure, ResumeHint saving) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode error = json.putObject("error");
    error.put("kind", kind(failure));
    error.put("message", RemedyText.message(failure));
    error.put("exit_code", saving.exitCode(failure).value());
    if (failure instanceof VideoException known) {
      add(known, error);
    }
    saving.pickUp(failure).ifPresent(command -> error.put("pick_up", command));
    return json;
  }

  private static String kind(Throwable failure) {
    if (failure instanceof VideoException known) {
      return Formats.word(known.kind());
    }
    return failure instanceof UsageException ? "usage" : "internal";
  }

  private static void add(VideoException failure, ObjectNode error) {
    failure.provider().ifPresent(value -> error.put("provider", value));
    error.put("operation", failure.operation().toString());
    failure.job().ifPresent(value -> error.put("job", value.toString()));
    error.put("billed", Formats.word(failure.billed()));
    error.put("retryable", failure.isRetryable());
    failure.httpStatus().ifPresent(value -> error.put("http_status", value));
    failure.code().ifPresent(value -> error.put("code", value));
    failure.vendorMessage().ifPresent(value -> error.put("vendor_message", value));
    failure.requestId().ifPresent(value -> error.put("request_id", value));
    if (failure instanceof RateLimitException limited) {
      limited
          .retryAfter()
          .ifPresent(wait -> error.set("retry_after_seconds", JobJson.seconds(wait)));
    }
    if (failure instanceof ContentPolicyException refused) {
      refused.revisedPrompt().ifPresent(value -> error.put("revised_prompt", value));
    }
    RemedyText.nearest(failure).ifPresent(options -> error.put("nearest", options));
    if (failure instanceof JobFailedException ended) {
      error.set("ended", JobJson.of(ended.videoJob()));
    }
    if (failure instanceof SubmissionUncertainException uncertain) {
      ArrayNode candidates = error.putArray("candidates");
      uncertain.candidates().forEach(candidate -> candidates.add(JobJson.of(candidate)));
    }
  }
}
