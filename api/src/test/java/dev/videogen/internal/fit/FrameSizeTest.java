package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.videogen.AspectRatio;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A shape")
class FrameSizeTest {

  private static FrameSize shape(String text) {
    return FrameSize.of(RequestText.parse(text));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
  @CsvSource({
    "-, false, '', ''",
    "16:9, false, 16:9, ''",
    "720p, false, '', 720",
    "16:9 720p, true, 16:9, 720",
    "1280x720, true, 16:9, 720",
    "720x1280, true, 9:16, 720",
  })
  @DisplayName("says a ratio and the lines of the shorter edge, both or neither")
  void says(String text, boolean full, String ratio, String lines) {
    assertThat(shape(text).isFull()).isEqualTo(full);
    assertThat(shape(text).anyRatio().map(AspectRatio::toString).orElse("")).isEqualTo(ratio);
    assertThat(shape(text).lines().map(String::valueOf).orElse("")).isEqualTo(lines);
    assertThat(shape(text).isOpen()).isEqualTo(text.equals("-"));
  }

  @ParameterizedTest(name = "{0} is {1}, an area of {2}")
  @CsvSource({
    "1280x720, 1280x720, 921600",
    "16:9 720p, 1280x720, 921600",
    "9:16 720p, 720x1280, 921600",
    "100:1 4K, '', 466560000",
    "32768:1 1p, 32768x1, 32768",
    "32769:1 1p, '', 32769",
  })
  @DisplayName("that is full has pixels and an area, however large")
  void hasPixelsAndAnArea(String text, String size, double area) {
    assertThat(shape(text).pixels().map(VideoSize::toString).orElse("")).isEqualTo(size);
    assertThat(shape(text).area()).isEqualTo(area);
  }

  @ParameterizedTest
  @CsvSource({"-", "16:9", "720p"})
  @DisplayName("that is not full has no pixels")
  void hasNoPixels(String text) {
    assertThat(shape(text).pixels()).isEmpty();
  }

  @ParameterizedTest(name = "{0}, else {1}, is {2}")
  @CsvSource({
    "-, 1280x720, 1280x720",
    "1:1, 1280x720, 1:1 720p",
    "480p, 720x1280, 9:16 480p",
    "1:1 480p, 1280x720, 1:1 480p",
    "640x480, 1280x720, 640x480",
  })
  @DisplayName("takes what it leaves open from a size")
  void orElse(String text, VideoSize other, String completed) {
    assertThat(shape(text).orElse(other)).isEqualTo(shape(completed));
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource({
    "1280x720, 1280x720, true",
    "1280x720, 720x1280, false",
    "1280x720, 16:9, true",
    "1280x720, 9:16, false",
    "1280x720, 720p, true",
    "1280x720, 1080p, false",
    "1280x720, 16:9 720p, true",
    "1280x720, 16:9 1080p, false",
    "1280x720, 1:1 720p, false",
    "1280x720, -, true",
    "854x480, 16:9, true",
    "856x480, 16:9, false",
    "16:9 480p, 854x480, true",
    "16:9 480p, 856x480, false",
    "16:9, 854x480, false",
    "16:9, 16:9, true",
    "16:9, 16:9 720p, false",
    "720p, 16:9 720p, false",
    "-, 16:9, false",
    "-, -, true",
    "1x1, 32769:1, false",
  })
  @DisplayName("fits a wanted shape that means the same")
  void fits(String offer, String wanted, boolean fits) {
    assertThat(shape(offer).fits(shape(wanted))).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "1280x720, 16:9 720p",
    "854x480, 16:9 480p",
    "480x854, 9:16 480p",
    "1366x768, 16:9 768p",
    "2054x880, 21:9 880p",
    "853x480, 853:480 480p",
    "1279x720, 1279:720 720p",
    "480x480, 1:1 480p",
    "9:16 4K, 9:16 4K",
  })
  @DisplayName("is told to those who take no pixels by the simplest ratio that means the same")
  void inClasses(String text, String classes) {
    assertThat(RequestText.of(shape(text).inClasses().applyTo(RequestText.parse("-"))))
        .isEqualTo(classes);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}, {3}")
  @CsvSource({
    "1280x720, 1280x720, 1, 0",
    "1280x720, 640x360, 1, 691200",
    "1280x720, 720x720, 1.7778, 403200",
    "720x720, 1280x720, 1.7778, 403200",
    "1:1, 720x1280, 1.7778, 0",
    "1:1, 1280x720, 1.7778, 0",
    // The difference is hard to see up to one percent.
    "1000x1000, 1010x1000, 1, 10000",
    "1000x1000, 1011x1000, 1.011, 11000",
    "480p, 1280x720, 1, 240",
    "720p, 640x480, 1, 240",
    "16:9 480p, 16:9, 1, 0",
    "-, 1280x720, 1, 0",
    "1280x720, -, 1, 0",
  })
  @DisplayName("is some way from another, in ratio and in scale")
  void distance(String wanted, String offer, double ratio, double scale) {
    FrameSizeDistance distance = FrameSizeDistance.between(shape(wanted), shape(offer));

    assertThat(distance.ratio()).isCloseTo(ratio, within(0.0001));
    assertThat(distance.scale()).isEqualTo(scale);
  }

  @Test
  @DisplayName("is nearer in ratio before it is nearer in scale")
  void ratioBeforeScale() {
    assertThat(new FrameSizeDistance(1, 900)).isLessThan(new FrameSizeDistance(1.5, 0));
    assertThat(new FrameSizeDistance(1, 900)).isGreaterThan(new FrameSizeDistance(1, 800));
  }

  @ParameterizedTest(name = "{0} within {1} to {2} by {3}: {4}")
  @CsvSource({
    "1300x720, 16x16, 1920x1072, 16, 1296x720",
    "720x1300, 16x16, 1920x1072, 16, 720x1296",
    "1280x720, 16x16, 1920x1072, 16, 1280x720",
    "4000x2000, 16x16, 1920x1072, 16, 1920x960",
    "1x1, 64x64, 640x640, 64, 64x64",
    "9999x1, 64x64, 640x640, 64, 640x64",
    // Wider than high, always: the nearest to square.
    "500x500, 640x320, 1280x480, 2, 640x480",
    // Ratio and lines that fit come before what is nearer in area.
    "16:9, 16x16, 1920x1072, 16, 1280x720",
    "4:3, 16x16, 1920x1072, 16, 960x720",
    "480p, 16x16, 1920x1072, 16, 848x480",
    "464p, 480x400, 500x464, 2, 500x464",
    "1:1, 64x64, 640x640, 64, 640x640",
    // Left open.
    "-, 16x16, 1920x1072, 16, 1280x720",
  })
  @DisplayName("has the nearest size within a range")
  void nearestInRange(String wanted, VideoSize min, VideoSize max, int step, String nearest) {
    Axis<VideoSize> range = Axis.range(min, max, step);

    VideoSize found = SizesInRange.nearest(range, shape(wanted), VideoSize.of(1280, 720));

    assertThat(found).hasToString(nearest);
    assertThat(range.takes(found)).isTrue();
  }
}
