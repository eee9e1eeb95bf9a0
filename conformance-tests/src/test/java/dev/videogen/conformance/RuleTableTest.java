package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The README's table of rules")
class RuleTableTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z]{3}-\\d{2}) \\| ([^|]+) \\| [^|]+ \\|$", Pattern.MULTILINE);

  @Test
  @DisplayName("has each rule, in the words of its test")
  void tableAndCodeAgree() throws IOException {
    Matcher rows = ROW.matcher(Files.readString(Path.of("README.md")));
    List<String> table = rows.results().map(row -> row.group(1) + " " + row.group(2)).toList();

    assertThat(table)
        .hasSizeGreaterThan(60)
        .containsExactlyInAnyOrderElementsOf(
            tests().map(test -> test.getAnnotation(DisplayName.class).value()).toList());
  }

  @Test
  @DisplayName("has the numbers by which the tests are tagged")
  void namesBeginWithTheirTags() {
    assertThat(tests())
        .allSatisfy(
            test ->
                assertThat(test.getAnnotation(DisplayName.class).value())
                    .startsWith(test.getAnnotation(Tag.class).value() + " "));
  }

  private static Stream<Method> tests() {
    return Stream.of(VideoGeneratorConformanceTest.class.getDeclaredClasses())
        .map(Class::getSuperclass)
        .flatMap(group -> Arrays.stream(group.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Test.class));
  }
}
