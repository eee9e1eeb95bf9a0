package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@DisplayName("The page on jobs that survive machines")
class DurablePageTest {

  private static final Path PAGE = Path.of("..", "docs", "durable.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) \\| (.+) \\|$");
  private static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");

  private static String section(String title) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("\n## " + title + "\n");
    assertThat(begin).as(title).isNotNegative();
    int end = page.indexOf("\n## ", begin + 1);
    return page.substring(begin, end < 0 ? page.length() : end);
  }

  @Test
  @DisplayName("names a test for each of its promises")
  void promises() throws Exception {
    List<MatchResult> rows =
        ROW.matcher(section("What is promised"))
            .results()
            .filter(row -> !row.group(1).equals("promise"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(15);
    for (MatchResult row : rows) {
      List<MatchResult> names = NAME.matcher(row.group(2)).results().toList();
      assertThat(names).as(row.group(1)).isNotEmpty();
      for (MatchResult name : names) {
        assertThat(tests(name.group(1))).as(row.group(1)).contains(name.group(2));
      }
    }
  }

  private static List<String> tests(String type) throws ClassNotFoundException {
    return Arrays.stream(
            Class.forName(DurablePageTest.class.getPackageName() + "." + type).getDeclaredMethods())
        .filter(
            method ->
                method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(ParameterizedTest.class))
        .map(Method::getName)
        .toList();
  }

  @Test
  @DisplayName("says what is not promised")
  void notPromised() throws IOException {
    assertThat(section("What is not promised"))
        .contains("process that stands still", "asynchronous replica", "`synchronous_commit=off`");
  }

  @Test
  @DisplayName("says how long a sender has, as it has")
  void times() throws IOException {
    Timing timing = Timing.DEFAULT;
    assertThat(Files.readString(PAGE))
        .contains(
            timing.sendWithin().toSeconds() + " s in which it may go to the socket",
            timing.callTimeout().toMinutes() + " minutes for the call",
            timing.margin().toSeconds() + " s of margin");
    assertThat(Backoff.DEFAULT.maxAttempts()).isEqualTo(12);
  }
}
