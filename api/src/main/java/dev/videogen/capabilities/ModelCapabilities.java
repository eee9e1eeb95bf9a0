package dev.videogen.capabilities;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
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
  private final boolean framesMatchSize;
  private final Set<String> inputTypes;
  private final @Nullable VideoSize defaultSize;
  private final @Nullable Duration defaultDuration;

  private ModelCapabilities(Builder builder) {
    this.name = builder.name;
    this.aliases = Collections.unmodifiableSet(new LinkedHashSet<>(builder.aliases));
    this.modes = List.copyOf(builder.modes);
    this.features = Collections.unmodifiableMap(new EnumMap<>(builder.features));
    this.promptRequired = builder.promptRequired;
    this.maxPromptLength = builder.maxPromptLength;
    this.maxReferences = builder.maxReferences;
    this.framesMatchSize = builder.framesMatchSize;
    this.inputTypes = Collections.unmodifiableSet(new LinkedHashSet<>(builder.inputTypes));
    this.defaultSize = builder.defaultSize;
    this.defaultDuration = builder.defaultDuration;
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
    builder.framesMatchSize = framesMatchSize;
    builder.inputTypes.addAll(inputTypes);
    builder.defaultSize = defaultSize;
    builder.defaultDuration = defaultDuration;
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
        framesMatchSize,
        inputTypes,
        defaultSize(),
        defaultDuration());
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
    private boolean framesMatchSize;
    private final Set<String> inputTypes = new LinkedHashSet<>();
    private @Nullable VideoSize defaultSize;
    private @Nullable Duration defaultDuration;

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
