package dev.videogen;

import dev.videogen.internal.text.JsonValue;
import dev.videogen.internal.text.Seconds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A vendor-neutral request. Unset fields use the vendor's defaults.
 *
 * <pre>{@code
 * VideoRequest request = VideoRequest.builder("A cat playing piano in a jazz bar")
 *     .duration(Duration.ofSeconds(8))
 *     .size(1280, 720)
 *     .build();
 * }</pre>
 *
 * <p>Building checks what is wrong under any vendor; what a vendor cannot do is found by {@link
 * VideoClient#create} before anything is sent.
 *
 * <p>Immutable.
 */
public final class VideoRequest {

  private static final int MAX_TEXT = 256;
  private static final int MAX_TAGS = 32;
  private static final Pattern TAG_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private final @Nullable String prompt;
  private final @Nullable String model;
  private final @Nullable Duration duration;
  private final @Nullable VideoSize size;
  private final @Nullable AspectRatio aspectRatio;
  private final @Nullable Resolution resolution;
  private final @Nullable Integer fps;
  private final @Nullable Long seed;
  private final @Nullable String negativePrompt;
  private final @Nullable Boolean audio;
  private final int variants;
  private final @Nullable VideoSource source;
  private final List<MediaInput> inputs;
  private final Map<String, @Nullable Object> options;
  private final Set<Feature> optionalFeatures;
  private final @Nullable String key;
  private final Map<String, String> tags;
  private final @Nullable String endUser;

  private VideoRequest(Builder builder) {
    this.prompt = builder.prompt;
    this.model = builder.model;
    this.duration = builder.duration;
    this.size = builder.size;
    this.aspectRatio = builder.aspectRatio;
    this.resolution = builder.resolution;
    this.fps = builder.fps;
    this.seed = builder.seed;
    this.negativePrompt = builder.negativePrompt;
    this.audio = builder.audio;
    this.variants = builder.variants;
    this.source = builder.source;
    this.inputs = builder.inputs;
    this.options = builder.options;
    this.optionalFeatures = builder.optionalFeatures;
    this.key = builder.key;
    this.tags = builder.tags;
    this.endUser = builder.endUser;
  }

  /**
   * Begins a request with a prompt.
   *
   * @param prompt what is to be seen and heard
   * @return a builder
   */
  public static Builder builder(String prompt) {
    return new Builder().prompt(prompt);
  }

  /**
   * Begins a request without a prompt, for models that can do without.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins a changed copy.
   *
   * @return a builder that holds all that this request holds
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.prompt = prompt;
    builder.model = model;
    builder.duration = duration;
    builder.size = size;
    builder.aspectRatio = aspectRatio;
    builder.resolution = resolution;
    builder.fps = fps;
    builder.seed = seed;
    builder.negativePrompt = negativePrompt;
    builder.audio = audio;
    builder.variants = variants;
    builder.source = source;
    builder.inputs = inputs;
    builder.options = options;
    builder.optionalFeatures = optionalFeatures;
    builder.key = key;
    builder.tags = tags;
    builder.endUser = endUser;
    return builder;
  }

  /**
   * What is to be seen and heard.
   *
   * @return the prompt
   */
  public Optional<String> prompt() {
    return Optional.ofNullable(prompt);
  }

  /**
   * The model to use.
   *
   * @return the vendor's name of the model; empty for the configured one, or else the vendor's
   *     default
   */
  public Optional<String> model() {
    return Optional.ofNullable(model);
  }

  /**
   * How long the video is to be, or of one that is {@linkplain Feature#EXTEND extended} how much is
   * added.
   *
   * @return the duration; empty for the vendor's default
   */
  public Optional<Duration> duration() {
    return Optional.ofNullable(duration);
  }

  /**
   * The size in pixels.
   *
   * @return the size; empty if none, or a class instead, was asked for
   */
  public Optional<VideoSize> size() {
    return Optional.ofNullable(size);
  }

  /**
   * The aspect ratio.
   *
   * @return the ratio; empty if none, or a size instead, was asked for
   */
  public Optional<AspectRatio> aspectRatio() {
    return Optional.ofNullable(aspectRatio);
  }

  /**
   * The resolution class.
   *
   * @return the class; empty if none, or a size instead, was asked for
   */
  public Optional<Resolution> resolution() {
    return Optional.ofNullable(resolution);
  }

  /**
   * Frames per second.
   *
   * @return 1 to 240; empty for the vendor's default
   */
  public OptionalInt fps() {
    return fps == null ? OptionalInt.empty() : OptionalInt.of(fps);
  }

  /**
   * The number that makes a rendering repeatable.
   *
   * @return the seed; empty for a random one
   */
  public OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /**
   * What must not be seen.
   *
   * @return the negative prompt
   */
  public Optional<String> negativePrompt() {
    return Optional.ofNullable(negativePrompt);
  }

  /**
   * Whether the video is to have sound.
   *
   * @return the choice; empty for the vendor's default
   */
  public Optional<Boolean> audio() {
    return Optional.ofNullable(audio);
  }

  /**
   * How many videos to make of the request.
   *
   * @return 1 or more
   */
  public int variants() {
    return variants;
  }

  /**
   * The video to begin with.
   *
   * @return the source, and what is done with it; empty for a video that is made from nothing but
   *     this request
   */
  public Optional<VideoSource> source() {
    return Optional.ofNullable(source);
  }

  /**
   * The media given.
   *
   * @return the inputs in the order in which they were added, unmodifiable
   */
  public List<MediaInput> inputs() {
    return inputs;
  }

  /**
   * What only one vendor knows.
   *
   * @return names and JSON values in the order in which they were added, unmodifiable; a value that
   *     is null stands for JSON's null
   */
  public Map<String, @Nullable Object> options() {
    return options;
  }

  /**
   * What may be left out where it is not available.
   *
   * @return the features marked optional, unmodifiable
   */
  public Set<Feature> optionalFeatures() {
    return optionalFeatures;
  }

  /**
   * The app's own name of what is bought, which makes a create repeatable: a second one with the
   * same key gives the job of the first, and buys nothing.
   *
   * @return the key; empty if every create is to make a job
   * @see VideoClient#create(VideoRequest)
   */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /**
   * What the app wants to recognise the job by. It travels into the job, the journal and events,
   * and to the vendor only where that has a field for it.
   *
   * @return names and values in the order in which they were added, unmodifiable
   */
  public Map<String, String> tags() {
    return tags;
  }

  /**
   * For whom the video is made, for vendors that want to know.
   *
   * @return an id that tells the vendor no more than the app's users from each other
   */
  public Optional<String> endUser() {
    return Optional.ofNullable(endUser);
  }

  /**
   * The parts of a request that a model may lack and that this request asks for.
   *
   * @return the features, unmodifiable
   */
  public Set<Feature> features() {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    if (negativePrompt != null) {
      features.add(Feature.NEGATIVE_PROMPT);
    }
    if (seed != null) {
      features.add(Feature.SEED);
    }
    if (fps != null) {
      features.add(Feature.FPS);
    }
    if (audio != null) {
      features.add(Feature.AUDIO);
    }
    if (source != null) {
      features.add(source.feature());
      source.media().ifPresent(media -> addForm(media, features));
    }
    for (MediaInput input : inputs) {
      features.add(input.feature());
      addForm(input.media(), features);
    }
    return Collections.unmodifiableSet(features);
  }

  private static void addForm(Media media, Set<Feature> features) {
    if (media.url().isPresent()) {
      features.add(Feature.INPUT_URL);
    }
    if (media.fileId().isPresent()) {
      features.add(Feature.INPUT_FILE_ID);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VideoRequest that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  private List<Object> fields() {
    return List.of(
        prompt(),
        model(),
        duration(),
        size(),
        aspectRatio(),
        resolution(),
        fps(),
        seed(),
        negativePrompt(),
        audio(),
        variants,
        source(),
        inputs,
        options,
        optionalFeatures,
        key(),
        tags,
        endUser());
  }

  /** The model, size, duration and key: enough for a log, without prompts, media and end users. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("VideoRequest[");
    text.append(model == null ? "default model" : model);
    if (size != null) {
      text.append(", ").append(size);
    }
    if (aspectRatio != null) {
      text.append(", ").append(aspectRatio);
    }
    if (resolution != null) {
      text.append(", ").append(resolution);
    }
    if (duration != null) {
      text.append(", ").append(Seconds.words(duration));
    }
    if (source != null) {
      text.append(", ").append(source);
    }
    if (key != null) {
      text.append(", key ").append(key);
    }
    return text.append(", variants ").append(variants).append(']').toString();
  }

  /** Builds a {@link VideoRequest}. Not safe for use by several threads. */
  public static final class Builder {

    private @Nullable String prompt;
    private @Nullable String model;
    private @Nullable Duration duration;
    private @Nullable VideoSize size;
    private @Nullable AspectRatio aspectRatio;
    private @Nullable Resolution resolution;
    private @Nullable Integer fps;
    private @Nullable Long seed;
    private @Nullable String negativePrompt;
    private @Nullable Boolean audio;
    private int variants = 1;
    private @Nullable VideoSource source;

    // Of requests, too, which copy nothing: they are replaced, and never changed.
    private List<MediaInput> inputs = List.of();
    private Map<String, @Nullable Object> options = Map.of();
    private Set<Feature> optionalFeatures = Set.of();

    private @Nullable String key;
    private Map<String, String> tags = Map.of();
    private @Nullable String endUser;

    private Builder() {}

    /**
     * Sets what is to be seen and heard.
     *
     * @param value the prompt; a blank one is refused when the request is submitted
     * @return this builder
     */
    public Builder prompt(String value) {
      this.prompt = Objects.requireNonNull(value, "prompt");
      return this;
    }

    /**
     * Sets the model.
     *
     * @param value the vendor's name of the model
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public Builder model(String value) {
      require(!value.isBlank(), "a model's name is not blank");
      this.model = value;
      return this;
    }

    /**
     * Sets how long the video is to be.
     *
     * @param value the duration, above zero
     * @return this builder
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Builder duration(Duration value) {
      require(!value.isZero() && !value.isNegative(), "a duration is above zero, not " + value);
      this.duration = value;
      return this;
    }

    /**
     * Sets the size in pixels. An aspect ratio or a resolution class set before is forgotten.
     *
     * @param value the size
     * @return this builder
     */
    public Builder size(VideoSize value) {
      this.size = Objects.requireNonNull(value, "size");
      this.aspectRatio = null;
      this.resolution = null;
      return this;
    }

    /**
     * Sets the size in pixels. An aspect ratio or a resolution class set before is forgotten.
     *
     * @param width pixels from left to right
     * @param height pixels from top to bottom
     * @return this builder
     * @throws IllegalArgumentException if an edge is out of range
     */
    public Builder size(int width, int height) {
      return size(VideoSize.of(width, height));
    }

    /**
     * Sets the aspect ratio. A size set before is forgotten.
     *
     * @param value the ratio
     * @return this builder
     */
    public Builder aspectRatio(AspectRatio value) {
      this.aspectRatio = Objects.requireNonNull(value, "aspectRatio");
      this.size = null;
      return this;
    }

    /**
     * Sets the resolution class. A size set before is forgotten.
     *
     * @param value the class
     * @return this builder
     */
    public Builder resolution(Resolution value) {
      this.resolution = Objects.requireNonNull(value, "resolution");
      this.size = null;
      return this;
    }

    /**
     * Sets the frames per second.
     *
     * @param value 1 to 240
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder fps(int value) {
      require(value >= 1 && value <= 240, "frames per second are 1 to 240, not " + value);
      this.fps = value;
      return this;
    }

    /**
     * Sets the number that makes a rendering repeatable.
     *
     * @param value the seed
     * @return this builder
     */
    public Builder seed(long value) {
      this.seed = value;
      return this;
    }

    /**
     * Sets what must not be seen.
     *
     * @param value the negative prompt
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public Builder negativePrompt(String value) {
      require(!value.isBlank(), "a negative prompt is not blank");
      this.negativePrompt = value;
      return this;
    }

    /**
     * Sets whether the video is to have sound.
     *
     * @param value true for sound, false for silence
     * @return this builder
     */
    public Builder audio(boolean value) {
      this.audio = value;
      return this;
    }

    /**
     * Sets how many videos to make.
     *
     * @param value 1 or more; 1 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder variants(int value) {
      require(value >= 1, "variants are 1 or more, not " + value);
      this.variants = value;
      return this;
    }

    /**
     * Sets the video to begin with, and what is done with it.
     *
     * @param value the source
     * @return this builder
     */
    public Builder source(VideoSource value) {
      this.source = Objects.requireNonNull(value, "source");
      return this;
    }

    /**
     * Sets the picture to begin with, in place of one set before.
     *
     * @param value a picture; anything else is refused when the request is submitted
     * @return this builder
     */
    public Builder firstFrame(Media value) {
      return frame(MediaRole.FIRST_FRAME, value);
    }

    /**
     * Sets the picture to begin with, in place of one set before.
     *
     * @param value a picture's file, read when the request is submitted
     * @return this builder
     */
    public Builder firstFrame(Path value) {
      return firstFrame(Media.of(value));
    }

    /**
     * Sets the picture to end with, in place of one set before.
     *
     * @param value a picture; anything else is refused when the request is submitted
     * @return this builder
     */
    public Builder lastFrame(Media value) {
      return frame(MediaRole.LAST_FRAME, value);
    }

    /**
     * Sets the picture to end with, in place of one set before.
     *
     * @param value a picture's file, read when the request is submitted
     * @return this builder
     */
    public Builder lastFrame(Path value) {
      return lastFrame(Media.of(value));
    }

    /**
     * Adds something to take a subject, a style, a movement or a sound from.
     *
     * @param value a picture, a video or a sound
     * @return this builder
     */
    public Builder reference(Media value) {
      return input(new MediaInput(MediaRole.REFERENCE, value));
    }

    /**
     * Adds something to take a subject, a style, a movement or a sound from.
     *
     * @param value a file, read when the request is submitted
     * @return this builder
     */
    public Builder reference(Path value) {
      return reference(Media.of(value));
    }

    /**
     * Replaces all media.
     *
     * @param values the inputs, among them no more than one first and one last frame
     * @return this builder
     * @throws IllegalArgumentException if there are two first or two last frames
     */
    public Builder inputs(List<MediaInput> values) {
      for (MediaRole role : List.of(MediaRole.FIRST_FRAME, MediaRole.LAST_FRAME)) {
        long frames = values.stream().filter(input -> input.role() == role).count();
        require(frames <= 1, "a video has one " + role + ", not " + frames);
      }
      inputs = List.copyOf(values);
      return this;
    }

    /**
     * Sets something only one vendor knows. It is put into the body of the request untouched. Where
     * one sets what vendors charge by, such as a length, a size or a model, the price of the
     * request is not known.
     *
     * @param name the vendor's name of it
     * @param value a JSON value: null, a string, a number, a boolean, or a list or map of those
     * @return this builder
     * @throws IllegalArgumentException if the name is blank or the value has no form in JSON
     */
    public Builder option(String name, @Nullable Object value) {
      require(!name.isBlank(), "an option's name is not blank");
      Map<String, @Nullable Object> more = new LinkedHashMap<>(options);
      more.put(name, JsonValue.copyOf(name, value));
      options = Collections.unmodifiableMap(more);
      return this;
    }

    /**
     * Marks what may be left out where the model does not have it. What was left out stands in
     * {@link VideoJob#adjustments()} of the created job.
     *
     * @param features parts of a request
     * @return this builder
     * @throws IllegalArgumentException if a feature is an operation, or needs a {@link #source}:
     *     without it, that would be another video
     */
    public Builder optional(Feature... features) {
      Set<Feature> more = EnumSet.noneOf(Feature.class);
      more.addAll(optionalFeatures);
      for (Feature feature : features) {
        require(feature.isPartOfRequest(), "\"" + feature + "\" is not a part of a request");
        require(!feature.needsSource(), "a source is not left out, so no " + feature);
        more.add(feature);
      }
      optionalFeatures = Collections.unmodifiableSet(more);
      return this;
    }

    /**
     * Makes the create repeatable, under a name that the app chooses for what is bought.
     *
     * @param value 1 to 256 characters, not blank and without control characters, such as {@code
     *     order-4711}
     * @return this builder
     * @throws IllegalArgumentException if it has another form
     */
    public Builder key(String value) {
      requireText("a key", value);
      this.key = value;
      return this;
    }

    /**
     * Sets something to recognise the job by, in place of one of the same name.
     *
     * @param name 1 to 64 letters, digits, dots, dashes and underscores
     * @param value 1 to 256 characters, not blank and without control characters
     * @return this builder
     * @throws IllegalArgumentException if one of them has another form, or there are 32 already
     */
    public Builder tag(String name, String value) {
      require(
          TAG_NAME.matcher(name).matches(),
          "a tag's name is 1 to 64 letters, digits, dots, dashes and underscores");
      requireText("a tag's value", value);
      require(
          tags.size() < MAX_TAGS || tags.containsKey(name),
          "a request has " + MAX_TAGS + " tags at most");
      Map<String, String> more = new LinkedHashMap<>(tags);
      more.put(name, value);
      tags = Collections.unmodifiableMap(more);
      return this;
    }

    /**
     * Sets for whom the video is made.
     *
     * @param value 1 to 256 characters, not blank and without control characters; better a hash
     *     than a name
     * @return this builder
     * @throws IllegalArgumentException if it has another form
     */
    public Builder endUser(String value) {
      requireText("an end user's id", value);
      this.endUser = value;
      return this;
    }

    private static void requireText(String what, String value) {
      boolean fits =
          !value.isBlank()
              && value.length() <= MAX_TEXT
              && value.chars().noneMatch(Character::isISOControl);
      require(fits, what + " is 1 to " + MAX_TEXT + " characters, without control characters");
    }

    /**
     * Takes out whatever asks for a feature.
     *
     * @param feature a part of a request
     * @return this builder
     * @throws IllegalArgumentException if the feature is an operation
     */
    public Builder without(Feature feature) {
      require(feature.isPartOfRequest(), "\"" + feature + "\" is not a part of a request");
      switch (feature) {
        case NEGATIVE_PROMPT -> negativePrompt = null;
        case SEED -> seed = null;
        case FPS -> fps = null;
        case AUDIO -> audio = null;
        case REMIX, EDIT, EXTEND -> source = null;
        case INPUT_URL -> keep(input -> input.media().url().isEmpty());
        case INPUT_FILE_ID -> keep(input -> input.media().fileId().isEmpty());
        default -> keep(input -> input.feature() != feature);
      }
      return this;
    }

    /**
     * Leaves size, aspect ratio and resolution class to the vendor.
     *
     * @return this builder
     */
    public Builder withoutSize() {
      this.size = null;
      this.aspectRatio = null;
      this.resolution = null;
      return this;
    }

    /**
     * Leaves the duration to the vendor.
     *
     * @return this builder
     */
    public Builder withoutDuration() {
      this.duration = null;
      return this;
    }

    /**
     * Builds the request.
     *
     * @return the request
     */
    public VideoRequest build() {
      return new VideoRequest(this);
    }

    private Builder frame(MediaRole role, Media media) {
      keep(input -> input.role() != role);
      return input(new MediaInput(role, media));
    }

    private Builder input(MediaInput value) {
      inputs = Stream.concat(inputs.stream(), Stream.of(value)).toList();
      return this;
    }

    private void keep(Predicate<MediaInput> those) {
      inputs = inputs.stream().filter(those).toList();
    }

    private static void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }
}
