package dev.videogen.errors;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.internal.text.Printable;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What every {@link VideoException} carries. Providers build it; apps read it through the
 * exception.
 *
 * <p>Immutable. Texts of vendors are quoted as given, so whoever builds this must have cut them to
 * a decent length and masked what is secret.
 */
public final class ErrorDetails implements Serializable {

  private static final long serialVersionUID = 1;

  private final String message;
  private final @Nullable String provider;
  private final Operation operation;
  private final @Nullable Integer httpStatus;
  private final @Nullable String code;
  private final @Nullable String vendorMessage;
  private final @Nullable String requestId;
  private final @Nullable JobRef job;
  private final @Nullable Billed billed;
  private final @Nullable Remedy remedy;
  private final @Nullable Throwable cause;

  private ErrorDetails(Builder builder) {
    this.message = builder.message;
    this.provider = builder.provider;
    this.operation = builder.operation;
    this.httpStatus = builder.httpStatus;
    this.code = builder.code;
    this.vendorMessage = builder.vendorMessage;
    this.requestId = builder.requestId;
    this.job = builder.job;
    this.billed = builder.billed;
    this.remedy = builder.remedy;
    this.cause = builder.cause;
  }

  /**
   * Begins the details of an error.
   *
   * @param operation what was being done
   * @param message what happened and what to do now, in one or two sentences
   * @return a builder
   */
  public static Builder builder(Operation operation, String message) {
    return new Builder(operation, message);
  }

  /**
   * Begins a changed copy.
   *
   * @return a builder that holds all that this holds
   */
  public Builder toBuilder() {
    Builder builder = new Builder(operation, message);
    builder.provider = provider;
    builder.httpStatus = httpStatus;
    builder.code = code;
    builder.vendorMessage = vendorMessage;
    builder.requestId = requestId;
    builder.job = job;
    builder.billed = billed;
    builder.remedy = remedy;
    builder.cause = cause;
    return builder;
  }

  /**
   * What happened and what to do now.
   *
   * @return one or two sentences
   */
  public String message() {
    return message;
  }

  /**
   * The instance concerned.
   *
   * @return its name, or empty if none is
   */
  public Optional<String> provider() {
    return Optional.ofNullable(provider);
  }

  /**
   * What was being done.
   *
   * @return the operation
   */
  public Operation operation() {
    return operation;
  }

  /**
   * The status of the HTTP response.
   *
   * @return 100 to 599, or empty if there was no response
   */
  public OptionalInt httpStatus() {
    return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
  }

  /**
   * The vendor's word for the error.
   *
   * @return such as {@code rate_limit_exceeded}
   */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /**
   * The vendor's sentence about the error.
   *
   * @return the sentence
   */
  public Optional<String> vendorMessage() {
    return Optional.ofNullable(vendorMessage);
  }

  /**
   * The vendor's id of the request, to be quoted to its support.
   *
   * @return the id
   */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /**
   * The job concerned.
   *
   * @return its ref; present in every error after a create
   */
  public Optional<JobRef> job() {
    return Optional.ofNullable(job);
  }

  /**
   * Whether the vendor charges for what ended in this error, where whoever built this knew.
   *
   * @return what was set; if empty, {@link VideoException#billed()} judges by the kind of error
   */
  public Optional<Billed> billed() {
    return Optional.ofNullable(billed);
  }

  /**
   * What to do against it, where that is more than {@link #message()} says.
   *
   * @return the remedy
   */
  public Optional<Remedy> remedy() {
    return Optional.ofNullable(remedy);
  }

  /**
   * The error underneath.
   *
   * @return the cause
   */
  public Optional<Throwable> cause() {
    return Optional.ofNullable(cause);
  }

  /**
   * The message and another wording of the remedy, with the job and the request id unless the
   * message names them itself. What a vendor said in it is cleaned of characters that would do
   * something to a terminal but be read.
   *
   * @param advice what to do now, in the reader's terms; empty if there is nothing to say
   * @return the text
   */
  public String describe(Optional<String> advice) {
    StringBuilder text = new StringBuilder(message);
    advice.ifPresent(sentence -> text.append(' ').append(sentence));
    if (job != null && !message.contains(job.toString())) {
      text.append(" [job ").append(job).append(']');
    }
    if (requestId != null && !message.contains(requestId)) {
      text.append(" [request id ").append(Printable.line(requestId)).append(']');
    }
    return Printable.lines(text.toString());
  }

  /** The message with the remedy as code, the job and the request id. */
  @Override
  public String toString() {
    return describe(remedy().map(Remedy::toString));
  }

  /** Builds {@link ErrorDetails}. Not safe for use by several threads. */
  public static final class Builder {

    private final Operation operation;
    private String message;
    private @Nullable String provider;
    private @Nullable Integer httpStatus;
    private @Nullable String code;
    private @Nullable String vendorMessage;
    private @Nullable String requestId;
    private @Nullable JobRef job;
    private @Nullable Billed billed;
    private @Nullable Remedy remedy;
    private @Nullable Throwable cause;

    private Builder(Operation operation, String message) {
      this.operation = Objects.requireNonNull(operation, "operation");
      this.message = Objects.requireNonNull(message, "message");
    }

    /**
     * Sets what happened.
     *
     * @param value one or two sentences
     * @return this builder
     */
    public Builder message(String value) {
      this.message = Objects.requireNonNull(value, "message");
      return this;
    }

    /**
     * Sets the instance concerned.
     *
     * @param value its name
     * @return this builder
     */
    public Builder provider(String value) {
      this.provider = Objects.requireNonNull(value, "provider");
      return this;
    }

    /**
     * Sets the status of the HTTP response.
     *
     * @param value 100 to 599
     * @return this builder
     */
    public Builder httpStatus(int value) {
      this.httpStatus = value;
      return this;
    }

    /**
     * Sets the vendor's word for the error.
     *
     * @param value the word; null or empty where there is none
     * @return this builder
     */
    public Builder code(@Nullable String value) {
      this.code = emptyToNull(value);
      return this;
    }

    /**
     * Sets the vendor's sentence about the error.
     *
     * @param value the sentence, cut and masked; null or empty where there is none
     * @return this builder
     */
    public Builder vendorMessage(@Nullable String value) {
      this.vendorMessage = emptyToNull(value);
      return this;
    }

    /**
     * Sets the vendor's id of the request.
     *
     * @param value the id; null or empty where there is none
     * @return this builder
     */
    public Builder requestId(@Nullable String value) {
      this.requestId = emptyToNull(value);
      return this;
    }

    /**
     * Sets the job concerned.
     *
     * @param value its ref; null where there is none
     * @return this builder
     */
    public Builder job(@Nullable JobRef value) {
      this.job = value;
      return this;
    }

    /**
     * Sets whether the vendor charges.
     *
     * @param value what is known
     * @return this builder
     */
    public Builder billed(Billed value) {
      this.billed = Objects.requireNonNull(value, "billed");
      return this;
    }

    /**
     * Sets what to do against it.
     *
     * @param value the remedy; null where there is none
     * @return this builder
     */
    public Builder remedy(@Nullable Remedy value) {
      this.remedy = value;
      return this;
    }

    /**
     * Sets the error underneath.
     *
     * @param value the cause; null where there is none
     * @return this builder
     */
    public Builder cause(@Nullable Throwable value) {
      this.cause = value;
      return this;
    }

    private static @Nullable String emptyToNull(@Nullable String value) {
      return value == null || value.isEmpty() ? null : value;
    }

    /**
     * Builds the details.
     *
     * @return the details
     */
    public ErrorDetails build() {
      return new ErrorDetails(this);
    }
  }
}
