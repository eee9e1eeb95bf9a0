package dev.videogen.capabilities;

import dev.videogen.Feature;
import dev.videogen.VideoRequest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider can do: its operations, and its models with their modes, features and prices.
 *
 * <p>A model that is not listed is passed through unchecked, so that a self-hosted server's own
 * models work.
 *
 * <p>Immutable.
 */
public final class Capabilities {

  /** What the lists of a provider hold. */
  public enum Listing {
    /** Every job of the key, from the moment in which it is created. */
    COMPLETE,
    /** Some jobs, or nobody knows: that a job is not listed says nothing. */
    PARTIAL,
    /** There are no lists. */
    NONE
  }

  private static final Capabilities UNKNOWN = builder().build();

  private final Map<Feature, Support> operations;
  private final @Nullable Listing listing;
  private final boolean followsByList;
  private final List<ModelCapabilities> models;
  private final @Nullable String defaultModel;

  private Capabilities(Builder builder) {
    this.operations = Collections.unmodifiableMap(new EnumMap<>(builder.operations));
    this.listing = builder.listing;
    this.followsByList = builder.followsByList;
    this.models = List.copyOf(builder.models);
    this.defaultModel = builder.defaultModel;
  }

  /**
   * Nothing is known, so anything may be tried.
   *
   * @return capabilities without models, every operation UNKNOWN
   */
  public static Capabilities unknown() {
    return UNKNOWN;
  }

  /**
   * Begins capabilities of which nothing is known.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins a changed copy.
   *
   * @return a builder that holds all that this holds
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.operations.putAll(operations);
    builder.listing = listing;
    builder.followsByList = followsByList;
    builder.models = models;
    builder.defaultModel = defaultModel;
    return builder;
  }

  /**
   * Whether the provider has an operation.
   *
   * @param operation such as {@link Feature#DELETE}; of {@link Feature#LIST}, {@link #listing()}
   *     tells more
   * @return what is known
   * @throws IllegalArgumentException if the feature is a part of a request, which is a matter of
   *     the model
   */
  public Support support(Feature operation) {
    if (operation.isPartOfRequest()) {
      throw new IllegalArgumentException(
          "\"" + operation + "\" is a matter of the model: ask model(name).support(feature)");
    }
    if (operation == Feature.LIST && listing != null) {
      return listing == Listing.NONE ? Support.UNSUPPORTED : Support.SUPPORTED;
    }
    return operations.getOrDefault(operation, Support.UNKNOWN);
  }

  /**
   * What the provider's lists hold.
   *
   * @return PARTIAL where nothing is known of them
   */
  public Listing listing() {
    return listing == null ? Listing.PARTIAL : listing;
  }

  /**
   * Whether a page of jobs tells as much of each as reading it alone does, so that many jobs can be
   * followed by a few lists.
   *
   * @return false unless that is known
   */
  public boolean followsByList() {
    return followsByList;
  }

  /**
   * The models that are known.
   *
   * @return the models, unmodifiable
   */
  public List<ModelCapabilities> models() {
    return models;
  }

  /**
   * The model that is used when a request names none.
   *
   * @return its name, or empty if a request must name one or the vendor's choice is not known
   */
  public Optional<String> defaultModel() {
    return Optional.ofNullable(defaultModel);
  }

  /**
   * A model by its name or another name of it.
   *
   * @param name the vendor's name
   * @return what it can do, or empty if it is not known
   */
  public Optional<ModelCapabilities> model(String name) {
    return models.stream()
        .filter(model -> model.name().equals(name) || model.aliases().contains(name))
        .findFirst();
  }

  /**
   * The model that a request would use.
   *
   * @param request any request
   * @return what the named, else the default, model can do; empty if it is not known
   */
  public Optional<ModelCapabilities> modelOf(VideoRequest request) {
    return request.model().or(this::defaultModel).flatMap(this::model);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Capabilities that
        && operations.equals(that.operations)
        && listing == that.listing
        && followsByList == that.followsByList
        && models.equals(that.models)
        && Objects.equals(defaultModel, that.defaultModel);
  }

  @Override
  public int hashCode() {
    return Objects.hash(operations, listing, followsByList, models, defaultModel);
  }

  /** The names of the models. */
  @Override
  public String toString() {
    return "Capabilities" + models.stream().map(ModelCapabilities::name).toList();
  }

  /** Builds {@link Capabilities}. Not safe for use by several threads. */
  public static final class Builder {

    private final Map<Feature, Support> operations = new EnumMap<>(Feature.class);
    private @Nullable Listing listing;
    private boolean followsByList;
    private List<ModelCapabilities> models = List.of();
    private @Nullable String defaultModel;

    private Builder() {}

    /**
     * Declares operations that the provider has.
     *
     * @param values operations but LIST, of which {@link #listing} tells
     * @return this builder
     */
    public Builder supports(Feature... values) {
      return declare(Support.SUPPORTED, values);
    }

    /**
     * Declares that the provider can cancel, but by a call that deletes jobs that have ended.
     *
     * @return this builder
     */
    public Builder cancelsByDeleting() {
      return declare(Support.RACY, Feature.CANCEL);
    }

    /**
     * Declares that the provider can cancel, but that a job which is already rendered when it is
     * asked may end with a video all the same, and be charged.
     *
     * @return this builder
     */
    public Builder cancelsBestEffort() {
      return declare(Support.RACY, Feature.CANCEL);
    }

    /**
     * Declares operations that the provider lacks.
     *
     * @param values operations but LIST, of which {@link #listing} tells
     * @return this builder
     */
    public Builder lacks(Feature... values) {
      return declare(Support.UNSUPPORTED, values);
    }

    /**
     * Sets what the provider's lists hold. Nobody knows unless it is set.
     *
     * @param value COMPLETE only if every job of the key is listed from its first moment on
     * @return this builder
     */
    public Builder listing(Listing value) {
      this.listing = Objects.requireNonNull(value, "listing");
      return this;
    }

    /**
     * Sets whether a page of jobs tells as much of each as reading it alone does.
     *
     * @param value false unless set
     * @return this builder
     */
    public Builder followsByList(boolean value) {
      this.followsByList = value;
      return this;
    }

    /**
     * Sets the models.
     *
     * @param values what each can do
     * @return this builder
     */
    public Builder models(ModelCapabilities... values) {
      return models(List.of(values));
    }

    /**
     * Sets the models.
     *
     * @param values what each can do
     * @return this builder
     */
    public Builder models(List<ModelCapabilities> values) {
      this.models = List.copyOf(values);
      return this;
    }

    /**
     * Sets the model that is used when a request names none.
     *
     * @param value the vendor's name of the model
     * @return this builder
     */
    public Builder defaultModel(String value) {
      this.defaultModel = Objects.requireNonNull(value, "defaultModel");
      return this;
    }

    /**
     * Builds the capabilities.
     *
     * @return the capabilities
     */
    public Capabilities build() {
      return new Capabilities(this);
    }

    private Builder declare(Support support, Feature... values) {
      for (Feature feature : values) {
        if (feature.isPartOfRequest()) {
          throw new IllegalArgumentException(
              "\"" + feature + "\" is a part of a request: declare it on the model");
        }
        if (feature == Feature.LIST) {
          throw new IllegalArgumentException("declare what lists hold with listing(...)");
        }
        operations.put(feature, support);
      }
      return this;
    }
  }
}
