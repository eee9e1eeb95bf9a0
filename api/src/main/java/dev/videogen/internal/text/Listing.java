package dev.videogen.internal.text;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Lists for people: with commas, and cut where nobody would read on. */
public final class Listing {

  /** How many items are written out. */
  private static final int MAX_ITEMS = 16;

  private Listing() {}

  /**
   * Items with commas between them.
   *
   * @param items what to list
   * @return {@code a, b, c}; of more than 16 the first 16 and how many more there are
   */
  public static String of(Collection<?> items) {
    String written =
        items.stream().limit(MAX_ITEMS).map(Object::toString).collect(Collectors.joining(", "));
    return items.size() <= MAX_ITEMS
        ? written
        : written + " and " + (items.size() - MAX_ITEMS) + " more";
  }

  /**
   * Items with a word before the last.
   *
   * @param items what to list
   * @param word such as {@code and}
   * @return {@code a, b and c}
   */
  public static String of(List<?> items, String word) {
    int last = items.size() - 1;
    return last < 1
        ? of(items)
        : items.subList(0, last).stream().map(Object::toString).collect(Collectors.joining(", "))
            + " "
            + word
            + " "
            + items.get(last);
  }
}
