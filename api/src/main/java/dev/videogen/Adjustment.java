package dev.videogen;

import java.io.Serializable;

/**
 * Something that {@link Fit#NEAREST} or an {@linkplain VideoRequest.Builder#optional optional}
 * feature changed in a request before it was sent.
 *
 * @param what what was changed: {@code size}, {@code duration}, {@code variants}, {@code aspect
 *     ratio}, {@code resolution} or a feature's words
 * @param requested what the app asked for
 * @param used what was sent instead; {@code none} where it was left out
 */
public record Adjustment(String what, String requested, String used) implements Serializable {

  /** One line for a log: {@code size 1300x720 -> 1280x720}. */
  @Override
  public String toString() {
    return what + " " + requested + " -> " + used;
  }
}
