package dev.videogen.emulator;

/** What others wrote, as it is shown: without what moves a cursor, hides or turns text around. */
final class ShownText {

  private static final int REPLACEMENT = 0xFFFD;

  private ShownText() {}

  /** The text with a mark in place of each character that cannot be shown; lines are kept. */
  static String of(String text) {
    int clean = 0;
    while (clean < text.length() && isPlain(text.charAt(clean))) {
      clean++;
    }
    if (clean == text.length()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length()).append(text, 0, clean);
    text.substring(clean).codePoints().map(ShownText::shown).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /** Whether a character is shown as it is, without a look at its neighbours. */
  private static boolean isPlain(char each) {
    return each == '\n' || (each >= ' ' && each < 0x7F);
  }

  private static int shown(int each) {
    boolean line = each == '\n' || each == '\t' || each == '\r';
    boolean hidden =
        (Character.isISOControl(each) && !line)
            || (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE)
            || turnsText(each);
    return hidden ? REPLACEMENT : each;
  }

  /** Those that say which way text runs: a page shows another order than the bytes have. */
  private static boolean turnsText(int each) {
    return each == 0x061C
        || each == 0x200E
        || each == 0x200F
        || (each >= 0x202A && each <= 0x202E)
        || (each >= 0x2066 && each <= 0x2069);
  }
}
