package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What all HTTP providers share")
class VendorNeutralTest {

  private static final Path SHARED = Path.of("..", "provider-http", "src", "main");

  /** Vendors, gateways and servers; the short ones only where no letter is beside them. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?i)open-?ai|azure|mini-?max|kling|vllm|sg-?lang|lite-?llm|new-?api|one-?api|replicate"
              + "|open-?router|google|vertex|gemini|runway|byteplus|volcengine|seedance|hailuo"
              + "|microsoft|alibaba|dash-?scope|(?<![a-z])(?:fal|wan|xai|veo|sora|ark|dynamo|luma"
              + "|pika|aws)(?![a-z])");

  @Test
  @DisplayName("names no vendor: what is one vendor's alone is a rule of its provider")
  void namesNoVendor() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      Files.readString(file)
          .lines()
          .filter(NAMES.asPredicate())
          .forEach(line -> found.add(file.getFileName() + ": " + line.strip()));
    }

    assertThat(found).isEmpty();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SHARED)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      return all;
    }
  }
}
