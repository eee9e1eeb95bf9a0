package dev.videogen.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.errors.ConfigurationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The text of a videogen.properties")
class PropertiesTextTest {

  @Test
  @DisplayName("is read as properties in UTF-8")
  void isReadAsUtf8() {
    String text =
        """
        # a comment
        videogen.provider = openai
        videogen.openai.model: caf\u00e9
        videogen.openai.project=\\u00e9
        """;

    assertThat(PropertiesText.read(text.getBytes(UTF_8), "file"))
        .containsOnly(
            entry("videogen.provider", "openai"),
            entry("videogen.openai.model", "caf\u00e9"),
            entry("videogen.openai.project", "\u00e9"));
  }

  @Test
  @DisplayName("may begin with a byte order mark")
  void mayBeginWithAByteOrderMark() {
    assertThat(PropertiesText.read("\uFEFFvideogen.provider=fake".getBytes(UTF_8), "file"))
        .containsOnly(entry("videogen.provider", "fake"));
  }

  @Test
  @DisplayName("may be empty")
  void mayBeEmpty() {
    assertThat(PropertiesText.read(new byte[0], "file")).isEmpty();
  }

  private static Stream<Arguments> wrong() {
    String notUtf8 = "here.properties is not encoded as UTF-8; save it as UTF-8.";
    String otherKey =
        "here.properties has a key with characters that no setting's name has: it may be in another"
            + " encoding; save it as UTF-8.";
    return Stream.of(
        Arguments.of("videogen.openai.model=caf\u00e9".getBytes(ISO_8859_1), notUtf8),
        Arguments.of("videogen.provider=fake".getBytes(UTF_16), notUtf8),
        Arguments.of("videogen.provider=fake".getBytes(UTF_16LE), otherKey),
        Arguments.of("videogen.pr\u00f6vider=fake".getBytes(UTF_8), otherKey),
        Arguments.of("videogen.prov\\ ider=fake".getBytes(UTF_8), otherKey),
        Arguments.of("videogen.provider\u007f=fake".getBytes(UTF_8), otherKey),
        Arguments.of(
            "videogen.fake.directory=C:\\users".getBytes(UTF_8),
            "here.properties has a \\u that four hexadecimal digits do not follow; write a backslash"
                + " as \\\\."));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @DisplayName("is refused in another encoding")
  void isRefusedInAnotherEncoding(byte[] bytes, String message) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> PropertiesText.read(bytes, "here.properties"))
        .withMessage(message);
  }

  private static java.util.Map.Entry<String, String> entry(String key, String value) {
    return java.util.Map.entry(key, value);
  }
}
