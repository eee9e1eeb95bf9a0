package dev.videogen.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.docs.KeyName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page and the code name the same. */
@DisplayName("docs/metrics.md")
class MetricsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "metrics.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)` \\|");

  @Test
  @DisplayName("has a row for each observation, key and meter, and no other")
  void rows() throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(PAGE)).results().map(MatchResult::group).toList();

    assertThat(rows)
        .extracting(row -> row.replaceAll("[| `]", ""))
        .containsExactlyInAnyOrderElementsOf(names());
  }

  private static List<String> names() {
    return Stream.of(
            Arrays.stream(VideogenDocumentation.values()).map(VideogenDocumentation::getName),
            Arrays.stream(VideogenDocumentation.LowCardinality.values()).map(KeyName::asString),
            Arrays.stream(VideogenDocumentation.HighCardinality.values()).map(KeyName::asString),
            Arrays.stream(VideogenMeter.values()).map(VideogenMeter::meterName))
        .flatMap(names -> names)
        .toList();
  }
}
