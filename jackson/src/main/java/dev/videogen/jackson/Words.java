package dev.videogen.jackson;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants of enums as words in lower case: {@code in_progress}. */
final class Words {

  private static final int MAX_SHOWN = 60;

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static Collection<String> of(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(Words::of).toList();
  }

  /**
   * The constant that a word stands for.
   *
   * @throws IllegalArgumentException if it is none; the message names it and those there are
   */
  static <E extends Enum<E>> E parse(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "unknown word "
            + quoted(word)
            + "; known are "
            + Arrays.stream(type.getEnumConstants())
                .map(Words::of)
                .collect(Collectors.joining(", ")));
  }

  static <E extends Enum<E>> JsonForm<E> form(Class<E> type) {
    return new TextForm<>(Words::of, word -> parse(type, word));
  }

  private static String quoted(String word) {
    String shown = word.length() > MAX_SHOWN ? word.substring(0, MAX_SHOWN) + "..." : word;
    return "\"" + shown.replaceAll("\\p{C}", "?") + "\"";
  }
}
