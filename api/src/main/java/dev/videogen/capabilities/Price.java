package dev.videogen.capabilities;

import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor charges for one video, in US dollars: the sum of the components whose conditions
 * hold. A price of which no component holds is not known.
 *
 * <pre>{@code
 * Price.of(
 *     Price.perSecond(new BigDecimal("0.20")).withAudio(false),
 *     Price.perSecond(new BigDecimal("0.40")).withAudio(true),
 *     Price.perInputImage(new BigDecimal("0.01"), 1));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Price {

  /** What a component counts. */
  public enum Unit {
    /** The video. */
    FIXED,
    /** Each second of the video. */
    OUTPUT_SECOND,
    /** Each pixel of each frame of the video, as vendors have it that charge by token. */
    OUTPUT_PIXEL_FRAME,
    /** Each picture that is given. */
    INPUT_IMAGE,
    /** Each second of the videos and sounds that are given, a source among them. */
    INPUT_SECOND
  }

  private final List<Component> components;

  private Price(List<Component> components) {
    this.components = components;
  }

  /**
   * A sum of components.
   *
   * @param components at least one
   * @return the price
   * @throws IllegalArgumentException if there is none
   */
  public static Price of(Component... components) {
    if (components.length == 0) {
      throw new IllegalArgumentException("a price has at least one component");
    }
    return new Price(List.of(components));
  }

  /**
   * So much a video, however long it is.
   *
   * @param amount US dollars, 0 or more
   * @return the component
   * @throws IllegalArgumentException if the amount is negative
   */
  public static Component perVideo(BigDecimal amount) {
    return new Component(Unit.FIXED, amount, 0);
  }

  /**
   * So much a second of the video; of what is added, where a video is extended.
   *
   * @param amount US dollars, 0 or more
   * @return the component
   * @throws IllegalArgumentException if the amount is negative
   */
  public static Component perSecond(BigDecimal amount) {
    return new Component(Unit.OUTPUT_SECOND, amount, 0);
  }

  /**
   * So much a pixel of a frame.
   *
   * @param amount US dollars, 0 or more
   * @param framesPerSecond by how many frames a second the vendor counts where a request asks for
   *     no number, 1 or more
   * @return the component
   * @throws IllegalArgumentException if the amount is negative or there are no frames
   */
  public static Component perPixelFrame(BigDecimal amount, int framesPerSecond) {
    if (framesPerSecond < 1) {
      throw new IllegalArgumentException("frames per second are 1 or more, not " + framesPerSecond);
    }
    return new Component(Unit.OUTPUT_PIXEL_FRAME, amount, framesPerSecond);
  }

  /**
   * So much a picture that is given.
   *
   * @param amount US dollars, 0 or more
   * @param free how many pictures cost nothing, 0 or more
   * @return the component
   * @throws IllegalArgumentException if one is negative
   */
  public static Component perInputImage(BigDecimal amount, int free) {
    if (free < 0) {
      throw new IllegalArgumentException("free pictures are 0 or more, not " + free);
    }
    return new Component(Unit.INPUT_IMAGE, amount, free);
  }

  /**
   * So much a second of the videos and sounds that are given.
   *
   * @param amount US dollars, 0 or more
   * @return the component
   * @throws IllegalArgumentException if the amount is negative
   */
  public static Component perInputSecond(BigDecimal amount) {
    return new Component(Unit.INPUT_SECOND, amount, 0);
  }

  /**
   * What the price is the sum of.
   *
   * @return the components in the order in which they were declared, unmodifiable
   */
  public List<Component> components() {
    return components;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Price that && components.equals(that.components);
  }

  @Override
  public int hashCode() {
    return components.hashCode();
  }

  /** The components in words: {@code $0.40 a second with audio}. */
  @Override
  public String toString() {
    return components.stream().map(Component::toString).collect(Collectors.joining(" + "));
  }

  /**
   * One part of a price, and when it is charged. Without conditions that is always.
   *
   * <p>Immutable.
   */
  public static final class Component {

    private final Unit unit;
    private final BigDecimal amount;

    /** Free pictures, or frames a second; what it is depends on the unit. */
    private final int number;

    private final Set<Resolution> resolutions;
    private final Set<VideoSize> sizes;
    private final @Nullable Boolean audio;
    private final @Nullable Set<Feature> sources;

    private Component(Unit unit, BigDecimal amount, int number) {
      this(unit, amount, number, Set.of(), Set.of(), null, null);
      if (amount.signum() < 0) {
        throw new IllegalArgumentException("a price is 0 or more, not " + amount);
      }
    }

    private Component(
        Unit unit,
        BigDecimal amount,
        int number,
        Set<Resolution> resolutions,
        Set<VideoSize> sizes,
        @Nullable Boolean audio,
        @Nullable Set<Feature> sources) {
      this.unit = unit;
      this.amount = amount;
      this.number = number;
      this.resolutions = resolutions;
      this.sizes = sizes;
      this.audio = audio;
      this.sources = sources;
    }

    /**
     * Charges it for videos of some resolution classes alone.
     *
     * @param values at least one class
     * @return the component with that condition
     */
    public Component at(Resolution... values) {
      return new Component(unit, amount, number, setOf(values), sizes, audio, sources);
    }

    /**
     * Charges it for videos of some sizes alone.
     *
     * @param values at least one size
     * @return the component with that condition
     */
    public Component at(VideoSize... values) {
      return new Component(unit, amount, number, resolutions, setOf(values), audio, sources);
    }

    /**
     * Charges it for videos with sound, or for those without, alone.
     *
     * @param value true for sound
     * @return the component with that condition
     */
    public Component withAudio(boolean value) {
      return new Component(unit, amount, number, resolutions, sizes, value, sources);
    }

    /**
     * Charges it for videos that are made from another in some ways alone.
     *
     * @param values REMIX, EDIT or EXTEND; none for videos that are not made from another
     * @return the component with that condition
     */
    public Component madeFrom(Feature... values) {
      Set<Feature> kinds = EnumSet.noneOf(Feature.class);
      Collections.addAll(kinds, values);
      Set<Feature> fixed = Collections.unmodifiableSet(kinds);
      return new Component(unit, amount, number, resolutions, sizes, audio, fixed);
    }

    private static <T> Set<T> setOf(T[] values) {
      if (values.length == 0) {
        throw new IllegalArgumentException("a condition has at least one value");
      }
      return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(values)));
    }

    /**
     * What is counted.
     *
     * @return the unit
     */
    public Unit unit() {
      return unit;
    }

    /**
     * What one of them costs.
     *
     * @return US dollars, 0 or more
     */
    public BigDecimal amount() {
      return amount;
    }

    /**
     * How many pictures cost nothing.
     *
     * @return the number; 0 for other units
     */
    public int freeInputs() {
      return unit == Unit.INPUT_IMAGE ? number : 0;
    }

    /**
     * By how many frames a second the vendor counts.
     *
     * @return the number where a request asks for none; empty for other units
     */
    public OptionalInt framesPerSecond() {
      return unit == Unit.OUTPUT_PIXEL_FRAME ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /**
     * The classes for which it is charged.
     *
     * @return the classes, unmodifiable; empty if it does not depend on the class
     */
    public Set<Resolution> resolutions() {
      return resolutions;
    }

    /**
     * The sizes for which it is charged.
     *
     * @return the sizes, unmodifiable; empty if it does not depend on the size
     */
    public Set<VideoSize> sizes() {
      return sizes;
    }

    /**
     * Whether it is charged for sound.
     *
     * @return true for videos with sound, false for those without; empty if it does not depend on
     *     that
     */
    public Optional<Boolean> audio() {
      return Optional.ofNullable(audio);
    }

    /**
     * The sources for which it is charged.
     *
     * @return REMIX, EDIT or EXTEND, unmodifiable, or an empty set for videos that are not made
     *     from another; empty if it does not depend on that
     */
    public Optional<Set<Feature>> sources() {
      return Optional.ofNullable(sources);
    }

    private List<@Nullable Object> fields() {
      List<@Nullable Object> fields = new ArrayList<>();
      Collections.addAll(
          fields, unit, amount.stripTrailingZeros(), number, resolutions, sizes, audio, sources);
      return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Component that && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
      return fields().hashCode();
    }

    /** The amount, what it is for, and when it is charged, in words. */
    @Override
    public String toString() {
      return "$" + digits() + what() + PriceConditions.of(this);
    }

    private String digits() {
      BigDecimal plain = amount.stripTrailingZeros();
      return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
    }

    private String what() {
      return switch (unit) {
        case FIXED -> " a video";
        case OUTPUT_SECOND -> " a second";
        case OUTPUT_PIXEL_FRAME -> " a pixel and frame";
        case INPUT_IMAGE -> number == 0 ? " a picture given" : " a picture given beyond " + number;
        case INPUT_SECOND -> " a second given";
      };
    }
  }
}
