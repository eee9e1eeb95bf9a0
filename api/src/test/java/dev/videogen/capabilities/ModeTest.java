package dev.videogen.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.AspectRatio;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A mode")
class ModeTest {

  private static Mode.Builder full() {
    return Mode.builder()
        .sizes("1280x720", "720x1280")
        .aspectRatios(List.of(AspectRatio.of(16, 9)))
        .resolutions(List.of(Resolution.P720, Resolution.P480))
        .seconds(8, 4)
        .maxVariants(2)
        .pricePerSecond(new BigDecimal("0.10"));
  }

  @Test
  @DisplayName("knows and limits nothing but variants unless told to")
  void limitsNothing() {
    Mode mode = Mode.builder().build();

    assertThat(mode.sizes()).isEqualTo(Axis.unknown());
    assertThat(mode.aspectRatios()).isEqualTo(Axis.unknown());
    assertThat(mode.resolutions()).isEqualTo(Axis.unknown());
    assertThat(mode.durations()).isEqualTo(Axis.unknown());
    assertThat(mode.maxVariants()).isEqualTo(1);
    assertThat(mode.price()).isEmpty();
  }

  @Test
  @DisplayName("has what it was built of, sizes as declared and durations by length")
  void hasWhatItWasBuiltOf() {
    Mode mode = full().build();

    assertThat(mode.sizes().values())
        .containsExactly(VideoSize.of(1280, 720), VideoSize.of(720, 1280));
    assertThat(mode.aspectRatios().values()).containsExactly(AspectRatio.of(16, 9));
    assertThat(mode.resolutions().values()).containsExactly(Resolution.P480, Resolution.P720);
    assertThat(mode.durations().values())
        .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(8));
    assertThat(mode.maxVariants()).isEqualTo(2);
    assertThat(mode.price()).contains(Price.of(Price.perSecond(new BigDecimal("0.10"))));
  }

  @Test
  @DisplayName("cannot be changed, nor by its builder afterwards")
  void cannotBeChanged() {
    Mode.Builder builder = full();
    Mode mode = builder.build();
    builder.sizes("1x1").seconds(1);

    assertThat(mode).isEqualTo(full().build());
    assertThatThrownBy(() -> mode.sizes().values().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> mode.durations().values().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Stream<Consumer<Mode.Builder>> changes() {
    return Stream.of(
        builder -> builder.sizes("640x480"),
        builder -> builder.sizes(Axis.range(VideoSize.of(16, 16), VideoSize.of(640, 480), 2)),
        builder -> builder.aspectRatios(List.of(AspectRatio.of(1, 1))),
        builder -> builder.resolutions(List.of(Resolution.K4)),
        builder -> builder.seconds(12),
        builder -> builder.maxVariants(3),
        builder -> builder.pricePerSecond(BigDecimal.ONE));
  }

  @ParameterizedTest
  @MethodSource("changes")
  @DisplayName("is equal to one that has the same, and to no other")
  void equality(Consumer<Mode.Builder> change) {
    Mode.Builder changed = full();
    change.accept(changed);

    assertThat(changed.build()).isNotEqualTo(full().build());
    assertThat(full().build()).isEqualTo(full().build()).hasSameHashCodeAs(full().build());
    assertThat(full().build()).isNotEqualTo("a mode");
  }

  private static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of(Mode.builder(), "1 variant"),
        Arguments.of(
            Mode.builder().sizes("1280x720", "720x1280").seconds(4, 8, 12),
            "1280x720, 720x1280; 4, 8, 12 s; 1 variant"),
        Arguments.of(
            Mode.builder().sizes("480x480").secondsBetween(1, 20).maxVariants(5),
            "480x480; 1-20 s; up to 5 variants"),
        Arguments.of(Mode.builder().seconds(4, 5), "4, 5 s; 1 variant"),
        Arguments.of(Mode.builder().seconds(4, 5, 6, 8), "4-6, 8 s; 1 variant"),
        Arguments.of(Mode.builder().seconds(2, 4, 5, 6), "2, 4-6 s; 1 variant"),
        Arguments.of(
            Mode.builder().durations(List.of(Duration.ofMillis(1500), Duration.ofMillis(2500))),
            "1.5, 2.5 s; 1 variant"),
        Arguments.of(
            Mode.builder().durations(List.of(Duration.ofSeconds(Long.MAX_VALUE))),
            "9223372036854775807 s; 1 variant"),
        Arguments.of(Mode.builder().resolutions(List.of(Resolution.P720)), "720p; 1 variant"),
        Arguments.of(
            Mode.builder().aspectRatios(List.of(AspectRatio.of(16, 9))), "16:9; 1 variant"),
        Arguments.of(
            Mode.builder()
                .resolutions(List.of(Resolution.P1080, Resolution.P720))
                .aspectRatios(List.of(AspectRatio.of(16, 9), AspectRatio.of(21, 9))),
            "720p, 1080p at 16:9, 21:9; 1 variant"),
        Arguments.of(full(), "1280x720, 720x1280 or 480p, 720p at 16:9; 4, 8 s; up to 2 variants"),
        Arguments.of(
            Mode.builder()
                .sizes(Axis.range(VideoSize.of(16, 16), VideoSize.of(640, 480), 1))
                .durations(Axis.range(Duration.ofSeconds(3), Duration.ofMillis(10_500))),
            "any size from 16x16 to 640x480 in either orientation; any duration from 3 to 10.5 s;"
                + " 1 variant"),
        Arguments.of(
            Mode.builder()
                .resolutions(Axis.fixed(Resolution.P1080))
                .aspectRatios(Axis.auto())
                .durations(Axis.fixed(Duration.ofSeconds(6))),
            "always 1080p at no choice of aspect ratio; always 6 s; 1 variant"),
        Arguments.of(
            Mode.builder().sizes(Axis.free()).durations(Axis.auto()),
            "any size; no choice of duration; 1 variant"),
        Arguments.of(
            Mode.builder()
                .sizes(
                    IntStream.rangeClosed(1, 20).mapToObj(edge -> VideoSize.of(edge, 1)).toList())
                .durations(
                    IntStream.rangeClosed(1, 30)
                        .mapToObj(tenths -> Duration.ofMillis(100L * tenths))
                        .toList()),
            "1x1, 2x1, 3x1, 4x1, 5x1, 6x1, 7x1, 8x1, 9x1, 10x1, 11x1, 12x1, 13x1, 14x1, 15x1, 16x1"
                + " and 4 more; 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4,"
                + " 1.5, 1.6 and 14 more s; 1 variant"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("words")
  @DisplayName("is told in words that stay readable")
  void isToldInWords(Mode.Builder mode, String words) {
    assertThat(mode.build()).hasToString(words);
  }

  @Test
  @DisplayName("has at least one variant, durations above zero, and a price of zero or more")
  void hasLimits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mode.builder().maxVariants(0))
        .withMessage("the most variants are 1 or more, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mode.builder().pricePerSecond(new BigDecimal("-0.1")))
        .withMessage("a price is 0 or more, not -0.1");
    assertThat(Mode.builder().pricePerSecond(BigDecimal.ZERO).build().price()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -4})
  @DisplayName("has no duration of zero or below")
  void hasNoDurationOfZero(int seconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mode.builder().seconds(4, seconds))
        .withMessage("a duration is above zero, not " + Duration.ofSeconds(seconds));
  }
}
