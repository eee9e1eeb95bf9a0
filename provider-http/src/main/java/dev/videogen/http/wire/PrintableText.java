package dev.videogen.http.wire;

import java.util.regex.Pattern;

/**
 * Makes texts of servers fit for messages, logs and comparisons: on one line, without what moves a
 * terminal's cursor, turns the direction of letters or hides between them.
 *
 * <p>Safe for use by many threads.
 */
public final class PrintableText {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\x0b\\x85\\u2028\\u2029]+");

  /**
   * Controls, marks of direction and of no width, halves of characters; and letters and marks by
   * their class that show nothing.
   */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\uffa0]");

  private PrintableText() {}

  /**
   * A text on one line.
   *
   * @param text any text of a server
   * @return the text with every run of blanks and line breaks as one blank, none at its ends, and
   *     without what is not seen
   */
  public static String line(String text) {
    return HIDDEN.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("").strip();
  }
}
