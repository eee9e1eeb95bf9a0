package dev.videogen.http.wire;

import dev.videogen.errors.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one vendor means by its responses. A provider states what is special and gives the rules to
 * its connection; every part has a default that suits most servers:
 *
 * <pre>{@code
 * VendorRules rules =
 *     VendorRules.builder()
 *         .contentPolicyCodes("nsfw_detected")
 *         .requestIdHeaders("acme-trace-id")
 *         .jobIdFields("request_id")
 *         .build();
 * }</pre>
 *
 * <p>No rule makes a paid request be sent again where that could be paid twice; a rule can only
 * forbid a retry of it.
 *
 * <p>Immutable.
 */
public final class VendorRules {
  private static final VendorRules STANDARD = builder().build();

  private final Function<VendorError, Optional<ErrorKind>> kind;
  private final Function<VendorError, Optional<String>> code;
  private final CodeFields codeFields;
  private final Function<VendorError, Optional<String>> message;
  private final Function<VendorError, Optional<Boolean>> retryable;
  private final Function<VendorError, Optional<Duration>> retryAfter;
  private final Predicate<VendorError> countsAgainstVendor;
  private final Function<VendorError, OptionalInt> impliedStatus;
  private final List<MessageRule> messages;
  private final Optional<Pattern> contentPolicyWords;
  private final List<String> contentPolicyCodes;
  private final List<String> paymentCodes;
  private final List<String> requestIdHeaders;
  private final List<String> pollHintHeaders;
  private final JobIdFields jobIdFields;
  private final FieldPaths jobIdPaths;
  private final List<String> jobAddressHeaders;
  private final String listField;
  private final Optional<String> cursorField;

  private VendorRules(Builder builder) {
    this.kind = builder.kind;
    this.code = builder.code;
    this.codeFields = builder.codeFields;
    this.message = builder.message;
    this.retryable = builder.retryable;
    this.retryAfter = builder.retryAfter;
    this.countsAgainstVendor = builder.countsAgainstVendor;
    this.impliedStatus = builder.impliedStatus;
    this.messages = List.copyOf(builder.messages);
    this.contentPolicyWords = Optional.ofNullable(builder.contentPolicyWords);
    this.contentPolicyCodes = List.copyOf(builder.contentPolicyCodes);
    this.paymentCodes = List.copyOf(builder.paymentCodes);
    this.requestIdHeaders = List.copyOf(builder.requestIdHeaders);
    this.pollHintHeaders = List.copyOf(builder.pollHintHeaders);
    this.jobIdFields = builder.jobIdFields;
    this.jobIdPaths = new FieldPaths(jobIdFields.paths());
    this.jobAddressHeaders = List.copyOf(builder.jobAddressHeaders);
    this.listField = builder.listField;
    this.cursorField = Optional.ofNullable(builder.cursorField);
  }

  /**
   * The rules of a server of which nothing special is known.
   *
   * @return the defaults
   */
  public static VendorRules standard() {
    return STANDARD;
  }

  /**
   * Begins rules.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The kind of an error: the vendor's own rule, else by its words, else by code, else by status.
   *
   * @param error what the vendor says
   * @return the kind
   */
  public ErrorKind kind(VendorError error) {
    return kind.apply(error)
        .or(() -> byWords(error))
        .or(() -> byCode(error))
        .orElseGet(() -> byStatus(error));
  }

  private Optional<ErrorKind> byWords(VendorError error) {
    return messages.stream().filter(rule -> rule.holds(error)).map(MessageRule::kind).findFirst();
  }

  private Optional<ErrorKind> byCode(VendorError error) {
    int status = judgedStatus(error).orElse(0);
    if (status < 400 || status >= 500) {
      return Optional.empty();
    }
    if (has(error, contentPolicyCodes)) {
      return Optional.of(ErrorKind.CONTENT_POLICY);
    }
    return has(error, paymentCodes) ? Optional.of(ErrorKind.PAYMENT_REQUIRED) : Optional.empty();
  }

  private boolean has(VendorError error, List<String> codes) {
    return error.hasCode(codes)
        || code(error).filter(code -> codes.stream().anyMatch(code::equalsIgnoreCase)).isPresent();
  }

  private ErrorKind byStatus(VendorError error) {
    int status = judgedStatus(error).orElse(500);
    return switch (status) {
      case 401 -> ErrorKind.AUTHENTICATION;
      case 402 -> ErrorKind.PAYMENT_REQUIRED;
      case 403 -> ErrorKind.PERMISSION;
      case 404, 410 -> ErrorKind.NOT_FOUND;
      case 409 -> ErrorKind.CONFLICT;
      case 429 -> ErrorKind.RATE_LIMIT;
      // The server gave up on a request that it has not read to its end, finds it too early, or a
      // proxy before it (444, 460, 499) no longer waited for the response.
      case 408, 425, 444, 460, 499 -> ErrorKind.PROVIDER_FAILURE;
      default -> byClass(status / 100);
    };
  }

  private static ErrorKind byClass(int hundreds) {
    return switch (hundreds) {
      case 3 -> ErrorKind.CONFIGURATION;
      case 4 -> ErrorKind.INVALID_REQUEST;
      default -> ErrorKind.PROVIDER_FAILURE;
    };
  }

  /**
   * Whether a response whose status is a success tells an error instead of what was asked for. One
   * that names a job does so only if it tells no status of that.
   *
   * @param response the whole response
   * @return true if it does
   */
  public boolean isErrorObject(JsonView response) {
    return jobId(response).isEmpty()
        ? ErrorObject.in(response).isPresent()
        : ErrorObject.isEnveloped(response) && jobObject(response).text("status").isEmpty();
  }

  /**
   * The status by which an error is judged: its own, or of an error object in a response whose
   * status is a success, the one that its code stands for.
   *
   * @param error what the vendor says
   * @return 300 to 599; empty if the code names nothing that is known
   */
  public OptionalInt judgedStatus(VendorError error) {
    if (error.status() >= 300) {
      return OptionalInt.of(error.status());
    }
    if (has(error, contentPolicyCodes)) {
      return OptionalInt.of(400);
    }
    if (has(error, paymentCodes)) {
      return OptionalInt.of(402);
    }
    OptionalInt implied = impliedStatus.apply(error);
    return implied.isPresent() ? implied : ErrorCodes.status(error);
  }

  /**
   * Whether a code stands for a refusal on grounds of content, in a refused request or in a job
   * that failed.
   *
   * @param vendorCode the vendor's code, in any case
   * @return true if it does
   */
  public boolean isContentPolicyCode(String vendorCode) {
    return contentPolicyCodes.stream().anyMatch(vendorCode::equalsIgnoreCase);
  }

  /**
   * Whether the reason of a job that failed stands for a refusal on grounds of content.
   *
   * @param reason the vendor's sentence
   * @return true if it does
   */
  public boolean isContentPolicyReason(String reason) {
    return contentPolicyWords.filter(words -> words.matcher(reason).find()).isPresent();
  }

  /**
   * The code of an error.
   *
   * @param error what the vendor says
   * @return the code, or empty if there is none
   */
  public Optional<String> code(VendorError error) {
    return codeFields.isNone()
        ? code.apply(error)
        : code(error.json()).or(() -> codeFields.in(error.headers()));
  }

  /**
   * The code of an error that is told of a job, at a vendor that has {@linkplain Builder#codeFields
   * fields for it}.
   *
   * @param job an object that may tell of an error
   * @return the code, of several one that stands for a refusal on grounds of content; empty if
   *     there is none
   */
  public Optional<String> code(JsonView job) {
    List<String> codes = codeFields.in(job);
    return codes.stream()
        .filter(this::isContentPolicyCode)
        .findFirst()
        .or(() -> codes.stream().findFirst());
  }

  /**
   * Whether an error is told of a job: a code, or something in an {@code error}.
   *
   * @param job an object that may tell of an error
   * @return false for an error without content: null, an empty text, or an object of such
   */
  public boolean tellsError(JsonView job) {
    return code(job).isPresent() || ErrorObject.isEnveloped(job);
  }

  /**
   * The vendor's sentence about an error.
   *
   * @param error what the vendor says
   * @return the sentence, or empty if there is none
   */
  public Optional<String> message(VendorError error) {
    return message.apply(error);
  }

  /**
   * Whether the same request may be sent again after an error. For a paid request only a false one
   * counts.
   *
   * @param error what the vendor says
   * @return the vendor's word; empty if the kind of the error decides
   */
  public Optional<Boolean> retryable(VendorError error) {
    return retryable.apply(error);
  }

  /**
   * How long the vendor asks to wait after an error: as its head says, else as the error itself.
   *
   * @param error what the vendor says
   * @param now the time of day here, in case the server does not give its own
   * @return zero or more; empty if the vendor does not say
   */
  public Optional<Duration> retryAfter(VendorError error, Instant now) {
    return error.headers().retryAfter(now).or(() -> retryAfter.apply(error));
  }

  /**
   * Whether an error shows that the vendor is unwell, so that it is spared for a while after many
   * of them.
   *
   * @param error what the vendor says
   * @return true if it counts
   */
  public boolean countsAgainstVendor(VendorError error) {
    return countsAgainstVendor.test(error);
  }

  /**
   * The vendor's id of a request.
   *
   * @param headers of the response
   * @return the id, or empty if there is none
   */
  public Optional<String> requestId(ResponseHeaders headers) {
    return first(requestIdHeaders, headers::get);
  }

  /**
   * How long the vendor asks to wait before the next poll of a job.
   *
   * @param headers of the response
   * @param now the time of day here, in case the server does not give its own
   * @return zero or more; empty if the vendor does not say
   */
  public Optional<Duration> pollAfter(ResponseHeaders headers, Instant now) {
    return first(pollHintHeaders, headers::millis).or(() -> headers.retryAfter(now));
  }

  /**
   * Where the id of a job may stand.
   *
   * @return paths of fields, the first that is there counts; unmodifiable
   */
  public List<String> jobIdFields() {
    return jobIdFields.paths();
  }

  /**
   * The same for a reader that meets them in the order of the response.
   *
   * @return the paths
   */
  public FieldPaths jobIdPaths() {
    return jobIdPaths;
  }

  /**
   * The headers with the address of a job that was made.
   *
   * @return the first that is there counts; unmodifiable
   */
  public List<String> jobAddressHeaders() {
    return jobAddressHeaders;
  }

  /**
   * Where the entries of a list stand in the vendor's own form.
   *
   * @return the name of an array
   */
  public String listField() {
    return listField;
  }

  /**
   * Where a list tells what the following page begins after.
   *
   * @return the name of a field; empty if that is the id of the last job
   */
  public Optional<String> cursorField() {
    return cursorField;
  }

  /**
   * The id of the job that a response describes.
   *
   * @param json the object, or an array of which the first object counts
   * @return the id; empty if none of the fields is there
   */
  public Optional<String> jobId(JsonView json) {
    return jobIdFields.id(json);
  }

  /**
   * What may be the id of the job where none of this vendor's fields is there: what stands under a
   * name that another vendor or a relay has for it.
   *
   * @param json the object, or an array of which the first object counts
   * @return the id, which is a hint; empty if there is none
   */
  public Optional<String> likelyJobId(JsonView json) {
    return JobIdFields.COMMON.id(json);
  }

  /**
   * The object that describes the job of a response: the response itself, or what is in its
   * envelope with what the envelope tells of it.
   *
   * @param response an object, or an array of which the first object counts
   * @return the object in which the first of {@link #jobIdFields()} stands that is there, with the
   *     fields around it that it lacks; the response itself if none is
   */
  public JsonView jobObject(JsonView response) {
    return jobIdFields.object(response);
  }

  /**
   * The object that describes a job in the response to a read of it by its id: the response itself,
   * or what is in its envelope or array.
   *
   * @param response the whole response; it may leave the id out, or have it under another name
   * @param id the id that was asked for
   * @return the object, with that id as the first of {@link #jobIdFields()}
   * @throws UnreadableResponseException if it names another job, or tells of none
   */
  public JsonView polledJob(JsonView response, PathSegment id) {
    return PolledJob.of(response, id.vendorId(), this);
  }

  /**
   * Whether the response to a call about one job tells an error instead of that job. A job that
   * failed tells of an error, too, and is what was asked for.
   *
   * @param response the whole response
   * @return true if it does
   */
  public boolean isErrorInsteadOfJob(JsonView response) {
    return isErrorObject(response) && !PolledJob.isToldOf(response, this);
  }

  /**
   * The id of the job that an object describes, without which the object is of no use.
   *
   * @param json the object
   * @return the id
   * @throws UnreadableResponseException if none of the fields is there; the connection turns that
   *     into the error that fits the operation
   */
  public String requiredJobId(JsonView json) {
    return jobId(json)
        .orElseThrow(
            () ->
                new UnreadableResponseException("its \"" + jobIdFields().get(0) + "\" is missing"));
  }

  private static <T> Optional<T> first(List<String> names, Function<String, Optional<T>> read) {
    for (String name : names) {
      Optional<T> value = read.apply(name);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  /** Builds {@link VendorRules}. Not safe for use by several threads. */
  public static final class Builder {
    private Function<VendorError, Optional<ErrorKind>> kind = error -> Optional.empty();
    private Function<VendorError, Optional<String>> code = VendorError::code;
    private CodeFields codeFields = CodeFields.NONE;
    private Function<VendorError, Optional<String>> message = VendorError::message;
    private Function<VendorError, Optional<Boolean>> retryable =
        error -> error.headers().flag("x-should-retry");
    private Function<VendorError, Optional<Duration>> retryAfter = error -> Optional.empty();
    private Predicate<VendorError> countsAgainstVendor = error -> error.status() >= 500;
    private Function<VendorError, OptionalInt> impliedStatus = error -> OptionalInt.empty();
    private final List<MessageRule> messages = new ArrayList<>();
    private @Nullable Pattern contentPolicyWords;
    private final List<String> contentPolicyCodes =
        new ArrayList<>(
            List.of(
                "content_policy_violation",
                "content_policy",
                "content_filter",
                "moderation_blocked",
                "input_moderation",
                "output_moderation",
                "safety_violation"));
    private final List<String> paymentCodes =
        new ArrayList<>(
            List.of("insufficient_quota", "insufficient_credits", "insufficient_user_quota"));
    private List<String> requestIdHeaders = List.of("x-request-id", "request-id");
    private List<String> pollHintHeaders = List.of();
    private String listField = "data";
    private @Nullable String cursorField;
    private JobIdFields jobIdFields = JobIdFields.COMMON;
    private final List<String> jobAddressHeaders =
        new ArrayList<>(List.of("location", "operation-location", "content-location"));

    private Builder() {}

    /**
     * Sets which kind an error is of where neither code nor status tells.
     *
     * @param value gives the kind, or empty where the common table holds
     * @return this builder
     */
    public Builder kind(Function<VendorError, Optional<ErrorKind>> value) {
      this.kind = Objects.requireNonNull(value, "kind");
      return this;
    }

    /**
     * Sets where the code of an error stands.
     *
     * @param value gives the code; the most precise one that is no number unless set
     * @return this builder
     */
    public Builder code(Function<VendorError, Optional<String>> value) {
      this.code = Objects.requireNonNull(value, "code");
      return this;
    }

    /**
     * Sets the fields with the vendor's own word for an error, in the response to a call and in
     * what is told of a job alike. Nothing else is a code then.
     *
     * @param fields each the name of a field, or with a dot the name of an object, or of an array
     *     of objects, and of a field in it
     * @return this builder
     */
    public Builder codeFields(String... fields) {
      this.codeFields = new CodeFields(List.of(fields), codeFields.headers());
      return this;
    }

    /**
     * Sets the headers of a response with that word, where none of {@link #codeFields} has it.
     *
     * @param names the first that is there counts
     * @return this builder
     */
    public Builder codeHeaders(String... names) {
      this.codeFields = new CodeFields(codeFields.fields(), List.of(names));
      return this;
    }

    /**
     * Sets where the sentence about an error stands. What it gives is masked and cut.
     *
     * @param value gives the sentence; {@link VendorError#message()} unless set
     * @return this builder
     */
    public Builder message(Function<VendorError, Optional<String>> value) {
      this.message = Objects.requireNonNull(value, "message");
      return this;
    }

    /**
     * Sets after which errors a request may be sent again. It can forbid the retry of a paid
     * request and never allow one.
     *
     * @param value gives the vendor's word, or empty where the kind of the error decides; the
     *     header {@code x-should-retry} unless set
     * @return this builder
     */
    public Builder retryable(Function<VendorError, Optional<Boolean>> value) {
      this.retryable = Objects.requireNonNull(value, "retryable");
      return this;
    }

    /**
     * Sets where an error tells how long to wait, for vendors that do not say it in the head.
     *
     * @param value gives the wait, zero or more, or empty where there is none
     * @return this builder
     */
    public Builder retryAfter(Function<VendorError, Optional<Duration>> value) {
      this.retryAfter = Objects.requireNonNull(value, "retryAfter");
      return this;
    }

    /**
     * Sets which errors show that the vendor is unwell.
     *
     * @param value true for those; statuses from 500 on unless set
     * @return this builder
     */
    public Builder countsAgainstVendor(Predicate<VendorError> value) {
      this.countsAgainstVendor = Objects.requireNonNull(value, "countsAgainstVendor");
      return this;
    }

    /**
     * Sets which status the code of an error object stands for that came in a response whose status
     * is a success.
     *
     * @param value gives 300 to 599, or empty where the table of the words that many vendors share
     *     decides
     * @return this builder
     */
    public Builder impliedStatus(Function<VendorError, OptionalInt> value) {
      this.impliedStatus = Objects.requireNonNull(value, "impliedStatus");
      return this;
    }

    /**
     * Adds a kind of errors that the vendor has no code for, but words.
     *
     * @param kind what they are
     * @param words is found in their message
     * @param statuses under which they count; none for any below 500
     * @return this builder
     */
    public Builder messages(ErrorKind kind, Pattern words, int... statuses) {
      messages.add(MessageRule.of(kind, words, statuses));
      return this;
    }

    /**
     * Sets what the vendor says of content that it refuses and has no code for, in the reason of a
     * job that failed or in a response with 400 or 422.
     *
     * @param words is found in the sentence
     * @return this builder
     */
    public Builder contentPolicyWords(Pattern words) {
      this.contentPolicyWords = words;
      return messages(ErrorKind.CONTENT_POLICY, words, 400, 422);
    }

    /**
     * Sets where the wait of a 429 stands that has no header for it.
     *
     * @param words is found in the message; its first group is the seconds
     * @return this builder
     */
    public Builder retryAfterIn(Pattern words) {
      return retryAfter(
          error ->
              error
                  .message()
                  .filter(text -> error.status() == 429)
                  .map(words::matcher)
                  .filter(Matcher::find)
                  .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1)))));
    }

    /**
     * Adds codes that stand for a refusal on grounds of content.
     *
     * @param codes the vendor's codes, in any case
     * @return this builder
     */
    public Builder contentPolicyCodes(String... codes) {
      contentPolicyCodes.addAll(List.of(codes));
      return this;
    }

    /**
     * Adds codes that say that the account is out of credit.
     *
     * @param codes the vendor's codes, in any case
     * @return this builder
     */
    public Builder paymentCodes(String... codes) {
      paymentCodes.addAll(List.of(codes));
      return this;
    }

    /**
     * Sets the headers with the id of a request.
     *
     * @param names the most telling first
     * @return this builder
     */
    public Builder requestIdHeaders(String... names) {
      this.requestIdHeaders = List.of(names);
      return this;
    }

    /**
     * Sets the headers that say when to poll a job again, in milliseconds. Where none of them is
     * sent, {@code Retry-After} is the hint.
     *
     * @param names the first that is there counts
     * @return this builder
     */
    public Builder pollHintHeaders(String... names) {
      this.pollHintHeaders = List.of(names);
      return this;
    }

    /**
     * Sets where the id of a job may stand.
     *
     * @param first the path of a field: its name, or with a dot the name of an object and of a
     *     field in it
     * @param others further paths; the first that is there counts
     * @return this builder
     */
    public Builder jobIdFields(String first, String... others) {
      this.jobIdFields = JobIdFields.of(first, others);
      return this;
    }

    /**
     * Adds headers with the address of a job that was made, to those that HTTP has and to {@code
     * Operation-Location}.
     *
     * @param names in any case
     * @return this builder
     */
    public Builder jobAddressHeaders(String... names) {
      jobAddressHeaders.addAll(List.of(names));
      return this;
    }

    /**
     * Sets the form of the vendor's own lists.
     *
     * @param entries the name of the array in which the jobs stand; {@code data} unless set
     * @param cursor the name of the field that tells what the following page begins after; the last
     *     job's id unless set
     * @return this builder
     */
    public Builder lists(String entries, String cursor) {
      this.listField = Objects.requireNonNull(entries, "entries");
      this.cursorField = Objects.requireNonNull(cursor, "cursor");
      return this;
    }

    /**
     * Builds the rules.
     *
     * @return the rules
     */
    public VendorRules build() {
      return new VendorRules(this);
    }
  }
}
