package dev.videogen.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Text that was copied from a page or a file. What a copy brings along is dropped: byte order marks
 * and other invisible characters anywhere; blanks, line ends and a pair of quotes around it. Of
 * keys and headers the rest must be visible ASCII, for nothing else goes on the wire as it is.
 */
final class PastedText {

  private static final String QUOTES = "\"\"''``\u201c\u201d\u2018\u2019\u00ab\u00bb";

  private PastedText() {}

  /** The text without what a copy brings along. */
  static String cleaned(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .filter(character -> Character.getType(character) != Character.FORMAT)
        .forEach(visible::appendCodePoint);
    String cleaned = stripped(visible.toString());
    while (isQuoted(cleaned)) {
      cleaned = stripped(cleaned.substring(1, cleaned.length() - 1));
    }
    return cleaned;
  }

  private static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static boolean isQuoted(String text) {
    if (text.length() < 2) {
      return false;
    }
    int opening = QUOTES.indexOf(text.charAt(0));
    return opening >= 0
        && opening % 2 == 0
        && QUOTES.charAt(opening + 1) == text.charAt(text.length() - 1);
  }

  /** A key: visible ASCII without blanks, once cleaned. */
  static Optional<String> key(String text) {
    return Optional.of(cleaned(text))
        .filter(key -> !key.isEmpty() && key.chars().allMatch(PastedText::isVisible));
  }

  /** The value of a header: visible ASCII and blanks, once cleaned. */
  static Optional<String> header(String text) {
    return Optional.of(cleaned(text).replace('\u00a0', ' '))
        .filter(value -> !value.isEmpty() && value.chars().allMatch(PastedText::isInHeader));
  }

  private static boolean isVisible(int character) {
    return character > ' ' && character < 0x7f;
  }

  private static boolean isInHeader(int character) {
    return character == ' ' || isVisible(character);
  }

  /** What is wrong with a key, without the key: the first character that none has. */
  static Optional<String> flawOfKey(String text) {
    return flaw(text, PastedText::isVisible);
  }

  /** What is wrong with the value of a header, without the value. */
  static Optional<String> flawOfHeader(String text) {
    return flaw(text, character -> character == 0xa0 || isInHeader(character));
  }

  private static String name(int character) {
    return Objects.requireNonNullElse(Character.getName(character), "unassigned");
  }

  private static Optional<String> flaw(String text, IntPredicate allowed) {
    String cleaned = cleaned(text);
    OptionalInt wrong =
        cleaned.codePoints().filter(character -> !allowed.test(character)).findFirst();
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    String before = cleaned.substring(0, cleaned.indexOf(Character.toString(wrong.getAsInt())));
    int position = before.codePointCount(0, before.length()) + 1;
    return Optional.of(
        "its character %d is U+%04X (%s)"
            .formatted(position, wrong.getAsInt(), name(wrong.getAsInt())));
  }
}
