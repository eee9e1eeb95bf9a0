package dev.videogen.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A price")
class PriceTest {

  private static final BigDecimal DIME = new BigDecimal("0.1");

  private static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of(Price.perSecond(DIME), "$0.10 a second"),
        Arguments.of(Price.perVideo(BigDecimal.ONE), "$1.00 a video"),
        Arguments.of(
            Price.perPixelFrame(new BigDecimal("0.000000013"), 24),
            "$0.000000013 a pixel and frame"),
        Arguments.of(Price.perInputImage(DIME, 0), "$0.10 a picture given"),
        Arguments.of(Price.perInputImage(DIME, 2), "$0.10 a picture given beyond 2"),
        Arguments.of(Price.perInputSecond(DIME), "$0.10 a second given"),
        Arguments.of(
            Price.perSecond(DIME).at(Resolution.P720, Resolution.P1080).withAudio(true),
            "$0.10 a second at 720p or 1080p with sound"),
        Arguments.of(
            Price.perSecond(DIME).at(VideoSize.of(1280, 720)).withAudio(false),
            "$0.10 a second at 1280x720 without sound"),
        Arguments.of(Price.perSecond(DIME).madeFrom(), "$0.10 a second of a new video"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("words")
  @DisplayName("is told in words")
  void isToldInWords(Price.Component component, String words) {
    assertThat(component).hasToString(words);
    assertThat(Price.of(component, Price.perVideo(DIME))).hasToString(words + " + $0.10 a video");
  }

  @Test
  @DisplayName("is equal to one of equal components, however their amounts are written")
  void equality() {
    Price price = Price.of(Price.perSecond(DIME).withAudio(true));

    assertThat(price).isEqualTo(Price.of(Price.perSecond(new BigDecimal("0.10")).withAudio(true)));
    assertThat(price)
        .hasSameHashCodeAs(Price.of(Price.perSecond(new BigDecimal("0.10")).withAudio(true)));
    assertThat(price).isNotEqualTo(Price.of(Price.perSecond(DIME)));
    assertThat(price).isNotEqualTo(Price.of(Price.perSecond(DIME).withAudio(false)));
    assertThat(price).isNotEqualTo(Price.of(Price.perVideo(DIME).withAudio(true)));
    assertThat(Price.perSecond(DIME).madeFrom()).isNotEqualTo(Price.perSecond(DIME));
  }

  @Test
  @DisplayName("has components of zero or more")
  void limits() {
    assertThatIllegalArgumentException().isThrownBy(Price::of);
    assertThatIllegalArgumentException().isThrownBy(() -> Price.perVideo(DIME.negate()));
    assertThatIllegalArgumentException().isThrownBy(() -> Price.perPixelFrame(DIME, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Price.perInputImage(DIME, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Price.perVideo(DIME).at(new Resolution[0]));
  }
}
