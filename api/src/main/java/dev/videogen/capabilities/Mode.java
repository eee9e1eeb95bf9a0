package dev.videogen.capabilities;

import dev.videogen.AspectRatio;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A combination of sizes, durations and variants that a model offers. A request fits a model when
 * one of its modes takes all of the request, so a vendor's "1080p only up to 10 seconds and one
 * variant" is a mode of its own.
 *
 * <p>An {@link Axis} that a mode does not state is UNKNOWN and limits nothing. Vendors tell the
 * size of a picture in pixels, or as an aspect ratio and a resolution class, or in both ways: where
 * one of them is stated and the other is UNKNOWN, requests are put in the words that are stated.
 *
 * <p>Immutable.
 */
public final class Mode {

  private final Axis<VideoSize> sizes;
  private final Axis<AspectRatio> aspectRatios;
  private final Axis<Resolution> resolutions;
  private final Axis<Duration> durations;
  private final int maxVariants;
  private final @Nullable Price price;

  private Mode(Builder builder) {
    this.sizes = builder.sizes;
    this.aspectRatios = builder.aspectRatios;
    this.resolutions = builder.resolutions;
    this.durations = builder.durations;
    this.maxVariants = builder.maxVariants;
    this.price = builder.price;
  }

  /**
   * Begins a mode that limits nothing but variants, of which it takes one.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The sizes in pixels.
   *
   * @return what can be asked for; a choice in the order in which it was declared
   */
  public Axis<VideoSize> sizes() {
    return sizes;
  }

  /**
   * The aspect ratios.
   *
   * @return what can be asked for; a choice in the order in which it was declared
   */
  public Axis<AspectRatio> aspectRatios() {
    return aspectRatios;
  }

  /**
   * The resolution classes.
   *
   * @return what can be asked for; a choice smallest first
   */
  public Axis<Resolution> resolutions() {
    return resolutions;
  }

  /**
   * The durations.
   *
   * @return what can be asked for; a choice shortest first
   */
  public Axis<Duration> durations() {
    return durations;
  }

  /**
   * The most variants of one request.
   *
   * @return 1 or more
   */
  public int maxVariants() {
    return maxVariants;
  }

  /**
   * What one variant costs.
   *
   * @return the price; empty if the vendor publishes none, which does not mean that it is free
   */
  public Optional<Price> price() {
    return Optional.ofNullable(price);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Mode that
        && sizes.equals(that.sizes)
        && aspectRatios.equals(that.aspectRatios)
        && resolutions.equals(that.resolutions)
        && durations.equals(that.durations)
        && maxVariants == that.maxVariants
        && Objects.equals(price, that.price);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sizes, aspectRatios, resolutions, durations, maxVariants, price);
  }

  /** The mode in words, for lists of what is supported. */
  @Override
  public String toString() {
    return ModeDescription.of(this);
  }

  /** Builds a {@link Mode}. Not safe for use by several threads. */
  public static final class Builder {

    private Axis<VideoSize> sizes = Axis.unknown();
    private Axis<AspectRatio> aspectRatios = Axis.unknown();
    private Axis<Resolution> resolutions = Axis.unknown();
    private Axis<Duration> durations = Axis.unknown();
    private int maxVariants = 1;
    private @Nullable Price price;

    private Builder() {}

    /**
     * Sets the sizes in pixels.
     *
     * @param value what can be asked for
     * @return this builder
     */
    public Builder sizes(Axis<VideoSize> value) {
      this.sizes = Objects.requireNonNull(value, "sizes");
      return this;
    }

    /**
     * Adds sizes to choose from.
     *
     * @param values sizes that can be asked for
     * @return this builder
     */
    public Builder sizes(Collection<VideoSize> values) {
      return sizes(sizes.plus(values));
    }

    /**
     * Adds sizes to choose from, as vendors write them.
     *
     * @param values sizes that can be asked for, such as {@code 1280x720}
     * @return this builder
     * @throws IllegalArgumentException if one has another form
     */
    public Builder sizes(String... values) {
      return sizes(Arrays.stream(values).map(VideoSize::parse).toList());
    }

    /**
     * Sets the aspect ratios.
     *
     * @param value what can be asked for
     * @return this builder
     */
    public Builder aspectRatios(Axis<AspectRatio> value) {
      this.aspectRatios = Objects.requireNonNull(value, "aspectRatios");
      return this;
    }

    /**
     * Adds aspect ratios to choose from.
     *
     * @param values ratios that can be asked for
     * @return this builder
     */
    public Builder aspectRatios(Collection<AspectRatio> values) {
      return aspectRatios(aspectRatios.plus(values));
    }

    /**
     * Sets the resolution classes.
     *
     * @param value what can be asked for
     * @return this builder
     */
    public Builder resolutions(Axis<Resolution> value) {
      this.resolutions = sorted(Objects.requireNonNull(value, "resolutions"));
      return this;
    }

    /**
     * Adds resolution classes to choose from.
     *
     * @param values classes that can be asked for
     * @return this builder
     */
    public Builder resolutions(Collection<Resolution> values) {
      return resolutions(resolutions.plus(values));
    }

    /**
     * Sets the durations.
     *
     * @param value what can be asked for
     * @return this builder
     * @throws IllegalArgumentException if one is zero or negative
     */
    public Builder durations(Axis<Duration> value) {
      value.values().forEach(Builder::requirePositive);
      this.durations = sorted(value);
      return this;
    }

    /**
     * Adds durations to choose from.
     *
     * @param values durations that can be asked for, above zero
     * @return this builder
     * @throws IllegalArgumentException if one is zero or negative
     */
    public Builder durations(Collection<Duration> values) {
      return durations(durations.plus(values));
    }

    /**
     * Adds durations to choose from, as vendors write them.
     *
     * @param values seconds that can be asked for, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if one is below 1
     */
    public Builder seconds(int... values) {
      return durations(Arrays.stream(values).mapToObj(Duration::ofSeconds).toList());
    }

    /**
     * Adds every whole second between two to choose from.
     *
     * @param first the shortest, in seconds, 1 or more
     * @param last the longest, in seconds
     * @return this builder
     * @throws IllegalArgumentException if the shortest is below 1
     */
    public Builder secondsBetween(int first, int last) {
      return seconds(IntStream.rangeClosed(first, last).toArray());
    }

    /**
     * Sets the most variants of one request.
     *
     * @param value 1 or more; 1 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder maxVariants(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("the most variants are 1 or more, not " + value);
      }
      this.maxVariants = value;
      return this;
    }

    /**
     * Sets what one variant costs.
     *
     * @param value the price
     * @return this builder
     */
    public Builder price(Price value) {
      this.price = Objects.requireNonNull(value, "price");
      return this;
    }

    /**
     * Sets a price that is so much a second of one variant, whatever else is asked for.
     *
     * @param value US dollars, 0 or more
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder pricePerSecond(BigDecimal value) {
      return price(Price.of(Price.perSecond(value)));
    }

    /**
     * Builds the mode.
     *
     * @return the mode
     */
    public Mode build() {
      return new Mode(this);
    }

    private static void requirePositive(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("a duration is above zero, not " + value);
      }
    }

    private static <T extends Comparable<? super T>> Axis<T> sorted(Axis<T> axis) {
      return axis.kind() == Axis.Kind.CHOICE ? Axis.choice(new TreeSet<>(axis.values())) : axis;
    }
  }
}
