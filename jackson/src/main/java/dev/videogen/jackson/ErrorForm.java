package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Billed;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.KeyInUseException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.errors.WaitTimeoutException;

/**
 * An error, without its stack and its cause. The nearest request of a refused one is told by its
 * measures and not read back, as it is not in a serialized exception.
 */
final class ErrorForm implements JsonForm<VideoException> {

  static final ErrorForm INSTANCE = new ErrorForm();

  private ErrorForm() {}

  @Override
  public JsonNode write(VideoException error) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    json.put("kind", Words.of(error.kind()));
    json.put("message", error.getMessage());
    if (!error.details().message().equals(error.getMessage())) {
      json.put("summary", error.details().message());
    }
    Nodes.put(json, "provider", error.provider());
    json.put("operation", Words.of(error.operation()));
    Nodes.put(json, "job", error.job());
    json.put("billed", Words.of(error.billed()));
    json.put("retryable", error.isRetryable());
    error.httpStatus().ifPresent(value -> json.put("http_status", value));
    Nodes.put(json, "code", error.code());
    Nodes.put(json, "vendor_message", error.vendorMessage());
    Nodes.put(json, "request_id", error.requestId());
    error
        .details()
        .remedy()
        .ifPresent(remedy -> json.set("remedy", RemedyForm.INSTANCE.write(remedy)));
    writeOwn(error, json);
    return json;
  }

  /** What errors of one kind alone tell. */
  private static void writeOwn(VideoException error, ObjectNode json) {
    if (error instanceof RateLimitException limited) {
      Nodes.putSeconds(json, "retry_after_seconds", limited.retryAfter());
    } else if (error instanceof ContentPolicyException refused) {
      Nodes.put(json, "revised_prompt", refused.revisedPrompt());
    } else if (error instanceof UnsupportedRequestException refused) {
      refused
          .nearest()
          .ifPresent(nearest -> RequestForm.measures(nearest, json.putObject("nearest")));
    } else if (error instanceof JobFailedException ended) {
      json.set("ended", JobForm.INSTANCE.write(ended.videoJob()));
    } else if (error instanceof SubmissionUncertainException uncertain) {
      ArrayNode candidates = json.putArray("candidates");
      uncertain.candidates().forEach(job -> candidates.add(JobForm.INSTANCE.write(job)));
    } else if (error instanceof WaitTimeoutException timeout) {
      timeout.lastSeen().ifPresent(job -> json.set("last_seen", JobForm.INSTANCE.write(job)));
    }
  }

  @Override
  public VideoException read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    ErrorDetails.Builder details =
        ErrorDetails.builder(
            fields.required("operation", fields.word("operation", Operation.class)),
            fields.optionalText("summary").orElseGet(() -> fields.text("message")));
    fields.optionalText("provider").ifPresent(details::provider);
    fields.value("job", Texts.REF).ifPresent(details::job);
    fields.integer("http_status").ifPresent(details::httpStatus);
    fields.optionalText("code").ifPresent(details::code);
    fields.optionalText("vendor_message").ifPresent(details::vendorMessage);
    fields.optionalText("request_id").ifPresent(details::requestId);
    fields.value("remedy", RemedyForm.INSTANCE).ifPresent(details::remedy);
    VideoException error = of(fields, details.build());
    Billed billed = fields.word("billed", Billed.class).orElse(error.billed());
    return error.billed() == billed ? error : of(fields, details.billed(billed).build());
  }

  private static VideoException of(Fields fields, ErrorDetails details) {
    return switch (fields.required("kind", fields.word("kind", ErrorKind.class))) {
      case AUTHENTICATION -> new AuthenticationException(details);
      case BUDGET_EXCEEDED -> new BudgetExceededException(details);
      case CIRCUIT_OPEN -> new CircuitOpenException(details);
      case CLIENT_CLOSED -> new ClientClosedException(details);
      case CONFIGURATION -> new ConfigurationException(details);
      case CONFLICT -> new ConflictException(details);
      case CONNECTION -> new ConnectionException(details);
      case CONTENT_POLICY ->
          new ContentPolicyException(details, fields.optionalText("revised_prompt").orElse(null));
      case INCOMPLETE_DOWNLOAD -> new IncompleteDownloadException(details);
      case INVALID_REQUEST -> new InvalidRequestException(details);
      case JOB_FAILED ->
          new JobFailedException(
              details, fields.required("ended", fields.value("ended", JobForm.INSTANCE)));
      case KEY_IN_USE -> new KeyInUseException(details);
      case LOCAL_STORAGE -> new LocalStorageException(details);
      case NOT_FOUND -> new NotFoundException(details);
      case PAYMENT_REQUIRED -> new PaymentRequiredException(details);
      case PERMISSION -> new PermissionException(details);
      case PROVIDER_FAILURE -> new ProviderFailureException(details);
      case RATE_LIMIT ->
          new RateLimitException(details, fields.seconds("retry_after_seconds").orElse(null));
      case SUBMISSION_UNCERTAIN ->
          new SubmissionUncertainException(details, fields.values("candidates", JobForm.INSTANCE));
      case UNSUPPORTED_REQUEST -> new UnsupportedRequestException(details);
      case VIDEO_INTERRUPTED -> new VideoInterruptedException(details);
      case WAIT_TIMEOUT ->
          new WaitTimeoutException(
              details, fields.value("last_seen", JobForm.INSTANCE).orElse(null));
    };
  }
}
