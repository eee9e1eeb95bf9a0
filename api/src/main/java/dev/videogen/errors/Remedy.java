package dev.videogen.errors;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to do against an error, as data: {@link #toString()} says it to those who write code, and a
 * user interface in its own words, by a {@code switch} over {@link Action} without a default.
 */
public final class Remedy implements Serializable {

  private static final long serialVersionUID = 1;

  /** What is to be done. */
  public enum Action {
    /** Have the nearest that is offered taken. */
    FIT_NEAREST,
    /** Leave out a feature of the request, or mark it as one that may be left out. */
    LEAVE_OUT,
    /** Have a picture cropped; the argument is a size to ask for instead, if there is one. */
    CROP,
    /** Convert a picture to JPEG or PNG and have it cropped; the argument is as for CROP. */
    CONVERT_AND_CROP,
    /** Say of which type a medium is that does not show it. */
    DECLARE_TYPE
  }

  private final Action action;
  private final @Nullable String argument;

  private Remedy(Action action, @Nullable String argument) {
    this.action = Objects.requireNonNull(action, "action");
    this.argument = argument;
  }

  /**
   * A remedy that needs no argument.
   *
   * @param action what is to be done
   * @return the remedy
   */
  public static Remedy of(Action action) {
    return new Remedy(action, null);
  }

  /**
   * To leave out a feature.
   *
   * @param feature what the model does not take
   * @return the remedy
   */
  public static Remedy leaveOut(Feature feature) {
    return new Remedy(Action.LEAVE_OUT, feature.name());
  }

  /**
   * To have a picture cropped.
   *
   * @param action {@link Action#CROP} or {@link Action#CONVERT_AND_CROP}
   * @param instead the size of the picture, if the model offers videos of that size
   * @return the remedy
   */
  public static Remedy crop(Action action, Optional<VideoSize> instead) {
    return new Remedy(action, instead.map(VideoSize::toString).orElse(null));
  }

  /**
   * What is to be done.
   *
   * @return the action
   */
  public Action action() {
    return action;
  }

  /**
   * What it is to be done with or to.
   *
   * @return as {@link Action} says; empty if there is nothing to name
   */
  public Optional<String> argument() {
    return Optional.ofNullable(argument);
  }

  /** The remedy as a sentence for those who write code. */
  @Override
  public String toString() {
    return switch (action) {
      case FIT_NEAREST -> "Ask for one of these, or have the nearest taken with Fit.NEAREST.";
      case LEAVE_OUT ->
          "Leave it out, or mark what may be left out with optional(Feature.%s)."
              .formatted(argument);
      case CROP -> "Have it cropped and scaled with Media.cropped()" + instead();
      case CONVERT_AND_CROP ->
          "Have it cropped and scaled with Media.cropped() once it is converted to JPEG or PNG"
              + instead();
      case DECLARE_TYPE -> "If it is one of these, say so with Media.as.";
    };
  }

  private String instead() {
    return argument == null ? "." : ", or ask for a video of " + argument + ".";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Remedy that
        && action == that.action
        && Objects.equals(argument, that.argument);
  }

  @Override
  public int hashCode() {
    return Objects.hash(action, argument);
  }
}
