package dev.videogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An aspect ratio")
class AspectRatioTest {

  @ParameterizedTest
  @CsvSource({"16:9, 16, 9", "9/16, 9, 16", "' 1:1 ', 1, 1", "32:18, 16, 9", "1920:1080, 16, 9"})
  @DisplayName("is read as vendors write it")
  void isRead(String text, int width, int height) {
    assertThat(AspectRatio.parse(text)).isEqualTo(AspectRatio.of(width, height));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "16", "16x9", "16:", "1.78:1", "-16:9", "123456:1"})
  @DisplayName("is not read from another form")
  void isNotReadFromAnotherForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AspectRatio.parse(text))
        .withMessage(
            "an aspect ratio is written WIDTH:HEIGHT, such as 16:9, not \"%s\"".formatted(text));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-16, 9", "16, -9"})
  @DisplayName("has parts of 1 or more")
  void hasParts(int width, int height) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AspectRatio.of(width, height))
        .withMessage("an aspect ratio's parts are 1 or more, not %d:%d".formatted(width, height));
  }

  @Test
  @DisplayName("is in lowest terms, so that equal ratios are equal")
  void isInLowestTerms() {
    assertThat(AspectRatio.of(1280, 720)).isEqualTo(AspectRatio.of(16, 9));
    assertThat(AspectRatio.of(1280, 720).width()).isEqualTo(16);
    assertThat(AspectRatio.of(1280, 720).height()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({"16:9", "9:16", "1:1", "4:3", "21:9", "9:21", "7:4", "3:2", "7:5"})
  @DisplayName("is written as vendors write it, which is 21:9 and not 7:3")
  void isWritten(String text) {
    assertThat(AspectRatio.parse(text)).hasToString(text);
  }

  @Test
  @DisplayName("is a number")
  void isANumber() {
    assertThat(AspectRatio.of(16, 9).value()).isCloseTo(1.7778, within(0.0001));
    assertThat(AspectRatio.of(1, 2).value()).isEqualTo(0.5);
  }
}
