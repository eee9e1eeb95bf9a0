package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The page on scale")
class ScalePageTest {

  private static final double JOB_SECONDS = 180;
  private static final double PAGE = 100;
  private static final double TRANSACTIONS = 2 + 26;
  private static final double GIGABYTES_A_PURCHASE = 0.9e-6;
  private static final double MEGABYTES_A_VIDEO = 8;

  private static List<Double> row(int jobs) throws IOException {
    String start = "| " + String.format(Locale.ROOT, "%,d", jobs) + " | ";
    String line =
        Files.readAllLines(Path.of("..", "docs", "scale.md")).stream()
            .filter(one -> one.startsWith(start))
            .findFirst()
            .orElseThrow();
    return Arrays.stream(line.substring(start.length()).split(" \\|"))
        .map(cell -> Double.valueOf(cell.replaceAll("[^0-9.]", "")))
        .toList();
  }

  /** Figures are rounded for readers: to a tenth, or to the last digit that is shown. */
  private static void assertSame(double shown, double computed) {
    assertThat(shown).isBetween(computed * 0.9 - 0.05, computed * 1.1 + 0.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 100_000})
  @DisplayName("says what its own arithmetic says")
  void arithmetic(int jobs) throws IOException {
    double aSecond = jobs / 3600.0;
    double running = Math.ceil(aSecond * JOB_SECONDS);
    double polls = 60.0 / Timing.DEFAULT.pollInterval().toSeconds();
    List<Double> row = row(jobs);

    assertSame(row.get(0), aSecond * 60);
    assertSame(row.get(1), running);
    assertSame(row.get(2), 3 * 60 * aSecond + Math.ceil(running / PAGE) * polls);
    assertSame(row.get(3), 3 * 60 * aSecond + aSecond * JOB_SECONDS * polls);
    assertSame(row.get(4), aSecond * TRANSACTIONS);
    assertSame(row.get(5), jobs * 24.0 * 30);
    assertSame(row.get(6), jobs * 24.0 * 30 * GIGABYTES_A_PURCHASE);
    assertSame(row.get(7), aSecond * MEGABYTES_A_VIDEO);
  }
}
