package dev.videogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A resolution class")
class ResolutionTest {

  @ParameterizedTest
  @CsvSource({
    "480p, 480p, 480",
    "720P, 720p, 720",
    "' 1080p', 1080p, 1080",
    "540p, 540p, 540",
    "1k, 1K, 1024",
    "2K, 2K, 1440",
    "4K, 4K, 2160",
    "0720p, 720p, 720",
  })
  @DisplayName("is read as vendors write it")
  void isRead(String text, String name, int lines) {
    Resolution resolution = Resolution.parse(text);

    assertThat(resolution).isEqualTo(new Resolution(name, lines));
    assertThat(resolution).hasToString(name);
  }

  @Test
  @DisplayName("that has a constant is read as that")
  void constants() {
    assertThat(
            List.of(
                Resolution.parse("480p"),
                Resolution.parse("720p"),
                Resolution.parse("768p"),
                Resolution.parse("1080p"),
                Resolution.parse("1K"),
                Resolution.parse("2K"),
                Resolution.parse("4K")))
        .containsExactly(
            Resolution.P480,
            Resolution.P720,
            Resolution.P768,
            Resolution.P1080,
            Resolution.K1,
            Resolution.K2,
            Resolution.K4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "720", "p", "0p", "3K", "1280x720", "HD", "12345p", "-720p"})
  @DisplayName("is not read from another form")
  void isNotReadFromAnotherForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resolution.parse(text))
        .withMessage(
            "a resolution class is written 480p, 720p, 1080p, 1K, 2K or 4K, not \"%s\""
                .formatted(text));
  }

  @ParameterizedTest
  @CsvSource({"' ', 720", "720p, 0", "720p, -1", "huge, 32769"})
  @DisplayName("has a name and lines")
  void hasANameAndLines(String name, int lines) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Resolution(name, lines))
        .withMessage(
            "a resolution class has a name and 1 to 32768 lines, not \"%s\" and %d"
                .formatted(name, lines));
    assertThat(new Resolution("one", 1).lines()).isEqualTo(1);
    assertThat(new Resolution("most", 32_768).lines()).isEqualTo(32_768);
  }

  @ParameterizedTest(name = "{0} at {1} is {2}")
  @CsvSource({
    "720p, 16:9, 1280x720",
    "720p, 9:16, 720x1280",
    "720p, 1:1, 720x720",
    "720p, 21:9, 1680x720",
    "480p, 16:9, 854x480",
    "480p, 9:16, 480x854",
    "480p, 4:3, 640x480",
    "1080p, 4:3, 1440x1080",
    "768p, 16:9, 1366x768",
    "1K, 7:4, 1792x1024",
    "4K, 16:9, 3840x2160",
    "135p, 1:1, 135x135",
    "15p, 5:3, 25x15",
    "15p, 3:2, 22x15",
  })
  @DisplayName("means a size at a ratio, whole or rounded to an even number")
  void meansASize(String name, String ratio, String size) {
    assertThat(Resolution.parse(name).at(AspectRatio.parse(ratio)))
        .isEqualTo(VideoSize.parse(size));
  }

  @Test
  @DisplayName("means no size where the longer edge is longer than any video's")
  void meansNoSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resolution.K4.at(AspectRatio.of(100, 1)))
        .withMessageContaining("216000x2160");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Resolution("most", 32_768).at(AspectRatio.of(Integer.MAX_VALUE, 1)));
    assertThat(new Resolution("most", 32_768).at(AspectRatio.of(1, 1)))
        .isEqualTo(VideoSize.of(32_768, 32_768));
  }

  @Test
  @DisplayName("is smaller than one with more lines, and differs from one with another name")
  void isOrdered() {
    Resolution alias = new Resolution("full", 1080);

    assertThat(
            new TreeSet<>(
                List.of(Resolution.K4, Resolution.P480, alias, Resolution.P1080, Resolution.K1)))
        .containsExactly(Resolution.P480, Resolution.K1, Resolution.P1080, alias, Resolution.K4);
  }
}
