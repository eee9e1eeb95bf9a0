package dev.videogen.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.videogen.VideoSize;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An axis")
class AxisTest {

  private static final Duration THREE = Duration.ofSeconds(3);
  private static final Duration FOUR = Duration.ofSeconds(4);
  private static final Duration TEN = Duration.ofSeconds(10);

  private static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(Axis.choice(List.of(FOUR, TEN)), FOUR, true),
        Arguments.of(Axis.choice(List.of(FOUR, TEN)), THREE, false),
        Arguments.of(Axis.fixed(FOUR), FOUR, true),
        Arguments.of(Axis.fixed(FOUR), TEN, false),
        Arguments.of(Axis.range(THREE, TEN), THREE, true),
        Arguments.of(Axis.range(THREE, TEN), TEN, true),
        Arguments.of(Axis.range(THREE, TEN), Duration.ofMillis(3141), true),
        Arguments.of(Axis.range(THREE, TEN), THREE.minusNanos(1), false),
        Arguments.of(Axis.range(THREE, TEN), TEN.plusNanos(1), false),
        Arguments.of(Axis.range(THREE, TEN, Duration.ofMillis(500)), Duration.ofMillis(3500), true),
        Arguments.of(
            Axis.range(THREE, TEN, Duration.ofMillis(500)), Duration.ofMillis(3600), false),
        Arguments.of(Axis.<Duration>auto(), FOUR, false),
        Arguments.of(Axis.<Duration>free(), FOUR, true),
        Arguments.of(Axis.<Duration>unknown(), FOUR, true));
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("values")
  @DisplayName("takes what is offered, fixed, or not known not to be")
  void takes(Axis<Duration> axis, Duration value, boolean taken) {
    assertThat(axis.takes(value)).isEqualTo(taken);
  }

  @Test
  @DisplayName("has the bounds and the step of a range, and of no other kind")
  void bounds() {
    Axis<VideoSize> sizes = Axis.range(VideoSize.of(64, 64), VideoSize.of(1920, 1088), 16);

    assertThat(sizes.min()).contains(VideoSize.of(64, 64));
    assertThat(sizes.max()).contains(VideoSize.of(1920, 1088));
    assertThat(sizes.step()).contains(VideoSize.of(16, 16));
    assertThat(sizes.values()).isEmpty();
    assertThat(Axis.range(THREE, TEN).step()).isEmpty();
    assertThat(Axis.fixed(THREE).min()).isEmpty();
    assertThat(Axis.fixed(THREE).max()).isEmpty();
  }

  @Test
  @DisplayName("is equal to one of the same kind that offers the same")
  void equality() {
    assertThat(Axis.choice(List.of(FOUR))).isEqualTo(Axis.choice(List.of(FOUR, FOUR)));
    assertThat(Axis.choice(List.of(FOUR))).isNotEqualTo(Axis.fixed(FOUR));
    assertThat(Axis.range(THREE, TEN)).isEqualTo(Axis.range(THREE, TEN));
    assertThat(Axis.range(THREE, TEN)).hasSameHashCodeAs(Axis.range(THREE, TEN));
    assertThat(Axis.range(THREE, TEN))
        .isNotEqualTo(Axis.range(THREE, TEN, THREE.minus(FOUR).abs()));
    assertThat(Axis.auto()).isNotEqualTo(Axis.free());
    assertThat(Axis.range(THREE, TEN)).hasToString("RANGE[any duration from 3 to 10 s]");
  }

  @Test
  @DisplayName("has values, and bounds in order and in its steps")
  void limits() {
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.choice(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.range(TEN, THREE));
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.range(Duration.ZERO, THREE));
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.range(THREE, TEN, FOUR));
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.range(THREE, TEN, Duration.ZERO));
  }
}
