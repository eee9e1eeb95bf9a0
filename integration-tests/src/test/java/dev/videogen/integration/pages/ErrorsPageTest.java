package dev.videogen.integration.pages;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.errors.ErrorKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The page of errors")
class ErrorsPageTest {

  private static final Page PAGE = Page.of(Page.ROOT.resolve(Path.of("docs", "errors.md")));
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|(.*)\\|$");
  private static final Map<String, List<String>> ROWS =
      ROW.matcher(PAGE.text())
          .results()
          .collect(
              toMap(
                  row -> row.group(1),
                  row -> Stream.of(row.group(2).split("\\|")).map(String::strip).toList()));

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "says of every kind what it is, whether it is billed and whether it is worth another try")
  void everyKind(ErrorKind kind) {
    List<String> row = ROWS.getOrDefault(kind.name(), List.of());

    assertThat(row).hasSize(5).noneMatch(String::isBlank);
    assertThat(row.get(1).equals("no")).as("billed: no").isEqualTo(kind.nothingCreated());
    assertThat(row.get(2)).isEqualTo(kind.retryable() ? "yes" : "no");
  }

  @Test
  @DisplayName("has no other kinds")
  void noOthers() {
    assertThat(ROWS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ErrorKind.values()).map(Enum::name).toList());
  }
}
