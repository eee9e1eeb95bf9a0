package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Adjustment;
import dev.videogen.AspectRatio;
import dev.videogen.Fit;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.UnsupportedRequestException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An axis")
class AxisMatchingTest {

  private static final List<AspectRatio> WIDE_OR_TALL =
      List.of(AspectRatio.of(16, 9), AspectRatio.of(9, 16));

  /** A ratio is chosen; every video has 1080 lines and six seconds. */
  private static final ModelCapabilities FIXED =
      Models.offering(
          Mode.builder()
              .aspectRatios(WIDE_OR_TALL)
              .resolutions(Axis.fixed(Resolution.P1080))
              .durations(Axis.fixed(Duration.ofSeconds(6)))
              .build());

  /** A class is chosen; the picture decides on the ratio, and the vendor on the length. */
  private static final ModelCapabilities AUTO =
      Models.offering(
          Mode.builder()
              .aspectRatios(Axis.auto())
              .resolutions(List.of(Resolution.P720, Resolution.P1080))
              .durations(Axis.auto())
              .build());

  private static final ModelCapabilities FREE =
      Models.offering(Mode.builder().sizes(Axis.free()).durations(Axis.free()).build());

  private static final ModelCapabilities STEPS =
      Models.offering(
          Mode.builder()
              .durations(
                  Axis.range(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(500)))
              .build());

  private static final ModelCapabilities CONTINUOUS =
      Models.offering(
          Mode.builder()
              .durations(Axis.range(Duration.ofSeconds(3), Duration.ofSeconds(10)))
              .build());

  private static ModelCapabilities model(String kind) {
    return switch (kind) {
      case "fixed" -> FIXED;
      case "auto" -> AUTO;
      case "free" -> FREE;
      case "steps" -> STEPS;
      default -> CONTINUOUS;
    };
  }

  private static Checked check(String request, ModelCapabilities model, Fit fit) {
    return ModeRule.apply(Checked.of(RequestText.parse(request)), model, fit, new Refusal("east"));
  }

  @ParameterizedTest(name = "{0}: of {1} the vendor is told {2}, and {3} is known")
  @CsvSource({
    "fixed, -, -, 1080p 6s",
    "fixed, 16:9, 16:9, 16:9 1080p 6s",
    "fixed, 16:9 1080p 6s, 16:9, 16:9 1080p 6s",
    "fixed, 1920x1080, 16:9, 16:9 1080p 6s",
    "fixed, 6s, -, 1080p 6s",
    "auto, -, -, -",
    "auto, 720p, 720p, 720p",
    "free, 333x77 7.5s, 333x77 7.5s, 333x77 7.5s",
    "free, 16:9, 1280x720, 1280x720",
    "free, 1080p 9:16, 1080x1920, 1080x1920",
    "steps, 2.5s, 2.5s, 2.5s",
    "continuous, 3.14s, 3.14s, 3.14s",
  })
  @DisplayName("that takes a value has it told in words of the vendor, but for what is fixed")
  void taken(String kind, String request, String told, String known) {
    Checked checked = check(request, model(kind), Fit.EXACT);

    assertThat(RequestText.of(checked.request())).isEqualTo(told);
    assertThat(RequestText.of(checked.resolved())).isEqualTo(known);
    assertThat(checked.adjustments()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} becomes {2}")
  @CsvSource({
    "fixed, 16:9 720p, 16:9, 16:9 1080p 6s",
    "fixed, 8s, -, 1080p 6s",
    "auto, 16:9 720p, 720p, 720p",
    "auto, 5s, -, -",
    "steps, 2.6s, 2.5s, 2.5s",
    "steps, 2.75s, 2.5s, 2.5s",
    "steps, 11s, 10s, 10s",
    "continuous, 1s, 3s, 3s",
  })
  @DisplayName("that does not take a value refuses it, and the nearest is another")
  void moved(String kind, String request, String told, String known) {
    Checked nearest = check(request, model(kind), Fit.NEAREST);

    assertThat(
            catchThrowableOfType(
                UnsupportedRequestException.class, () -> check(request, model(kind), Fit.EXACT)))
        .hasMessageContaining(model(kind).modes().get(0).toString());
    assertThat(RequestText.of(nearest.request())).isEqualTo(told);
    assertThat(RequestText.of(nearest.resolved())).isEqualTo(known);
    assertThat(nearest.adjustments()).isNotEmpty();
  }

  @Test
  @DisplayName("that the vendor decides on is told as the vendor's choice")
  void vendorsChoice() {
    assertThat(check("16:9 720p 5s", AUTO, Fit.NEAREST).adjustments())
        .containsExactly(
            new Adjustment("aspect ratio", "16:9", "the vendor's choice"),
            new Adjustment("duration", "5 s", "the vendor's choice"));
  }

  @Test
  @DisplayName("that can be asked for is nearer than one that the vendor decides on")
  void askedForIsNearer() {
    Mode auto = Mode.builder().sizes(Axis.auto()).build();
    Mode small = Mode.builder().sizes(Axis.choice(List.of(VideoSize.of(640, 480)))).build();

    assertThat(
            RequestText.of(check("1280x720", Models.offering(auto, small), Fit.NEAREST).request()))
        .isEqualTo("640x480");
  }
}
