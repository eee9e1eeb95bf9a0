package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An estimate")
class CostEstimateTest {

  private static final ModelCapabilities TWO_PRICES =
      ModelCapabilities.builder("any")
          .modes(
              Mode.builder()
                  .sizes("1280x720", "720x1280", "720x720")
                  .seconds(4, 8)
                  .maxVariants(4)
                  .pricePerSecond(new BigDecimal("0.10"))
                  .build(),
              Mode.builder()
                  .sizes("1920x1080")
                  .seconds(4, 8)
                  .maxVariants(2)
                  .pricePerSecond(new BigDecimal("0.25"))
                  .build(),
              Mode.builder().sizes("1280x720").seconds(16).build())
          .build();

  private static Optional<BigDecimal> estimate(String request, ModelCapabilities model) {
    VideoRequest full =
        ModelDefaults.fill(RequestText.parse(request), model, Optional.of(model.name()));
    return CostEstimate.of(full, Models.only(model));
  }

  @ParameterizedTest(name = "{0} cost {1}")
  @CsvSource({
    "1280x720 4s, 0.40",
    "1280x720 8s, 0.80",
    "1920x1080 8s, 2.00",
    "1280x720 8s 3v, 2.40",
    "1920x1080 4s 2v, 2.00",
    "16:9 720p 4s, 0.40",
    "1:1 4s, 0.40",
    "1080p 4s, 1.00",
    "4s 3v, 1.20",
  })
  @DisplayName("is the price of a second, times the seconds, times the variants")
  void isPriceTimesSecondsTimesVariants(String request, BigDecimal dollars) {
    assertThat(estimate(request, TWO_PRICES))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo(dollars));
  }

  @ParameterizedTest
  @CsvSource({
    // Unpublished, which is not free.
    "1280x720 16s",
    // Neither asked for nor known by default.
    "1280x720",
    // At either price.
    "4s",
    "16:9 4s",
    // Not on offer.
    "1280x720 5s",
    "640x480 4s",
    "1920x1080 4s 3v",
  })
  @DisplayName("is not there where the price is not known")
  void isNotThere(String request) {
    assertThat(estimate(request, TWO_PRICES)).isEmpty();
  }

  @Test
  @DisplayName("takes the model's defaults for what is left open")
  void takesDefaults() {
    ModelCapabilities model =
        TWO_PRICES.toBuilder()
            .defaultSize(VideoSize.of(1920, 1080))
            .defaultDuration(Duration.ofSeconds(8))
            .build();

    assertThat(estimate("-", model)).contains(new BigDecimal("2.00"));
    assertThat(estimate("16:9", model)).contains(new BigDecimal("2.00"));
    assertThat(estimate("720p", model)).contains(new BigDecimal("0.8"));
    assertThat(estimate("4s", model)).contains(new BigDecimal("1.00"));
  }

  @Test
  @DisplayName("is there if all modes that take the request have the same price")
  void samePrice() {
    Mode one = Mode.builder().sizes("1280x720").pricePerSecond(new BigDecimal("0.1")).build();
    Mode other = Mode.builder().sizes("1920x1080").pricePerSecond(new BigDecimal("0.10")).build();

    assertThat(estimate("4s", Models.offering(one, other)))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.4"));
  }

  @Test
  @DisplayName("counts parts of a second")
  void countsPartsOfASecond() {
    Mode mode = Mode.builder().pricePerSecond(new BigDecimal("0.10")).build();

    assertThat(estimate("2.5s", Models.offering(mode)))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.25"));
  }

  @Test
  @DisplayName("of what costs nothing is zero")
  void free() {
    Mode mode = Mode.builder().pricePerSecond(BigDecimal.ZERO).build();

    assertThat(estimate("4s", Models.offering(mode)))
        .hasValueSatisfying(cost -> assertThat(cost).isZero());
  }

  @Test
  @DisplayName("is not there for a model that is not known, or whose modes are not")
  void unknown() {
    assertThat(CostEstimate.of(RequestText.parse("4s"), Capabilities.unknown())).isEmpty();
    assertThat(estimate("4s", Models.offering())).isEmpty();
  }
}
