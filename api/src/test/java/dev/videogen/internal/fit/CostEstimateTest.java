package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Price;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "seconds",
        "n_seconds",
        "durationSeconds",
        "size",
        "width",
        "model",
        "n",
        "N-Variants"
      })
  @DisplayName("is none where an option sets what the price depends on, at any depth")
  void noneWithPricedOptions(String name) {
    Capabilities capabilities = Models.only(TWO_PRICES);
    VideoRequest.Builder request =
        VideoRequest.builder("a cat").model("any").size(1280, 720).duration(Duration.ofSeconds(4));

    assertThat(CostEstimate.of(request.option("style", "noir").build(), capabilities))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.40"));
    assertThat(CostEstimate.of(request.option("more", Map.of(name, 12)).build(), capabilities))
        .isEmpty();
    assertThat(
            CostEstimate.of(request.option("more", "x").option(name, null).build(), capabilities))
        .isEmpty();
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
    assertThat(estimate("720p", model)).contains(new BigDecimal("0.80"));
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

  private static Optional<BigDecimal> estimate(VideoRequest request, Price price) {
    Mode mode =
        Mode.builder()
            .sizes("1280x720", "1920x1080")
            .durations(Axis.range(Duration.ofSeconds(1), Duration.ofSeconds(20)))
            .price(price)
            .build();
    ModelCapabilities model = Models.offering(mode);
    VideoRequest full = ModelDefaults.fill(request, model, Optional.of(model.name()));
    return CostEstimate.of(full, Models.only(model));
  }

  @Test
  @DisplayName("of a price a video needs no duration")
  void perVideo() {
    Price price = Price.of(Price.perVideo(new BigDecimal("0.35")));

    assertThat(estimate(RequestText.parse("-"), price)).contains(new BigDecimal("0.35"));
    assertThat(estimate(RequestText.parse("8s"), price)).contains(new BigDecimal("0.35"));
  }

  @ParameterizedTest
  @CsvSource({"720p, true, 1.60", "720p, false, 0.80", "1080p, true, 2.40", "1080p, false,"})
  @DisplayName("is the sum of the components whose conditions hold, and unknown if none does")
  void conditions(Resolution resolution, boolean audio, BigDecimal dollars) {
    Price price =
        Price.of(
            Price.perSecond(new BigDecimal("0.20")).at(Resolution.P720),
            Price.perSecond(new BigDecimal("0.20")).at(Resolution.P720).withAudio(true),
            Price.perSecond(new BigDecimal("0.60")).at(VideoSize.of(1920, 1080)).withAudio(true));
    VideoRequest request = RequestText.parse(resolution + " 4s").toBuilder().audio(audio).build();

    assertThat(estimate(request, price).map(BigDecimal::stripTrailingZeros))
        .isEqualTo(Optional.ofNullable(dollars).map(BigDecimal::stripTrailingZeros));
    assertThat(estimate(RequestText.parse("720p 4s"), price))
        .as("sound or not, who knows")
        .isEmpty();
  }

  @Test
  @DisplayName("goes by the model's default where a request does not say whether it wants sound")
  void defaultAudio() {
    ModelCapabilities model =
        Models.offering(
            Mode.builder()
                .price(
                    Price.of(
                        Price.perSecond(new BigDecimal("0.10")).withAudio(false),
                        Price.perSecond(new BigDecimal("0.20")).withAudio(true)))
                .build());

    assertThat(estimate("4s", model)).isEmpty();
    assertThat(estimate("4s", model.toBuilder().defaultAudio(true).build()))
        .contains(new BigDecimal("0.80"));
  }

  @Test
  @DisplayName("of a price by token counts the pixels of all frames")
  void perPixelFrame() {
    Price price = Price.of(Price.perPixelFrame(new BigDecimal("0.00000001"), 24));

    assertThat(estimate(RequestText.parse("1280x720 5s"), price))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("1.10592"));
    assertThat(estimate(RequestText.parse("1280x720 5s").toBuilder().fps(12).build(), price))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.55296"));
    assertThat(estimate(RequestText.parse("5s"), price)).isEmpty();
  }

  @Test
  @DisplayName("counts pictures beyond those that are free")
  void inputImages() {
    Price price =
        Price.of(Price.perVideo(BigDecimal.ONE), Price.perInputImage(new BigDecimal("0.05"), 1));
    Media picture = Media.of(Pictures.png(2, 2));
    VideoRequest one = RequestText.parse("4s").toBuilder().firstFrame(picture).build();
    VideoRequest three = one.toBuilder().lastFrame(picture).reference(picture).build();

    assertThat(estimate(one, price))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("1"));
    assertThat(estimate(three, price))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("1.10"));
  }

  @Test
  @DisplayName("does not guess how long a video is that is given")
  void inputSeconds() {
    Price price =
        Price.of(Price.perVideo(BigDecimal.ONE), Price.perInputSecond(new BigDecimal("0.05")));
    Media video = Media.url(URI.create("https://example.org/cat.mp4"));

    assertThat(estimate(RequestText.parse("4s"), price))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("1"));
    assertThat(estimate(RequestText.parse("4s").toBuilder().reference(video).build(), price))
        .isEmpty();
  }

  @Test
  @DisplayName("knows what is always the same, though nobody asked for it")
  void fixed() {
    Mode mode =
        Mode.builder()
            .resolutions(Axis.fixed(Resolution.P1080))
            .durations(Axis.fixed(Duration.ofSeconds(6)))
            .price(Price.of(Price.perSecond(new BigDecimal("0.50")).at(Resolution.P1080)))
            .build();

    assertThat(estimate("-", Models.offering(mode)))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("3"));
  }
}
