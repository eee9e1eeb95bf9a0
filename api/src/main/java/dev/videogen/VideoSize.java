package dev.videogen;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a picture in pixels, such as 1280x720.
 *
 * @param width pixels from left to right, 1 to 32,768
 * @param height pixels from top to bottom, 1 to 32,768
 */
public record VideoSize(int width, int height) implements Serializable {

  /** The longest edge in pixels, longer than any vendor's. */
  public static final int MAX_EDGE = 32_768;

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX×](\\d{1,5})");

  /**
   * Checks the edges.
   *
   * @throws IllegalArgumentException if an edge is out of range
   */
  public VideoSize {
    if (width < 1 || height < 1 || width > MAX_EDGE || height > MAX_EDGE) {
      throw new IllegalArgumentException(
          "a size's edges are 1 to " + MAX_EDGE + " pixels, not " + width + "x" + height);
    }
  }

  /**
   * The size of the given edges.
   *
   * @param width pixels from left to right, 1 to 32,768
   * @param height pixels from top to bottom, 1 to 32,768
   * @return the size
   * @throws IllegalArgumentException if an edge is out of range
   */
  public static VideoSize of(int width, int height) {
    return new VideoSize(width, height);
  }

  /**
   * Reads a size as vendors write it: {@code 1280x720}.
   *
   * @param text width, the letter x, height
   * @return the size
   * @throws IllegalArgumentException if the text has another form or an edge is out of range
   */
  public static VideoSize parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "a size is written WIDTHxHEIGHT, such as 1280x720, not \"" + text + "\"");
    }
    return new VideoSize(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /**
   * The number of pixels.
   *
   * @return width times height
   */
  public long area() {
    return (long) width * height;
  }

  /**
   * The ratio of the edges in lowest terms: 16:9 for 1280x720.
   *
   * @return the exact ratio
   */
  public AspectRatio aspectRatio() {
    return AspectRatio.of(width, height);
  }

  /**
   * The length of the shorter edge, which names a resolution class: 720 for 1280x720 and 720x1280.
   *
   * @return pixels
   */
  public int shorterEdge() {
    return Math.min(width, height);
  }

  /** The size as vendors write it: {@code 1280x720}. */
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
