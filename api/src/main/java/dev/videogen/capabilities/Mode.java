package dev.videogen.capabilities;

import dev.videogen.AspectRatio;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A combination of sizes, durations and variants that a model offers. A request fits a model when
 * one of its modes takes all of the request, so a vendor's "1080p only up to 10 seconds and one
 * variant" is a mode of its own.
 *
 * <p>What a mode does not state (no sizes, no durations) it does not limit.
 *
 * <p>Immutable.
 */
public final class Mode {

  private final Set<VideoSize> sizes;
  private final @Nullable SizeRange sizeRange;
  private final Set<AspectRatio> aspectRatios;
  private final SortedSet<Resolution> resolutions;
  private final SortedSet<Duration> durations;
  private final int maxVariants;
  private final @Nullable BigDecimal pricePerSecond;

  private Mode(Builder builder) {
    this.sizes = Collections.unmodifiableSet(new LinkedHashSet<>(builder.sizes));
    this.sizeRange = builder.sizeRange;
    this.aspectRatios = Collections.unmodifiableSet(new LinkedHashSet<>(builder.aspectRatios));
    this.resolutions = Collections.unmodifiableSortedSet(new TreeSet<>(builder.resolutions));
    this.durations = Collections.unmodifiableSortedSet(new TreeSet<>(builder.durations));
    this.maxVariants = builder.maxVariants;
    this.pricePerSecond = builder.pricePerSecond;
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
   * The sizes that can be asked for, as a list.
   *
   * @return the sizes in the order in which they were declared, unmodifiable; empty if sizes are
   *     given otherwise or not limited
   */
  public Set<VideoSize> sizes() {
    return sizes;
  }

  /**
   * The sizes that can be asked for, as a rule.
   *
   * @return the rule; empty if sizes are given otherwise or not limited
   */
  public Optional<SizeRange> sizeRange() {
    return Optional.ofNullable(sizeRange);
  }

  /**
   * The aspect ratios that can be asked for.
   *
   * @return the ratios in the order in which they were declared, unmodifiable; empty if the vendor
   *     takes none or does not limit them
   */
  public Set<AspectRatio> aspectRatios() {
    return aspectRatios;
  }

  /**
   * The resolution classes that can be asked for.
   *
   * @return the classes, smallest first, unmodifiable; empty if the vendor takes none or does not
   *     limit them
   */
  public SortedSet<Resolution> resolutions() {
    return resolutions;
  }

  /**
   * The durations that can be asked for.
   *
   * @return the durations, shortest first, unmodifiable; empty if they are not limited
   */
  public SortedSet<Duration> durations() {
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
   * What a second of one variant costs.
   *
   * @return US dollars; empty if the vendor publishes no price, which does not mean that it is free
   */
  public Optional<BigDecimal> pricePerSecond() {
    return Optional.ofNullable(pricePerSecond);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Mode that
        && sizes.equals(that.sizes)
        && Objects.equals(sizeRange, that.sizeRange)
        && aspectRatios.equals(that.aspectRatios)
        && resolutions.equals(that.resolutions)
        && durations.equals(that.durations)
        && maxVariants == that.maxVariants
        && Objects.equals(pricePerSecond, that.pricePerSecond);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        sizes, sizeRange, aspectRatios, resolutions, durations, maxVariants, pricePerSecond);
  }

  /** The mode in words, for lists of what is supported. */
  @Override
  public String toString() {
    return ModeDescription.of(this);
  }

  /** Builds a {@link Mode}. Not safe for use by several threads. */
  public static final class Builder {

    private final Set<VideoSize> sizes = new LinkedHashSet<>();
    private @Nullable SizeRange sizeRange;
    private final Set<AspectRatio> aspectRatios = new LinkedHashSet<>();
    private final Set<Resolution> resolutions = new LinkedHashSet<>();
    private final Set<Duration> durations = new LinkedHashSet<>();
    private int maxVariants = 1;
    private @Nullable BigDecimal pricePerSecond;

    private Builder() {}

    /**
     * Adds sizes.
     *
     * @param values sizes that can be asked for
     * @return this builder
     */
    public Builder sizes(Collection<VideoSize> values) {
      sizes.addAll(values);
      return this;
    }

    /**
     * Adds sizes as vendors write them.
     *
     * @param values sizes that can be asked for, such as {@code 1280x720}
     * @return this builder
     * @throws IllegalArgumentException if one has another form
     */
    public Builder sizes(String... values) {
      return sizes(Arrays.stream(values).map(VideoSize::parse).toList());
    }

    /**
     * Sets a rule for sizes, besides those that are listed.
     *
     * @param value the rule
     * @return this builder
     */
    public Builder sizeRange(SizeRange value) {
      this.sizeRange = Objects.requireNonNull(value, "sizeRange");
      return this;
    }

    /**
     * Adds aspect ratios.
     *
     * @param values ratios that can be asked for
     * @return this builder
     */
    public Builder aspectRatios(Collection<AspectRatio> values) {
      aspectRatios.addAll(values);
      return this;
    }

    /**
     * Adds resolution classes.
     *
     * @param values classes that can be asked for
     * @return this builder
     */
    public Builder resolutions(Collection<Resolution> values) {
      resolutions.addAll(values);
      return this;
    }

    /**
     * Adds durations.
     *
     * @param values durations that can be asked for, above zero
     * @return this builder
     * @throws IllegalArgumentException if one is zero or negative
     */
    public Builder durations(Collection<Duration> values) {
      for (Duration value : values) {
        if (value.isZero() || value.isNegative()) {
          throw new IllegalArgumentException("a duration is above zero, not " + value);
        }
        durations.add(value);
      }
      return this;
    }

    /**
     * Adds durations.
     *
     * @param values seconds that can be asked for, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if one is below 1
     */
    public Builder seconds(int... values) {
      return durations(Arrays.stream(values).mapToObj(Duration::ofSeconds).toList());
    }

    /**
     * Adds every whole second of a range.
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
     * Sets what a second of one variant costs.
     *
     * @param value US dollars, 0 or more
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder pricePerSecond(BigDecimal value) {
      if (value.signum() < 0) {
        throw new IllegalArgumentException("a price is 0 or more, not " + value);
      }
      this.pricePerSecond = value;
      return this;
    }

    /**
     * Builds the mode.
     *
     * @return the mode
     */
    public Mode build() {
      return new Mode(this);
    }
  }
}
