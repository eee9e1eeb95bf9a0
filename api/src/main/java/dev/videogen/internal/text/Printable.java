package dev.videogen.internal.text;

/**
 * Texts of others as they may be printed: without what moves a terminal's cursor, changes its
 * colours, turns the direction of letters or hides between them. What is taken away is never seen,
 * so nothing that can be read is lost.
 */
public final class Printable {

  private Printable() {}

  /**
   * A text with its line breaks and tabs.
   *
   * @param text any text
   * @return the text as it may be printed
   */
  public static String lines(String text) {
    if (text.chars().allMatch(Printable::isPlain)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().filter(Printable::isPrintable).forEach(printable::appendCodePoint);
    return printable.toString();
  }

  /**
   * A text on one line, so that a part of it cannot pass for a line of somebody else.
   *
   * @param text any text
   * @return the text, every run of blanks and line breaks as one blank, none at its ends
   */
  public static String line(String text) {
    return lines(text.replaceAll("[\\s\\x0b\\u0085\\u2028\\u2029]+", " ")).strip();
  }

  /**
   * Whether a character may be printed.
   *
   * @param codePoint a character of Unicode
   * @return false for controls but tab and line feed, for marks of direction, for what has no
   *     width, and for halves of characters
   */
  public static boolean isPrintable(int codePoint) {
    if (isPlain(codePoint)) {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isFiller(codePoint);
    };
  }

  /** Most characters are, and are told at a glance. */
  private static boolean isPlain(int character) {
    return (character >= ' ' && character < 0x7f) || character == '\n' || character == '\t';
  }

  /** Letters and marks by their class, which show nothing: the fillers of Hangul, and joiners. */
  private static boolean isFiller(int codePoint) {
    return switch (codePoint) {
      case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0 -> true;
      default -> codePoint >= 0x180b && codePoint <= 0x180f;
    };
  }
}
