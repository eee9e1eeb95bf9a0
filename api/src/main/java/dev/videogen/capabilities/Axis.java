package dev.videogen.capabilities;

import dev.videogen.VideoSize;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Mode} offers of one thing that can be asked for: a size, an aspect ratio, a
 * resolution class or a duration.
 *
 * <p>Immutable.
 *
 * @param <T> what is asked for
 */
public final class Axis<T> {

  /** How a value comes about. */
  public enum Kind {
    /** One of a list is asked for. */
    CHOICE,
    /** Any value between two is asked for, in steps or without. */
    RANGE,
    /** The value is always the same. It is known, and the vendor is not told. */
    FIXED,
    /** The vendor, or the picture that is given, decides. Nothing can be asked for. */
    AUTO,
    /** Any value may be asked for. */
    FREE,
    /** Nobody knows; what is asked for is passed on to the vendor. */
    UNKNOWN
  }

  /** Values between two. */
  interface Range<T> {
    T min();

    T max();

    @Nullable T step();

    boolean contains(T value);
  }

  private final Kind kind;
  private final Set<T> values;
  private final @Nullable Range<T> range;

  private Axis(Kind kind, Collection<T> values, @Nullable Range<T> range) {
    this.kind = kind;
    this.values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    this.range = range;
  }

  /**
   * One of a list.
   *
   * @param values what can be asked for, at least one
   * @param <T> what is asked for
   * @return an axis of the kind CHOICE
   * @throws IllegalArgumentException if the list is empty
   */
  public static <T> Axis<T> choice(Collection<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a choice has at least one value");
    }
    return new Axis<>(Kind.CHOICE, values, null);
  }

  /**
   * Any size between two, in either orientation.
   *
   * @param min the smallest landscape size
   * @param max the largest landscape size
   * @param multipleOf what both edges must be divisible by, 1 or more; 2 for even sizes
   * @return an axis of the kind RANGE
   * @throws IllegalArgumentException if the bounds are not landscape, cross each other or are no
   *     multiples
   */
  public static Axis<VideoSize> range(VideoSize min, VideoSize max, int multipleOf) {
    return new Axis<>(Kind.RANGE, Set.of(), new SizeRange(min, max, multipleOf));
  }

  /**
   * Any duration between two.
   *
   * @param min the shortest, above zero
   * @param max the longest
   * @return an axis of the kind RANGE
   * @throws IllegalArgumentException if the shortest is not above zero or is above the longest
   */
  public static Axis<Duration> range(Duration min, Duration max) {
    return new Axis<>(Kind.RANGE, Set.of(), new DurationRange(min, max, null));
  }

  /**
   * Durations between two, in steps from the shortest.
   *
   * @param min the shortest, above zero
   * @param max the longest, a whole number of steps above the shortest
   * @param step from one duration to the next, above zero
   * @return an axis of the kind RANGE
   * @throws IllegalArgumentException if the bounds cross each other, are not above zero or do not
   *     lie a whole number of steps apart
   */
  public static Axis<Duration> range(Duration min, Duration max, Duration step) {
    return new Axis<>(Kind.RANGE, Set.of(), new DurationRange(min, max, step));
  }

  /**
   * Always the same.
   *
   * @param value what every video has
   * @param <T> what it is of
   * @return an axis of the kind FIXED
   */
  public static <T> Axis<T> fixed(T value) {
    return new Axis<>(Kind.FIXED, Set.of(value), null);
  }

  /**
   * What the vendor or the picture decides.
   *
   * @param <T> what it is of
   * @return an axis of the kind AUTO
   */
  public static <T> Axis<T> auto() {
    return new Axis<>(Kind.AUTO, Set.of(), null);
  }

  /**
   * Whatever is asked for.
   *
   * @param <T> what is asked for
   * @return an axis of the kind FREE
   */
  public static <T> Axis<T> free() {
    return new Axis<>(Kind.FREE, Set.of(), null);
  }

  /**
   * What nobody knows.
   *
   * @param <T> what is asked for
   * @return an axis of the kind UNKNOWN
   */
  public static <T> Axis<T> unknown() {
    return new Axis<>(Kind.UNKNOWN, Set.of(), null);
  }

  /**
   * How a value comes about.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The values of a CHOICE, or the one that is FIXED.
   *
   * @return the values in the order in which they are offered, unmodifiable; empty for other kinds
   */
  public Set<T> values() {
    return values;
  }

  /**
   * The lower bound of a RANGE.
   *
   * @return the smallest value; empty for other kinds
   */
  public Optional<T> min() {
    return Optional.ofNullable(range).map(Range::min);
  }

  /**
   * The upper bound of a RANGE.
   *
   * @return the largest value; empty for other kinds
   */
  public Optional<T> max() {
    return Optional.ofNullable(range).map(Range::max);
  }

  /**
   * The distance between two neighbours in a RANGE; of sizes, what both edges are divisible by.
   *
   * @return the step; empty if any value between the bounds will do, and for other kinds
   */
  public Optional<T> step() {
    return Optional.ofNullable(range).map(Range::step);
  }

  /**
   * Whether a value can be had.
   *
   * @param value any value
   * @return true if it is offered, fixed, or not known not to be
   */
  public boolean takes(T value) {
    return switch (kind) {
      case CHOICE, FIXED -> values.contains(value);
      case RANGE -> Objects.requireNonNull(range).contains(value);
      case AUTO -> false;
      case FREE, UNKNOWN -> true;
    };
  }

  /** A range in words. */
  String rangeWords() {
    return String.valueOf(range);
  }

  /** The values of a choice, and more. */
  Axis<T> plus(Collection<? extends T> more) {
    Set<T> all = new LinkedHashSet<>(kind == Kind.CHOICE ? values : Set.of());
    all.addAll(more);
    return all.isEmpty() ? this : choice(all);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Axis<?> that
        && kind == that.kind
        && values.equals(that.values)
        && Objects.equals(range, that.range);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, values, range);
  }

  /** The kind and what is offered. */
  @Override
  public String toString() {
    return kind + (range == null ? values.toString() : "[" + range + "]");
  }
}
