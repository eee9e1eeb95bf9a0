package dev.videogen.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a benchmark found: rows of a table, and a line of JSON for each figure after it. */
final class Figures {

  private static final int SMALL = 10;

  private final List<String> lines = new ArrayList<>();

  /** Begins a table. */
  static void table(String title, String... columns) {
    System.out.println();
    System.out.println(title);
    System.out.println();
    row((Object[]) columns);
    System.out.println("|" + "---|".repeat(columns.length));
  }

  /** A row of a table. */
  static void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell).append(" |");
    }
    System.out.println(row);
  }

  /**
   * Keeps a figure.
   *
   * @param goal the least or the most that it is to be; null if it is told without one
   * @param unit such as {@code x} for a ratio
   */
  void add(String name, double value, @Nullable Double goal, String unit) {
    lines.add(
        "{\"figure\":\""
            + name
            + "\",\"value\":"
            + number(value)
            + (goal == null ? "" : ",\"goal\":" + number(goal))
            + ",\"unit\":\""
            + unit
            + "\"}");
  }

  /** Prints the lines of JSON. */
  void print() {
    System.out.println();
    lines.forEach(System.out::println);
    System.out.flush();
  }

  /** A number for people and for JSON. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "null";
    }
    String text = String.format(Locale.ROOT, Math.abs(value) < SMALL ? "%.3f" : "%.1f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
