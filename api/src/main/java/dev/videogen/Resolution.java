package dev.videogen;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resolution class, which together with an {@link AspectRatio} stands for a size: {@code 720p} at
 * 16:9 is 1280x720, at 9:16 it is 720x1280.
 *
 * <p>The set is open: a vendor's {@code 540p} is read like the rest.
 *
 * @param name the class as vendors write it, such as {@code 720p} or {@code 4K}
 * @param lines the length of the shorter edge in pixels, 1 to {@value VideoSize#MAX_EDGE}
 */
public record Resolution(String name, int lines) implements Comparable<Resolution>, Serializable {

  /** The class {@code 480p}: a shorter edge of 480 pixels. */
  public static final Resolution P480 = new Resolution("480p", 480);

  /** The class {@code 720p}: a shorter edge of 720 pixels. */
  public static final Resolution P720 = new Resolution("720p", 720);

  /** The class {@code 768p}: a shorter edge of 768 pixels. */
  public static final Resolution P768 = new Resolution("768p", 768);

  /** The class {@code 1080p}: a shorter edge of 1080 pixels. */
  public static final Resolution P1080 = new Resolution("1080p", 1080);

  /** The class {@code 1K}: a shorter edge of 1024 pixels. */
  public static final Resolution K1 = new Resolution("1K", 1024);

  /** The class {@code 2K}: a shorter edge of 1440 pixels. */
  public static final Resolution K2 = new Resolution("2K", 1440);

  /** The class {@code 4K}: a shorter edge of 2160 pixels. */
  public static final Resolution K4 = new Resolution("4K", 2160);

  private static final Map<String, Resolution> BY_THOUSANDS = Map.of("1", K1, "2", K2, "4", K4);
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})([pPkK])");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name is blank or the edge is out of range
   */
  public Resolution {
    if (name.isBlank() || lines < 1 || lines > VideoSize.MAX_EDGE) {
      throw new IllegalArgumentException(
          "a resolution class has a name and 1 to "
              + VideoSize.MAX_EDGE
              + " lines, not \""
              + name
              + "\" and "
              + lines);
    }
  }

  /**
   * Reads a class as vendors write it: {@code 480p}, {@code 720p}, {@code 1080p}, {@code 4K}.
   *
   * @param text lines with the letter p, or thousands with the letter K; case does not matter
   * @return the class
   * @throws IllegalArgumentException if the text has another form
   */
  public static Resolution parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      String number = form.group(1);
      if (form.group(2).toLowerCase(Locale.ROOT).equals("p") && Integer.parseInt(number) > 0) {
        return new Resolution(Integer.parseInt(number) + "p", Integer.parseInt(number));
      }
      Resolution known = BY_THOUSANDS.get(number);
      if (form.group(2).toLowerCase(Locale.ROOT).equals("k") && known != null) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        "a resolution class is written 480p, 720p, 1080p, 1K, 2K or 4K, not \"" + text + "\"");
  }

  /**
   * The size that this class means at an aspect ratio. A longer edge that does not come out whole
   * is rounded to an even number: {@code 480p} at 16:9 is 854x480.
   *
   * @param ratio the aspect ratio
   * @return the size, its shorter edge as long as this class says
   * @throws IllegalArgumentException if the longer edge would be above {@link VideoSize#MAX_EDGE}
   */
  public VideoSize at(AspectRatio ratio) {
    int longEdge = Math.toIntExact(Math.min(longerEdge(ratio), Integer.MAX_VALUE));
    return ratio.width() >= ratio.height()
        ? VideoSize.of(longEdge, lines)
        : VideoSize.of(lines, longEdge);
  }

  private long longerEdge(AspectRatio ratio) {
    long shorter = Math.min(ratio.width(), ratio.height());
    long product = (long) lines * Math.max(ratio.width(), ratio.height());
    return product % shorter == 0
        ? product / shorter
        : 2 * Math.round((double) product / shorter / 2);
  }

  /** By length of the shorter edge. */
  @Override
  public int compareTo(Resolution other) {
    int byLines = Integer.compare(lines, other.lines);
    return byLines != 0 ? byLines : name.compareTo(other.name);
  }

  /** The class as vendors write it: {@code 720p}. */
  @Override
  public String toString() {
    return name;
  }
}
