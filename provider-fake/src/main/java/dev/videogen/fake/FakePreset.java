package dev.videogen.fake;

import dev.videogen.Feature;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.fake.media.PictureFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vendor to imitate: what it can do, what it calls things, and how it answers what it does not
 * take. A {@linkplain FakeVideoGenerator.Builder fake} starts from a preset and changes what
 * differs.
 *
 * <p>Immutable.
 */
public final class FakePreset {

  /** What a vendor says to the name of a model that it does not have. */
  enum UnknownModel {
    /** It renders all the same, so an app's own names of models work. */
    TAKEN,
    /** The request is invalid. */
    INVALID,
    /** There is no such model. */
    NOT_FOUND
  }

  private final String name;
  private final Capabilities capabilities;
  private final UnknownModel unknownModel;
  private final VendorStatusMap words;
  private final JobIds ids;
  private final Duration jobDuration;
  private final Duration lifetime;
  private final @Nullable Duration pollAfter;
  private final PictureFormat thumbnailFormat;
  private final boolean sound;
  private final boolean neutral;
  private final boolean reportsCost;
  private final Map<String, Integer> errorStatuses;
  private final VideoOutput.Kind outputs;

  private FakePreset(Builder builder) {
    this.name = builder.name;
    this.capabilities = builder.capabilities;
    this.unknownModel = builder.unknownModel;
    this.words = builder.words;
    this.ids = builder.ids;
    this.jobDuration = builder.jobDuration;
    this.lifetime = builder.lifetime;
    this.pollAfter = builder.pollAfter;
    this.thumbnailFormat = builder.thumbnailFormat;
    this.sound = builder.sound;
    this.neutral = builder.neutral;
    this.reportsCost = builder.reportsCost;
    this.errorStatuses = Map.copyOf(builder.errorStatuses);
    this.outputs = builder.outputs;
  }

  /**
   * No vendor in particular, and every operation and feature there is: even sizes up to 1920x1080
   * in either orientation (1280x720 unless asked for), 1 to 20 whole seconds (4 unless asked for),
   * up to 4 variants, models of any name, sound unless silence is asked for. A job takes 10
   * seconds; its files are kept for an hour; a second costs $0.10, and a completed job tells its
   * cost.
   *
   * @return the preset {@code generic}
   */
  public static FakePreset generic() {
    return GenericPreset.PRESET;
  }

  /**
   * OpenAI's Videos API with its models {@code sora-2} and {@code sora-2-pro}, their sizes,
   * durations and prices. A job takes a minute; its files are kept for an hour. It hints at how
   * often to poll, does not cancel a running job, and refuses other models.
   *
   * @return the preset {@code openai}
   */
  public static FakePreset openAi() {
    return OpenAiPreset.PRESET;
  }

  /**
   * Azure OpenAI's jobs API (Sora 1) with one deployment, {@code sora}. A job takes a minute; its
   * files are kept for a day. It has no remix, no spritesheet, no progress and no prices.
   *
   * @return the preset {@code azure-jobs}
   */
  public static FakePreset azureJobs() {
    return AzureJobsPreset.PRESET;
  }

  /**
   * Azure OpenAI's videos API (Sora 2) with one deployment, {@code sora-2}. It does what OpenAI's
   * does, in 720p, for 4, 8 or 12 seconds and at no published price. A job takes a minute; its
   * files are kept for a day.
   *
   * @return the preset {@code azure-videos}
   */
  public static FakePreset azureVideos() {
    return AzureVideosPreset.PRESET;
  }

  /**
   * OpenRouter with a sample of two models, {@code google/veo-3.1} and {@code
   * bytedance/seedance-2.0}. A job takes a minute; its files are kept for a day, and it tells its
   * cost. It lists, deletes and cancels nothing, and has no remix, no thumbnail and no progress.
   *
   * @return the preset {@code openrouter}
   */
  public static FakePreset openRouter() {
    return OpenRouterPreset.PRESET;
  }

  /**
   * fal with the best known of its models, of which {@code fal-ai/veo3.1} is the default; an
   * endpoint that is not among them renders all the same. A job takes a minute; its files are kept
   * for a day. It cancels, and deletes nothing.
   *
   * @return the preset {@code fal}
   */
  public static FakePreset fal() {
    return FalPreset.PRESET;
  }

  /**
   * Replicate with the best known of its models, of which {@code bytedance/seedance-2.0} is the
   * default. A job takes a minute; its files are kept for an hour. It lists and cancels, and
   * deletes nothing.
   *
   * @return the preset {@code replicate}
   */
  public static FakePreset replicate() {
    return ReplicatePreset.PRESET;
  }

  /**
   * The name of the preset.
   *
   * @return {@code generic}, {@code openai}, {@code azure-jobs}, {@code azure-videos}, {@code
   *     openrouter}, {@code fal} or {@code replicate}
   */
  public String name() {
    return name;
  }

  /**
   * What the vendor can do.
   *
   * @return the capabilities
   */
  public Capabilities capabilities() {
    return capabilities;
  }

  /**
   * How long a job takes from its creation to its completion.
   *
   * @return the time; the first tenth of it the job is queued
   */
  public Duration jobDuration() {
    return jobDuration;
  }

  /**
   * How long the files of a completed job are kept.
   *
   * @return the time from completion to expiry
   */
  public Duration lifetime() {
    return lifetime;
  }

  UnknownModel unknownModel() {
    return unknownModel;
  }

  VendorStatusMap words() {
    return words;
  }

  JobIds ids() {
    return ids;
  }

  Optional<Duration> pollAfter() {
    return Optional.ofNullable(pollAfter);
  }

  PictureFormat thumbnailFormat() {
    return thumbnailFormat;
  }

  /** Whether a video has a sound track when a request does not say. */
  boolean sound() {
    return sound;
  }

  /** Whether it is of no vendor, so that its responses tell all that there is to tell. */
  boolean neutral() {
    return neutral;
  }

  /** Whether a completed job tells what it cost. */
  boolean reportsCost() {
    return reportsCost;
  }

  /** How videos are reached, unless a script says otherwise. */
  VideoOutput.Kind outputs() {
    return outputs;
  }

  /** An error with the status that the vendor has for it. */
  FakeError told(FakeError error) {
    return error instanceof VendorErrorResponse response
        ? response.at(errorStatuses.getOrDefault(response.code(), response.httpStatus()))
        : error;
  }

  boolean reportsProgress() {
    return capabilities.support(Feature.PROGRESS) != Support.UNSUPPORTED;
  }

  Builder toBuilder() {
    return new Builder(this);
  }

  /** The name. */
  @Override
  public String toString() {
    return "FakePreset[" + name + "]";
  }

  /** Starts from what is common among vendors; a preset says what differs. */
  static final class Builder {

    private final String name;
    private Capabilities capabilities;
    private UnknownModel unknownModel = UnknownModel.TAKEN;
    private VendorStatusMap words =
        new VendorStatusMap("queued", List.of("in_progress"), "completed", "failed", "cancelled");
    private JobIds ids = new JobIds("video_", "");
    private Duration jobDuration = Duration.ofMinutes(1);
    private Duration lifetime = Duration.ofHours(1);
    private @Nullable Duration pollAfter;
    private PictureFormat thumbnailFormat = PictureFormat.JPEG;
    private boolean sound = true;
    private boolean neutral;
    private boolean reportsCost;
    private final Map<String, Integer> errorStatuses = new HashMap<>();
    private VideoOutput.Kind outputs = VideoOutput.Kind.OF_JOB;

    Builder(String name, Capabilities capabilities) {
      this.name = Objects.requireNonNull(name, "name");
      this.capabilities = Objects.requireNonNull(capabilities, "capabilities");
    }

    private Builder(FakePreset preset) {
      this.name = preset.name;
      this.capabilities = preset.capabilities;
      this.unknownModel = preset.unknownModel;
      this.words = preset.words;
      this.ids = preset.ids;
      this.jobDuration = preset.jobDuration;
      this.lifetime = preset.lifetime;
      this.pollAfter = preset.pollAfter;
      this.thumbnailFormat = preset.thumbnailFormat;
      this.sound = preset.sound;
      this.neutral = preset.neutral;
      this.reportsCost = preset.reportsCost;
      this.errorStatuses.putAll(preset.errorStatuses);
      this.outputs = preset.outputs;
    }

    Builder capabilities(Capabilities value) {
      this.capabilities = value;
      return this;
    }

    Builder unknownModel(UnknownModel value) {
      this.unknownModel = value;
      return this;
    }

    Builder words(VendorStatusMap value) {
      this.words = value;
      return this;
    }

    /** The vendor says of a job that was cancelled that it failed. */
    Builder withoutCancelled() {
      return words(
          new VendorStatusMap("queued", List.of("in_progress"), "completed", "failed", null));
    }

    Builder ids(JobIds value) {
      this.ids = value;
      return this;
    }

    Builder jobDuration(Duration value) {
      this.jobDuration = value;
      return this;
    }

    Builder lifetime(Duration value) {
      this.lifetime = value;
      return this;
    }

    Builder pollAfter(Duration value) {
      this.pollAfter = value;
      return this;
    }

    Builder thumbnails(PictureFormat value) {
      this.thumbnailFormat = value;
      return this;
    }

    Builder silent() {
      this.sound = false;
      return this;
    }

    Builder reportsCost() {
      this.reportsCost = true;
      return this;
    }

    /** The status of an error, by the usual code of that, if it is another than OpenAI's. */
    Builder errorStatus(String code, int status) {
      errorStatuses.put(code, status);
      return this;
    }

    Builder outputs(VideoOutput.Kind value) {
      this.outputs = value;
      return this;
    }

    Builder neutral() {
      this.neutral = true;
      return this;
    }

    FakePreset build() {
      return new FakePreset(this);
    }
  }
}
