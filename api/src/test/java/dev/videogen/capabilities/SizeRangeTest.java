package dev.videogen.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.videogen.VideoSize;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A range of sizes")
class SizeRangeTest {

  private static final SizeRange RANGE =
      new SizeRange(VideoSize.of(320, 160), VideoSize.of(1920, 1080), 2);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "320x160, true",
    "160x320, true",
    "1920x1080, true",
    "1080x1920, true",
    "1080x1080, true",
    "640x480, true",
    "318x160, false",
    "320x158, false",
    "1922x1080, false",
    "1920x1082, false",
    "1921x1080, false",
    "1920x1079, false",
    "300x300, false",
    "1100x1100, false",
  })
  @DisplayName("holds what is within its bounds in either orientation, in its steps")
  void holds(String size, boolean held) {
    assertThat(RANGE.contains(VideoSize.parse(size))).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({
    "160x320, 1920x1080, 2, landscape",
    "320x160, 1080x1920, 2, landscape",
    "1922x160, 1920x1080, 2, above its largest",
    "320x320, 1920x318, 2, above its largest",
    "320x160, 1920x1080, 0, multiples",
    "320x160, 1920x1080, 16, multiples",
    "320x161, 1920x1080, 2, multiples",
    "321x160, 1920x1080, 2, multiples",
    "320x160, 1921x1080, 2, multiples",
  })
  @DisplayName("has landscape bounds in order and in its steps")
  void hasBounds(String min, String max, int step, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SizeRange(VideoSize.parse(min), VideoSize.parse(max), step))
        .withMessageContaining(reason);
  }

  @Test
  @DisplayName("may be a single size, or square")
  void mayBeASingleSize() {
    VideoSize square = VideoSize.of(16, 16);

    assertThat(new SizeRange(square, square, 1).contains(square)).isTrue();
  }

  @Test
  @DisplayName("is told in words")
  void isToldInWords() {
    assertThat(RANGE)
        .hasToString(
            "any size from 320x160 to 1920x1080 in either orientation, edges divisible by 2");
    assertThat(new SizeRange(RANGE.min(), RANGE.max(), 1))
        .hasToString("any size from 320x160 to 1920x1080 in either orientation");
  }
}
