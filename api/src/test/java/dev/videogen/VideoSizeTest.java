package dev.videogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A size")
class VideoSizeTest {

  @ParameterizedTest
  @CsvSource({
    "1280x720, 1280, 720",
    "1280X720, 1280, 720",
    "1280×720, 1280, 720",
    "' 720x1280 ', 720, 1280",
    "1x1, 1, 1",
    "32768x00001, 32768, 1",
  })
  @DisplayName("is read as vendors write it")
  void isRead(String text, int width, int height) {
    assertThat(VideoSize.parse(text)).isEqualTo(VideoSize.of(width, height));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "720", "1280 x 720", "1280*720", "x720", "-1x5", "123456x1", "1280x720p"})
  @DisplayName("is not read from another form")
  void isNotReadFromAnotherForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VideoSize.parse(text))
        .withMessage(
            "a size is written WIDTHxHEIGHT, such as 1280x720, not \"%s\"".formatted(text));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 5", "32769, 1", "1, 32769"})
  @DisplayName("has edges of 1 to 32,768 pixels")
  void hasEdges(int width, int height) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VideoSize.of(width, height))
        .withMessage("a size's edges are 1 to 32768 pixels, not %dx%d".formatted(width, height));
    assertThat(VideoSize.of(VideoSize.MAX_EDGE, 1).width()).isEqualTo(32_768);
    assertThat(VideoSize.of(1, VideoSize.MAX_EDGE).height()).isEqualTo(32_768);
  }

  @Test
  @DisplayName("is written as it is read")
  void isWritten() {
    assertThat(VideoSize.of(1280, 720)).hasToString("1280x720");
  }

  @Test
  @DisplayName("has an area, a ratio and a shorter edge")
  void hasProperties() {
    assertThat(VideoSize.of(32_768, 32_768).area()).isEqualTo(1_073_741_824L);
    assertThat(VideoSize.of(1280, 720).area()).isEqualTo(921_600);
    assertThat(VideoSize.of(1280, 720).aspectRatio()).isEqualTo(AspectRatio.of(16, 9));
    assertThat(VideoSize.of(1280, 720).shorterEdge()).isEqualTo(720);
    assertThat(VideoSize.of(720, 1280).shorterEdge()).isEqualTo(720);
  }
}
