package dev.videogen.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the right name that a misspelt one is nearest to. */
public final class EditDistance {

  /** One slip is forgiven in any name, and one more for every so many letters, up to a few. */
  private static final int LETTERS_A_SLIP = 5;

  private static final int MAX_EDITS = 3;

  private EditDistance() {}

  /**
   * The right name that was probably meant.
   *
   * @param written what was written
   * @param right the right names
   * @return the nearest, the first of the alphabet among equally near ones; empty if none is near
   */
  public static Optional<String> nearest(String written, Collection<String> right) {
    int most = Math.min(MAX_EDITS, 1 + written.length() / LETTERS_A_SLIP);
    return right.stream()
        .filter(name -> slips(written, name) <= most)
        .min(
            Comparator.<String>comparingInt(name -> slips(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * How many letters were left out, put in, replaced or swapped with their neighbour. Upper and
   * lower case are the same.
   */
  static int slips(String written, String right) {
    String from = written.toLowerCase(Locale.ROOT);
    String to = right.toLowerCase(Locale.ROOT);
    int[] beforePrevious = new int[to.length() + 1];
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        current[j] = swapped ? Math.min(fewest, 1 + beforePrevious[j - 2]) : fewest;
      }
      beforePrevious = previous;
      previous = current;
    }
    return previous[to.length()];
  }
}
