package dev.videogen;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ratio of a picture's edges, such as 16:9, in lowest terms: 32:18 is the same ratio.
 *
 * @param width the horizontal part, 1 or more
 * @param height the vertical part, 1 or more
 */
public record AspectRatio(int width, int height) implements Serializable {

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})[:/](\\d{1,5})");

  /**
   * Checks the parts and reduces them to lowest terms.
   *
   * @throws IllegalArgumentException if a part is below 1
   */
  public AspectRatio {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "an aspect ratio's parts are 1 or more, not " + width + ":" + height);
    }
    int divisor = greatestCommonDivisor(width, height);
    width /= divisor;
    height /= divisor;
  }

  /**
   * The ratio of two edges.
   *
   * @param width the horizontal part, 1 or more
   * @param height the vertical part, 1 or more
   * @return the ratio in lowest terms
   * @throws IllegalArgumentException if a part is below 1
   */
  public static AspectRatio of(int width, int height) {
    return new AspectRatio(width, height);
  }

  /**
   * Reads a ratio as vendors write it: {@code 16:9}.
   *
   * @param text the two parts with a colon between them
   * @return the ratio in lowest terms
   * @throws IllegalArgumentException if the text has another form
   */
  public static AspectRatio parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "an aspect ratio is written WIDTH:HEIGHT, such as 16:9, not \"" + text + "\"");
    }
    return new AspectRatio(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /**
   * The ratio as a number: 1.78 for 16:9.
   *
   * @return width divided by height
   */
  public double value() {
    return (double) width / height;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /**
   * The ratio as vendors write it: {@code 16:9}. Lowest terms but for 21:9 and 9:21, which nobody
   * calls 7:3 and 3:7.
   */
  @Override
  public String toString() {
    int scale = Math.max(width, height) == 7 && Math.min(width, height) == 3 ? 3 : 1;
    return width * scale + ":" + height * scale;
  }
}
