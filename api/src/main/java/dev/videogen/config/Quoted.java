package dev.videogen.config;

/**
 * Quotes in messages what somebody wrote. A text that might be a key in the wrong place is not
 * shown: keys are long, and passwords in addresses stand before an {@code @}.
 */
final class Quoted {

  private static final int MAX_LENGTH = 24;

  private Quoted() {}

  /** Whether a text is surely no secret. */
  static boolean isShown(String text) {
    return text.length() <= MAX_LENGTH && text.indexOf('@') < 0;
  }

  static String of(String text) {
    if (text.isBlank()) {
      return "blank";
    }
    if (!isShown(text)) {
      return "a text of " + text.length() + " characters (not shown, as it may hold a secret)";
    }
    return "\"" + text + "\"";
  }
}
