package dev.videogen;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A job as it was when it was last read. What a vendor does not tell is empty.
 *
 * <p>Immutable.
 */
public final class VideoJob implements Serializable {

  private static final long serialVersionUID = 1;

  private final JobRef ref;
  private final JobStatus status;
  private final String providerStatus;
  private final @Nullable Integer progress;
  private final @Nullable String model;
  private final @Nullable String prompt;
  private final @Nullable VideoSize size;
  private final @Nullable Duration duration;
  private final @Nullable Instant createdAt;
  private final @Nullable Instant completedAt;
  private final @Nullable Instant expiresAt;

  @SuppressWarnings("serial") // The copy made of it is serializable.
  private final List<VideoOutput> outputs;

  private final @Nullable JobError error;
  private final @Nullable JobRef source;
  private final @Nullable Billed billed;
  private final @Nullable BigDecimal cost;
  private final boolean adopted;
  private final @Nullable Duration pollAfter;

  @SuppressWarnings("serial") // The copy made of it is serializable.
  private final List<Adjustment> adjustments;

  @SuppressWarnings("serial") // The copy made of it is serializable.
  private final Map<String, String> tags;

  private VideoJob(Builder builder) {
    this.ref = builder.ref;
    this.status = builder.status;
    this.providerStatus = builder.providerStatus;
    this.progress = builder.progress;
    this.model = builder.model;
    this.prompt = builder.prompt;
    this.size = builder.size;
    this.duration = builder.duration;
    this.createdAt = builder.createdAt;
    this.completedAt = builder.completedAt;
    this.expiresAt = builder.expiresAt;
    this.outputs = builder.outputs;
    this.error = builder.error;
    this.source = builder.source;
    this.billed = builder.billed;
    this.cost = builder.cost;
    this.adopted = builder.adopted;
    this.pollAfter = builder.pollAfter;
    this.adjustments = builder.adjustments;
    this.tags = builder.tags;
  }

  /**
   * Begins a job of which only this much is known.
   *
   * @param ref the instance and the vendor's id
   * @param status where it stands
   * @return a builder
   */
  public static Builder builder(JobRef ref, JobStatus status) {
    return new Builder(ref, status);
  }

  /**
   * Begins a changed copy.
   *
   * @return a builder that holds all that this job holds
   */
  public Builder toBuilder() {
    Builder builder = new Builder(ref, status);
    builder.providerStatus = providerStatus;
    builder.progress = progress;
    builder.model = model;
    builder.prompt = prompt;
    builder.size = size;
    builder.duration = duration;
    builder.createdAt = createdAt;
    builder.completedAt = completedAt;
    builder.expiresAt = expiresAt;
    builder.outputs = outputs;
    builder.error = error;
    builder.source = source;
    builder.billed = billed;
    builder.cost = cost;
    builder.adopted = adopted;
    builder.pollAfter = pollAfter;
    builder.adjustments = adjustments;
    builder.tags = tags;
    return builder;
  }

  /**
   * What to keep in order to find the job again.
   *
   * @return the instance and the vendor's id
   */
  public JobRef ref() {
    return ref;
  }

  /**
   * The vendor's id, as in {@link #ref()}.
   *
   * @return the id
   */
  public String id() {
    return ref.id();
  }

  /**
   * Where the job stands.
   *
   * @return the status
   */
  public JobStatus status() {
    return status;
  }

  /**
   * The vendor's own word for the status, such as {@code preprocessing}.
   *
   * @return the word; the name of {@link #status()} in lower case if the vendor gave none
   */
  public String providerStatus() {
    return providerStatus;
  }

  /**
   * How far the rendering has come.
   *
   * @return 0 to 100, or empty where the vendor does not say
   */
  public OptionalInt progress() {
    return progress == null ? OptionalInt.empty() : OptionalInt.of(progress);
  }

  /**
   * The model that renders the job.
   *
   * @return the vendor's name of the model (Azure: of the deployment)
   */
  public Optional<String> model() {
    return Optional.ofNullable(model);
  }

  /**
   * The prompt that the job was created with.
   *
   * @return the prompt
   */
  public Optional<String> prompt() {
    return Optional.ofNullable(prompt);
  }

  /**
   * The size of the video.
   *
   * @return the size in pixels
   */
  public Optional<VideoSize> size() {
    return Optional.ofNullable(size);
  }

  /**
   * The length of the video.
   *
   * @return the duration
   */
  public Optional<Duration> duration() {
    return Optional.ofNullable(duration);
  }

  /**
   * When the job was created, by the vendor's clock.
   *
   * @return the time
   */
  public Optional<Instant> createdAt() {
    return Optional.ofNullable(createdAt);
  }

  /**
   * When the job ended, by the vendor's clock.
   *
   * @return the time
   */
  public Optional<Instant> completedAt() {
    return Optional.ofNullable(completedAt);
  }

  /**
   * Until when the vendor says that it keeps the files, by its clock. Servers say wrong times, too:
   * whether a file is there, only a download tells.
   *
   * @return the time
   */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /**
   * The videos, one per variant.
   *
   * @return the outputs in the vendor's order, unmodifiable; at least one if the job is COMPLETED
   */
  public List<VideoOutput> outputs() {
    return outputs;
  }

  /**
   * Why the job failed.
   *
   * @return the vendor's reason; empty unless the status is FAILED, and even then where the vendor
   *     gives none
   */
  public Optional<JobError> error() {
    return Optional.ofNullable(error);
  }

  /**
   * The job that this one was made from.
   *
   * @return the source; empty if the job is not a remix
   */
  public Optional<JobRef> source() {
    return Optional.ofNullable(source);
  }

  /**
   * Whether the vendor charges for the job, as far as is known now. Where the vendor does not tell,
   * it is what its terms say of a job that stands where this one does; a job that still runs may
   * fail, and a failed one is free of charge at some vendors and not at others.
   *
   * @return what is known; unless it was set, YES or NO by a {@link #cost()} that was told, else
   *     UNKNOWN
   */
  public Billed billed() {
    if (billed != null) {
      return billed;
    }
    if (cost == null) {
      return Billed.UNKNOWN;
    }
    return cost.signum() > 0 ? Billed.YES : Billed.NO;
  }

  /**
   * What the vendor says that it charges. Never an estimate: {@link VideoClient#estimate} makes
   * those.
   *
   * @return US dollars, 0 or more; empty until the vendor tells, and for vendors that never do
   */
  public Optional<BigDecimal> cost() {
    return Optional.ofNullable(cost);
  }

  /**
   * Whether the job was found by a search among the vendor's jobs, because the response to its
   * create was lost. It is then the only one that can be it, but the vendor did not say so. Known
   * only to the job that a create returned, not to one that was retrieved later.
   *
   * @return false for a job with which the vendor answered
   */
  public boolean adopted() {
    return adopted;
  }

  /**
   * How long the vendor asks to wait before the next poll.
   *
   * @return a hint for the next poll
   */
  public Optional<Duration> pollAfter() {
    return Optional.ofNullable(pollAfter);
  }

  /**
   * What was changed in the request before it was sent. Known only to the job that a create
   * returned, not to one that was retrieved later.
   *
   * @return the changes, unmodifiable; empty if the request was sent as it was
   */
  public List<Adjustment> adjustments() {
    return adjustments;
  }

  /**
   * What the app wants to recognise the job by. Known only to the job that a create returned, not
   * to one that was retrieved later, unless the vendor keeps it; the journal keeps it, too.
   *
   * @return the tags of the request, unmodifiable
   */
  public Map<String, String> tags() {
    return tags;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VideoJob that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  private List<Object> fields() {
    return List.of(
        ref,
        status,
        providerStatus,
        progress(),
        model(),
        prompt(),
        size(),
        duration(),
        createdAt(),
        completedAt(),
        expiresAt(),
        outputs,
        error(),
        source(),
        billed(),
        cost(),
        adopted,
        pollAfter(),
        adjustments,
        tags);
  }

  /** The ref, the status and the progress: enough for a log, without the prompt. */
  @Override
  public String toString() {
    return "VideoJob["
        + ref
        + ", "
        + status
        + (progress == null ? "" : ", " + progress + " %")
        + "]";
  }

  /** Builds a {@link VideoJob}. Not safe for use by several threads. */
  public static final class Builder {

    private JobRef ref;
    private JobStatus status;
    private String providerStatus;
    private @Nullable Integer progress;
    private @Nullable String model;
    private @Nullable String prompt;
    private @Nullable VideoSize size;
    private @Nullable Duration duration;
    private @Nullable Instant createdAt;
    private @Nullable Instant completedAt;
    private @Nullable Instant expiresAt;
    private List<VideoOutput> outputs = List.of();
    private @Nullable JobError error;
    private @Nullable JobRef source;
    private @Nullable Billed billed;
    private @Nullable BigDecimal cost;
    private boolean adopted;
    private @Nullable Duration pollAfter;
    private List<Adjustment> adjustments = List.of();
    private Map<String, String> tags = Map.of();

    private Builder(JobRef ref, JobStatus status) {
      this.ref = Objects.requireNonNull(ref, "ref");
      this.status = Objects.requireNonNull(status, "status");
      this.providerStatus = status.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Sets the ref.
     *
     * @param value the instance and the vendor's id
     * @return this builder
     */
    public Builder ref(JobRef value) {
      this.ref = Objects.requireNonNull(value, "ref");
      return this;
    }

    /**
     * Sets the status, and leaves the vendor's word as it is.
     *
     * @param value where the job stands
     * @return this builder
     */
    public Builder status(JobStatus value) {
      this.status = Objects.requireNonNull(value, "status");
      return this;
    }

    /**
     * Sets the vendor's own word for the status.
     *
     * @param value the word
     * @return this builder
     */
    public Builder providerStatus(String value) {
      this.providerStatus = Objects.requireNonNull(value, "providerStatus");
      return this;
    }

    /**
     * Sets the progress; a figure out of range is moved into it.
     *
     * @param value percent, 0 to 100
     * @return this builder
     */
    public Builder progress(int value) {
      this.progress = Math.max(0, Math.min(100, value));
      return this;
    }

    /**
     * Sets the model.
     *
     * @param value the vendor's name of the model
     * @return this builder
     */
    public Builder model(String value) {
      this.model = Objects.requireNonNull(value, "model");
      return this;
    }

    /**
     * Sets the prompt.
     *
     * @param value the prompt
     * @return this builder
     */
    public Builder prompt(String value) {
      this.prompt = Objects.requireNonNull(value, "prompt");
      return this;
    }

    /**
     * Sets the size.
     *
     * @param value the size in pixels
     * @return this builder
     */
    public Builder size(VideoSize value) {
      this.size = Objects.requireNonNull(value, "size");
      return this;
    }

    /**
     * Sets the length.
     *
     * @param value the duration
     * @return this builder
     */
    public Builder duration(Duration value) {
      this.duration = Objects.requireNonNull(value, "duration");
      return this;
    }

    /**
     * Sets when the job was created.
     *
     * @param value the time by the vendor's clock
     * @return this builder
     */
    public Builder createdAt(Instant value) {
      this.createdAt = Objects.requireNonNull(value, "createdAt");
      return this;
    }

    /**
     * Sets when the job ended.
     *
     * @param value the time by the vendor's clock
     * @return this builder
     */
    public Builder completedAt(Instant value) {
      this.completedAt = Objects.requireNonNull(value, "completedAt");
      return this;
    }

    /**
     * Sets when the files will be removed.
     *
     * @param value the time by the vendor's clock
     * @return this builder
     */
    public Builder expiresAt(Instant value) {
      this.expiresAt = Objects.requireNonNull(value, "expiresAt");
      return this;
    }

    /**
     * Sets the videos.
     *
     * @param value the outputs, one per variant
     * @return this builder
     */
    public Builder outputs(List<VideoOutput> value) {
      this.outputs = List.copyOf(value);
      return this;
    }

    /**
     * Sets why the job failed.
     *
     * @param value the vendor's reason
     * @return this builder
     */
    public Builder error(JobError value) {
      this.error = Objects.requireNonNull(value, "error");
      return this;
    }

    /**
     * Sets the job that this one was made from.
     *
     * @param value the source
     * @return this builder
     */
    public Builder source(JobRef value) {
      this.source = Objects.requireNonNull(value, "source");
      return this;
    }

    /**
     * Sets whether the vendor charges for the job.
     *
     * @param value what is known
     * @return this builder
     */
    public Builder billed(Billed value) {
      this.billed = Objects.requireNonNull(value, "billed");
      return this;
    }

    /**
     * Sets what the vendor says that it charges.
     *
     * @param value US dollars, 0 or more
     * @return this builder
     * @throws IllegalArgumentException if it is below 0
     */
    public Builder cost(BigDecimal value) {
      if (value.signum() < 0) {
        throw new IllegalArgumentException("a cost is 0 or more, not " + value);
      }
      this.cost = value;
      return this;
    }

    /**
     * Says that the job was found by a search.
     *
     * @param value whether it was
     * @return this builder
     */
    public Builder adopted(boolean value) {
      this.adopted = value;
      return this;
    }

    /**
     * Sets how long the vendor asks to wait before the next poll.
     *
     * @param value a hint
     * @return this builder
     */
    public Builder pollAfter(Duration value) {
      this.pollAfter = Objects.requireNonNull(value, "pollAfter");
      return this;
    }

    /**
     * Sets what was changed in the request before it was sent.
     *
     * @param value the changes
     * @return this builder
     */
    public Builder adjustments(List<Adjustment> value) {
      this.adjustments = List.copyOf(value);
      return this;
    }

    /**
     * Sets what the app wants to recognise the job by.
     *
     * @param value the tags of the request
     * @return this builder
     */
    public Builder tags(Map<String, String> value) {
      this.tags =
          value.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(value));
      return this;
    }

    /**
     * Builds the job.
     *
     * @return the job
     */
    public VideoJob build() {
      return new VideoJob(this);
    }
  }
}
