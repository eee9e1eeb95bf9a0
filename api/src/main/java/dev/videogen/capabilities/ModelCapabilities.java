package dev.videogen.capabilities;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one model can do. What is left out is not known, and passes when it is asked for.
 *
 * <p>Immutable.
 */
public final class ModelCapabilities {

  private final String name;
  private final Set<String> aliases;
  private final List<Mode> modes;
  private final Map<Feature, Support> features;
  private final boolean promptRequired;
  private final @Nullable Integer maxPromptLength;
  private final @Nullable Integer maxReferences;
  private final Map<Feature, Integer> maxInputs;
  private final List<Set<Feature>> required;
  private final Map<Feature, Set<Feature>> exclusions;
  private final boolean framesMatchSize;
  private final Set<String> inputTypes;
  private final @Nullable VideoSize defaultSize;
  private final @Nullable Duration defaultDuration;
  private final @Nullable Boolean defaultAudio;

  private ModelCapabilities(Builder builder) {
    this.name = builder.name;
    this.aliases = Collections.unmodifiableSet(new LinkedHashSet<>(builder.aliases));
    this.modes = List.copyOf(builder.modes);
    this.features = Collections.unmodifiableMap(new EnumMap<>(builder.features));
    this.promptRequired = builder.promptRequired;
    this.maxPromptLength = builder.maxPromptLength;
    this.maxReferences = builder.maxReferences;
    this.maxInputs = Collections.unmodifiableMap(new EnumMap<>(builder.maxInputs));
    this.required = List.copyOf(builder.required);
    this.exclusions = Collections.unmodifiableMap(new EnumMap<>(builder.exclusions));
    this.framesMatchSize = builder.framesMatchSize;
    this.inputTypes = Collections.unmodifiableSet(new LinkedHashSet<>(builder.inputTypes));
    this.defaultSize = builder.defaultSize;
    this.defaultDuration = builder.defaultDuration;
    this.defaultAudio = builder.defaultAudio;
  }

  /**
   * Begins a model of which nothing but the name is known.
   *
   * @param name the vendor's name of the model
   * @return a builder
   * @throws IllegalArgumentException if it is blank
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /**
   * Begins a changed copy.
   *
   * @return a builder that holds all that this holds
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name);
    builder.aliases.addAll(aliases);
    builder.modes = modes;
    builder.features.putAll(features);
    builder.promptRequired = promptRequired;
    builder.maxPromptLength = maxPromptLength;
    builder.maxReferences = maxReferences;
    builder.maxInputs.putAll(maxInputs);
    builder.required.addAll(required);
    builder.exclusions.putAll(exclusions);
    builder.framesMatchSize = framesMatchSize;
    builder.inputTypes.addAll(inputTypes);
    builder.defaultSize = defaultSize;
    builder.defaultDuration = defaultDuration;
    builder.defaultAudio = defaultAudio;
    return builder;
  }

  /**
   * The vendor's name of the model.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Other names of the same model, such as its dated snapshots.
   *
   * @return the names, unmodifiable
   */
  public Set<String> aliases() {
    return aliases;
  }

  /**
   * The combinations of size, duration and variants on offer.
   *
   * @return the modes, unmodifiable; empty if they are not known, so that anything passes
   */
  public List<Mode> modes() {
    return modes;
  }

  /**
   * Whether the model has a feature.
   *
   * @param feature a part of a request
   * @return what is known
   * @throws IllegalArgumentException if the feature is an operation, which is a matter of the
   *     provider
   */
  public Support support(Feature feature) {
    requirePartOfRequest(feature);
    return features.getOrDefault(feature, Support.UNKNOWN);
  }

  /**
   * Whether a request needs a prompt.
   *
   * @return false if an image alone will do
   */
  public boolean promptRequired() {
    return promptRequired;
  }

  /**
   * The longest prompt.
   *
   * @return characters (Unicode code points), or empty if it is not known
   */
  public OptionalInt maxPromptLength() {
    return maxPromptLength == null ? OptionalInt.empty() : OptionalInt.of(maxPromptLength);
  }

  /**
   * The most references in one request, whatever their kind.
   *
   * @return the number, or empty if it is not known
   */
  public OptionalInt maxReferences() {
    return maxReferences == null ? OptionalInt.empty() : OptionalInt.of(maxReferences);
  }

  /**
   * The most inputs of one role and kind in one request.
   *
   * @param feature a part of a request that is an input, such as {@link Feature#REFERENCE_IMAGE}
   * @return the number, or empty if it is not known
   */
  public OptionalInt maxInputs(Feature feature) {
    Integer most = maxInputs.get(feature);
    return most == null ? OptionalInt.empty() : OptionalInt.of(most);
  }

  /**
   * What a request must have besides a prompt, such as a picture.
   *
   * @return sets of parts of a request, of each of which a request must have one, unmodifiable
   */
  public List<Set<Feature>> required() {
    return required;
  }

  /**
   * What a request cannot have beside a feature.
   *
   * @param feature a part of a request
   * @return the parts that it excludes, unmodifiable; each of them excludes it as well
   */
  public Set<Feature> excludedBy(Feature feature) {
    return exclusions.getOrDefault(feature, Set.of());
  }

  /**
   * Whether a first or last frame must have exactly the size of the video.
   *
   * @return true if another size is refused by the vendor
   */
  public boolean framesMatchSize() {
    return framesMatchSize;
  }

  /**
   * The media types that inputs may have.
   *
   * @return such as {@code image/png}, unmodifiable; empty if they are not known
   */
  public Set<String> inputTypes() {
    return inputTypes;
  }

  /**
   * The size of a video when a request names none.
   *
   * @return the vendor's default, or empty if it is not known
   */
  public Optional<VideoSize> defaultSize() {
    return Optional.ofNullable(defaultSize);
  }

  /**
   * The duration of a video when a request names none.
   *
   * @return the vendor's default, or empty if it is not known
   */
  public Optional<Duration> defaultDuration() {
    return Optional.ofNullable(defaultDuration);
  }

  /**
   * Whether a video has sound when a request does not say.
   *
   * @return the vendor's default, or empty if it is not known
   */
  public Optional<Boolean> defaultAudio() {
    return Optional.ofNullable(defaultAudio);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelCapabilities that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  private List<Object> fields() {
    return List.of(
        name,
        aliases,
        modes,
        features,
        promptRequired,
        maxPromptLength(),
        maxReferences(),
        maxInputs,
        required,
        exclusions,
        framesMatchSize,
        inputTypes,
        defaultSize(),
        defaultDuration(),
        defaultAudio());
  }

  private static void requirePartOfRequest(Feature feature) {
    if (!feature.isPartOfRequest()) {
      throw new IllegalArgumentException(
          "\"" + feature + "\" is an operation of a provider, not a part of a request");
    }
  }

  /** The model's name. */
  @Override
  public String toString() {
    return "ModelCapabilities[" + name + "]";
  }

  /** Builds {@link ModelCapabilities}. Not safe for use by several threads. */
  public static final class Builder {

    private final String name;
    private final Set<String> aliases = new LinkedHashSet<>();
    private List<Mode> modes = List.of();
    private final Map<Feature, Support> features = new EnumMap<>(Feature.class);
    private boolean promptRequired = true;
    private @Nullable Integer maxPromptLength;
    private @Nullable Integer maxReferences;
    private final Map<Feature, Integer> maxInputs = new EnumMap<>(Feature.class);
    private final List<Set<Feature>> required = new ArrayList<>();
    private final Map<Feature, Set<Feature>> exclusions = new EnumMap<>(Feature.class);
    private boolean framesMatchSize;
    private final Set<String> inputTypes = new LinkedHashSet<>();
    private @Nullable VideoSize defaultSize;
    private @Nullable Duration defaultDuration;
    private @Nullable Boolean defaultAudio;

    private Builder(String name) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a model's name is not blank");
      }
      this.name = name;
    }

    /**
     * Adds other names of the model.
     *
     * @param values such as dated snapshots
     * @return this builder
     */
    public Builder aliases(String... values) {
      aliases.addAll(List.of(values));
      return this;
    }

    /**
     * Sets the combinations on offer.
     *
     * @param values the modes
     * @return this builder
     */
    public Builder modes(Mode... values) {
      return modes(List.of(values));
    }

    /**
     * Sets the combinations on offer.
     *
     * @param values the modes
     * @return this builder
     */
    public Builder modes(List<Mode> values) {
      this.modes = List.copyOf(values);
      return this;
    }

    /**
     * Declares features that the model has.
     *
     * @param values parts of a request
     * @return this builder
     */
    public Builder supports(Feature... values) {
      return declare(Support.SUPPORTED, values);
    }

    /**
     * Declares features that the model lacks.
     *
     * @param values parts of a request
     * @return this builder
     */
    public Builder lacks(Feature... values) {
      return declare(Support.UNSUPPORTED, values);
    }

    /**
     * Declares every part of a request that was not declared before as one that the model lacks.
     *
     * @return this builder
     */
    public Builder lacksTheRest() {
      for (Feature feature : Feature.values()) {
        if (feature.isPartOfRequest()) {
          features.putIfAbsent(feature, Support.UNSUPPORTED);
        }
      }
      return this;
    }

    /**
     * Sets whether a request needs a prompt.
     *
     * @param value true unless set
     * @return this builder
     */
    public Builder promptRequired(boolean value) {
      this.promptRequired = value;
      return this;
    }

    /**
     * Sets the longest prompt.
     *
     * @param value characters (Unicode code points), 1 or more
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder maxPromptLength(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("the longest prompt has 1 character or more");
      }
      this.maxPromptLength = value;
      return this;
    }

    /**
     * Sets the most references in one request.
     *
     * @param value the number, 0 or more
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxReferences(int value) {
      if (value < 0) {
        throw new IllegalArgumentException("the most references are 0 or more, not " + value);
      }
      this.maxReferences = value;
      return this;
    }

    /**
     * Sets the most inputs of one role and kind in one request.
     *
     * @param feature a part of a request that is an input, such as {@link Feature#REFERENCE_IMAGE}
     * @param value the number, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if it is below 1, or the feature is an operation
     */
    public Builder maxInputs(Feature feature, int value) {
      requirePartOfRequest(feature);
      if (value < 1) {
        throw new IllegalArgumentException("the most inputs are 1 or more, not " + value);
      }
      maxInputs.put(feature, value);
      return this;
    }

    /**
     * Declares that a request must have something besides a prompt. Each call is a demand of its
     * own.
     *
     * @param one a part of a request, such as {@link Feature#FIRST_FRAME}
     * @param others what will do in its place
     * @return this builder
     * @throws IllegalArgumentException if one is an operation
     */
    public Builder requires(Feature one, Feature... others) {
      Set<Feature> either = EnumSet.of(one, others);
      either.forEach(ModelCapabilities::requirePartOfRequest);
      required.add(Collections.unmodifiableSet(either));
      return this;
    }

    /**
     * Declares that a request cannot have one thing beside others.
     *
     * @param one a part of a request, such as {@link Feature#REFERENCE_IMAGE}
     * @param others what cannot stand beside it
     * @return this builder
     * @throws IllegalArgumentException if one is an operation
     */
    public Builder excludes(Feature one, Feature... others) {
      requirePartOfRequest(one);
      for (Feature other : others) {
        requirePartOfRequest(other);
        exclude(one, other);
        exclude(other, one);
      }
      return this;
    }

    private void exclude(Feature one, Feature other) {
      Set<Feature> excluded = EnumSet.of(other);
      excluded.addAll(exclusions.getOrDefault(one, Set.of()));
      exclusions.put(one, Collections.unmodifiableSet(excluded));
    }

    /**
     * Sets whether a first or last frame must have exactly the size of the video.
     *
     * @param value false unless set
     * @return this builder
     */
    public Builder framesMatchSize(boolean value) {
      this.framesMatchSize = value;
      return this;
    }

    /**
     * Adds media types that inputs may have.
     *
     * @param values such as {@code image/png}
     * @return this builder
     */
    public Builder inputTypes(Collection<String> values) {
      inputTypes.addAll(values);
      return this;
    }

    /**
     * Sets the size of a video when a request names none.
     *
     * @param value the vendor's default
     * @return this builder
     */
    public Builder defaultSize(VideoSize value) {
      this.defaultSize = Objects.requireNonNull(value, "defaultSize");
      return this;
    }

    /**
     * Sets the duration of a video when a request names none.
     *
     * @param value the vendor's default, above zero
     * @return this builder
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Builder defaultDuration(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("a duration is above zero, not " + value);
      }
      this.defaultDuration = value;
      return this;
    }

    /**
     * Sets whether a video has sound when a request does not say.
     *
     * @param value the vendor's default
     * @return this builder
     */
    public Builder defaultAudio(boolean value) {
      this.defaultAudio = value;
      return this;
    }

    /**
     * Builds the model.
     *
     * @return what the model can do
     */
    public ModelCapabilities build() {
      return new ModelCapabilities(this);
    }

    private Builder declare(Support support, Feature... values) {
      for (Feature feature : values) {
        requirePartOfRequest(feature);
        features.put(feature, support);
      }
      return this;
    }
  }
}
