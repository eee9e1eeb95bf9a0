package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Adjustment;
import dev.videogen.AspectRatio;
import dev.videogen.Billed;
import dev.videogen.Fit;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Size, duration and variants")
class ModeRuleTest {

  private static final Map<String, ModelCapabilities> MODELS =
      List.of(
              Models.SORA_2,
              Models.SORA_2_PRO,
              Models.AZURE,
              Models.VEO,
              Models.KLING,
              Models.ANY_SIZE)
          .stream()
          .collect(Collectors.toMap(ModelCapabilities::name, model -> model));

  private static Checked apply(String request, ModelCapabilities model, Fit fit) {
    return ModeRule.apply(Checked.of(RequestText.parse(request)), model, fit, new Refusal("east"));
  }

  private static String exact(String request, ModelCapabilities model) {
    Checked checked = apply(request, model, Fit.EXACT);
    assertThat(checked.adjustments()).isEmpty();
    return RequestText.of(checked.request());
  }

  private static Checked nearest(String request, ModelCapabilities model) {
    return apply(request, model, Fit.NEAREST);
  }

  private static String refusal(String request, ModelCapabilities model) {
    return catchThrowableOfType(
            UnsupportedRequestException.class, () -> apply(request, model, Fit.EXACT))
        .getMessage();
  }

  @Nested
  @DisplayName("that one mode takes together")
  class Fitting {

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource({
      "sora-2, -",
      "sora-2, 1280x720 8s",
      "sora-2, 12s",
      "sora, 1920x1080 10s",
      "sora, 480x480 20s 5v",
      "sora, 1280x720 20s 2v",
      "veo, 16:9 720p 6s",
      "veo, 9:16",
      "veo, 1080p",
      "veo, -",
      "kling, 1280x720 7.25s",
      "kling, 21:9 480p 999s",
      "any-size, 1300x720",
      "any-size, 16x16 20s 4v",
      "any-size, 1080x1920",
    })
    @DisplayName("pass as they are")
    void passAsTheyAre(String model, String request) {
      assertThat(exact(request, MODELS.get(model))).isEqualTo(request);
    }

    @ParameterizedTest(name = "{0} is asked for {1} as {2}")
    @CsvSource({
      // A size, and what it is in ratios and classes.
      "veo, 1280x720 8s, 16:9 720p 8s",
      "veo, 1080x1920, 9:16 1080p",
      "kling, 854x480, 16:9 480p",
      "kling, 1120x480, 21:9 480p",
      "kling, 1680x720, 21:9 720p",
      // Ratios and classes, and the size that they mean.
      "sora-2, 16:9 720p, 1280x720",
      "sora-2, 9:16 720p 8s, 720x1280 8s",
      "sora-2-pro, 7:4 1K, 1792x1024",
      "sora, 16:9 480p, 854x480",
      "any-size, 16:9 480p, 854x480",
      "any-size, 21:9 480p, 1120x480",
      // What is left open goes to what is most like the default.
      "sora-2, 16:9, 1280x720",
      "sora-2, 720p, 720x1280",
      "sora-2-pro, 1K, 1024x1792",
      "sora, 16:9, 1280x720",
      "sora, 1:1, 720x720",
      "sora, 1080p, 1920x1080",
      "any-size, 1:1, 720x720",
      "any-size, 9:16, 720x1280",
      "any-size, 480p, 854x480",
      // A mode that speaks both ways keeps the words of the request.
      "kling, 16:9 720p, 16:9 720p",
      "kling, 1:1 960p, 960x960",
    })
    @DisplayName("are put in the words of the model")
    void areTranslated(String model, String request, String sent) {
      assertThat(exact(request, MODELS.get(model))).isEqualTo(sent);
    }

    @Test
    @DisplayName("are put in the vendor's name of a class")
    void useTheVendorsNameOfAClass() {
      Mode mode = Mode.builder().resolutions(List.of(new Resolution("1440p", 1440))).build();

      assertThat(exact("2K", Models.offering(mode))).isEqualTo("1440p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "7x5", "16:9", "4K", "100:1 4K", "0.001s 9v"})
    @DisplayName("are anything at all when no modes are known")
    void passWithoutModes(String request) {
      assertThat(exact(request, Models.offering())).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "7x5", "16:9", "4K", "100:1 4K", "0.001s"})
    @DisplayName("are any size and duration when a mode limits neither")
    void passWithoutLimits(String request) {
      assertThat(exact(request, Models.offering(Mode.builder().build()))).isEqualTo(request);
    }

    @Test
    @DisplayName("are any class at the ratios of a mode that limits only these, and the other way")
    void passWhereHalfIsLimited() {
      Mode ratios = Mode.builder().aspectRatios(List.of(AspectRatio.of(16, 9))).build();
      Mode classes = Mode.builder().resolutions(List.of(Resolution.P480)).build();

      assertThat(exact("16:9 4K", Models.offering(ratios))).isEqualTo("16:9 4K");
      assertThat(exact("540p", Models.offering(ratios))).isEqualTo("540p");
      assertThat(exact("960x540", Models.offering(ratios))).isEqualTo("16:9 540p");
      assertThat(exact("5:4 480p", Models.offering(classes))).isEqualTo("5:4 480p");
      assertThat(exact("5:4", Models.offering(classes))).isEqualTo("5:4");
      assertThat(exact("854x480", Models.offering(classes))).isEqualTo("16:9 480p");
      assertThat(exact("480x600", Models.offering(classes))).isEqualTo("4:5 480p");
    }

    @Test
    @DisplayName("go to the first declared of what is equally good")
    void goToTheFirstDeclared() {
      Mode mode = Mode.builder().sizes("480x480", "1080x1080", "720x720").build();

      assertThat(exact("1:1", Models.offering(mode))).isEqualTo("480x480");
    }

    @Test
    @DisplayName("go to the cheaper of what is equally good, and to a price that is known")
    void goToTheCheaper() {
      Mode unknown = Mode.builder().sizes("480x480").build();
      Mode dear = priced("1080x1080", "0.50");
      Mode cheap = priced("720x720", "0.20");

      assertThat(exact("1:1 4s", Models.offering(unknown, dear, cheap))).isEqualTo("720x720 4s");
    }

    @Test
    @DisplayName("stay as they are though other words for the same are cheaper")
    void stayAsTheyAre() {
      Mode pixels = priced("1280x720", "0.50");
      Mode classes =
          Mode.builder()
              .aspectRatios(List.of(AspectRatio.of(16, 9)))
              .resolutions(List.of(Resolution.P720))
              .pricePerSecond(new BigDecimal("0.10"))
              .build();

      assertThat(exact("1280x720", Models.offering(classes, pixels))).isEqualTo("1280x720");
    }
  }

  @Nested
  @DisplayName("that no mode takes together")
  class Refused {

    @ParameterizedTest(name = "{0} refuses {1}: {2}")
    @CsvSource({
      "sora-2, 1920x1080, 1920x1080",
      "sora-2, 1280x720 5s, 5 s",
      "sora-2, 1280x720 4.5s, 4.5 s",
      "sora-2, 4.000000001s, 4.000000001 s",
      "sora-2, 0.5s, 0.5 s",
      "sora-2, 2v, 2 variants",
      "sora-2, 1:1, 1:1",
      "sora-2, 480p, 480p",
      "sora-2, 1:1 720p, 720p at 1:1",
      "sora-2, 100:1 4K, 4K at 100:1",
      "sora-2, 1920x1080 5s 2v, '1920x1080, 5 s or 2 variants'",
      "veo, 1281x720, 1281x720",
      "veo, 854x480, 854x480",
      "veo, 1:1, 1:1",
      "veo, 4K, 4K",
      "veo, 16:9 480p, 480p at 16:9",
      "any-size, 1301x720, 1301x720",
      "any-size, 1922x1080, 1922x1080",
      "any-size, 14x16, 14x16",
      "any-size, 100:1 4K, 4K at 100:1",
      "sora, 1920x1080 15s, '1920x1080, 15 s and 1 variant together'",
      "sora, 1920x1080 10s 2v, '1920x1080, 10 s and 2 variants together'",
      "sora, 3v, '1280x720 by default, 5 s by default and 3 variants together'",
      "sora, 480x480 6v, 6 variants",
    })
    @DisplayName("are refused, and the message says which part it is")
    void areRefused(String model, String request, String part) {
      assertThat(refusal(request, MODELS.get(model)))
          .startsWith(model + " does not offer " + part + ". It offers [");
    }

    @Test
    @DisplayName("are refused with all that the model offers, each once, and what to do")
    void theMessageListsWhatIsOffered() {
      assertThat(refusal("640x480", Models.SORA_2_PRO))
          .isEqualTo(
              "sora-2-pro does not offer 640x480. It offers [720x1280, 1280x720; 4, 8, 12 s; 1"
                  + " variant] or [1024x1792, 1792x1024; 4, 8, 12 s; 1 variant] or [720x1280,"
                  + " 1280x720; 16, 20 s; 1 variant]. Ask for one of these, or have the nearest"
                  + " taken with Fit.NEAREST.");
      assertThat(
              refusal(
                  "640x480", Models.offering(priced("480x480", "0.10"), priced("480x480", "0.20"))))
          .contains("It offers [480x480; 1 variant]. ");
    }

    @Test
    @DisplayName("are refused before anything is sent")
    void areRefusedAsUnsupported() {
      assertThatThrownBy(() -> apply("640x480", Models.SORA_2, Fit.EXACT))
          .isInstanceOfSatisfying(
              UnsupportedRequestException.class,
              refused -> {
                assertThat(refused.provider()).contains("east");
                assertThat(refused.operation()).isEqualTo(Operation.CREATE);
                assertThat(refused.billed()).isEqualTo(Billed.NO);
                assertThat(refused.nearest().orElseThrow().size().orElseThrow())
                    .isEqualTo(
                        apply("640x480", Models.SORA_2, Fit.NEAREST)
                            .request()
                            .size()
                            .orElseThrow());
              });
    }

    @Test
    @DisplayName("count a default that a mode offers, and no other")
    void defaultsCount() {
      ModelCapabilities.Builder model =
          Models.offering(
              Mode.builder().sizes("1920x1080").seconds(4).build(),
              Mode.builder().sizes("1280x720").seconds(4, 8).build())
              .toBuilder();

      assertThat(exact("8s", model.build())).isEqualTo("8s");
      assertThat(exact("8s", model.defaultSize(VideoSize.of(640, 480)).build())).isEqualTo("8s");
      assertThat(refusal("8s", model.defaultSize(VideoSize.of(1920, 1080)).build()))
          .startsWith("any does not offer 1920x1080 by default, 8 s and 1 variant together.");
      assertThat(exact("1920x1080", model.defaultDuration(Duration.ofSeconds(9)).build()))
          .isEqualTo("1920x1080");
      assertThat(refusal("1920x1080", model.defaultDuration(Duration.ofSeconds(8)).build()))
          .startsWith("any does not offer 1920x1080, 8 s by default and 1 variant together.");
    }
  }

  @Nested
  @DisplayName("moved to the nearest mode")
  class Nearest {

    @ParameterizedTest(name = "{0} is asked for {1} as {2}: {3}")
    @CsvSource({
      "sora-2, 1300x720, 1280x720, size 1300x720 -> 1280x720",
      "sora-2, 1920x1080, 1280x720, size 1920x1080 -> 1280x720",
      "sora-2, 300x500 5s, 720x1280 4s, 'size 300x500 -> 720x1280, duration 5 s -> 4 s'",
      "sora-2, 6s, 4s, duration 6 s -> 4 s",
      "sora-2, 6.000000001s, 8s, duration 6.000000001 s -> 8 s",
      "sora-2, 0.5s, 4s, duration 0.5 s -> 4 s",
      "sora-2, 3600s, 12s, duration 3600 s -> 12 s",
      "sora-2, 3v, -, variants 3 -> 1",
      "sora-2, 4:3, 1280x720, aspect ratio 4:3 -> 1280x720",
      "sora-2, 480p, 720x1280, resolution 480p -> 720x1280",
      "sora-2, 16:9 1080p, 1280x720, size 1080p at 16:9 -> 1280x720",
      // Aspect ratio first, then area, then duration, then variants.
      "sora-2-pro, 1000x1000, 1024x1792, size 1000x1000 -> 1024x1792",
      "sora-2-pro, 1400x800, 1792x1024, size 1400x800 -> 1792x1024",
      "sora-2-pro, 1440x1080, 1792x1024, size 1440x1080 -> 1792x1024",
      "sora, 1600x900, 1280x720, size 1600x900 -> 1280x720",
      "sora, 1800x1012 15s, 1920x1080 10s, 'size 1800x1012 -> 1920x1080, duration 15 s -> 10 s'",
      "sora, 1920x1080 15s 3v, 1920x1080 10s, 'duration 15 s -> 10 s, variants 3 -> 1'",
      "sora, 1280x720 5s 3v, 1280x720 5s 2v, variants 3 -> 2",
      "sora, 480x480 21s 6v, 480x480 20s 5v, 'duration 21 s -> 20 s, variants 6 -> 5'",
      // Between 12 s at a price and 16 s at an unknown one.
      "sora-2-pro, 1280x720 14s, 1280x720 12s, duration 14 s -> 12 s",
      "sora-2-pro, 1280x720 15s, 1280x720 16s, duration 15 s -> 16 s",
      // In the words of the model.
      "veo, 1300x720, 16:9 720p, size 1300x720 -> 720p at 16:9",
      "veo, 1000x2000 5s, 9:16 1080p 4s, 'size 1000x2000 -> 1080p at 9:16, duration 5 s -> 4 s'",
      "veo, 5:4, 16:9, aspect ratio 5:4 -> 16:9",
      "veo, 4:5, 9:16, aspect ratio 4:5 -> 9:16",
      "veo, 480p, 720p, resolution 480p -> 720p",
      "veo, 16:9 4K, 16:9 1080p, resolution 4K -> 1080p",
      "veo, 5:4 4K, 16:9 1080p, 'aspect ratio 5:4 -> 16:9, resolution 4K -> 1080p'",
      "veo, 100:1 4K, 16:9 1080p, 'aspect ratio 100:1 -> 16:9, resolution 4K -> 1080p'",
      "kling, 1300x720, 1280x720, size 1300x720 -> 1280x720",
      "kling, 1000x1000, 960x960, size 1000x1000 -> 960x960",
      "kling, 1200x500, 21:9 480p, size 1200x500 -> 480p at 21:9",
      "any-size, 1301x721, 1300x720, size 1301x721 -> 1300x720",
      "any-size, 4000x2000, 1920x960, size 4000x2000 -> 1920x960",
      "any-size, 2000x4000, 960x1920, size 2000x4000 -> 960x1920",
      "any-size, 10x10, 16x16, size 10x10 -> 16x16",
      "any-size, 4000x16, 1920x16, size 4000x16 -> 1920x16",
      "any-size, 4K, 1920x1080, resolution 4K -> 1920x1080",
      "any-size, 100:1 4K, 1800x18, size 4K at 100:1 -> 1800x18",
      "any-size, 7s 9v, 7s 4v, variants 9 -> 4",
      // What is left open moves when the rest cannot be had with the default.
      "sora, 4v, 854x480 4v, size 1280x720 by default -> 854x480",
    })
    @DisplayName("say what was changed")
    void areMoved(String model, String request, String sent, String changes) {
      Checked checked = nearest(request, MODELS.get(model));

      assertThat(RequestText.of(checked.request())).isEqualTo(sent);
      assertThat(checked.adjustments().stream().map(Adjustment::toString))
          .isEqualTo(List.of(changes.split(", ")));
    }

    @Test
    @DisplayName("count ratios that look the same as the same, so that area decides")
    void ratiosThatLookTheSame() {
      Mode mode = Mode.builder().sizes("1280x720", "848x480", "480x270").build();

      assertThat(RequestText.of(nearest("854x480", Models.offering(mode)).request()))
          .isEqualTo("848x480");
    }

    @Test
    @DisplayName("move a default duration that the size cannot be had with")
    void defaultDurationMoves() {
      ModelCapabilities model =
          Models.offering(
                  Mode.builder().sizes("1920x1080").seconds(4, 5).build(),
                  Mode.builder().sizes("1280x720").seconds(8).build())
              .toBuilder()
              .defaultDuration(Duration.ofSeconds(8))
              .build();

      Checked checked = nearest("1920x1080", model);

      assertThat(RequestText.of(checked.request())).isEqualTo("1920x1080 5s");
      assertThat(checked.adjustments())
          .containsExactly(new Adjustment("duration", "8 s by default", "5 s"));
    }

    @Test
    @DisplayName("take the cheaper of two modes that are as near, whatever their order")
    void tiesGoToTheCheaper() {
      Mode dear = priced("720x720", "0.50");
      Mode cheap = priced("720x720", "0.20");

      for (ModelCapabilities model :
          List.of(Models.offering(dear, cheap), Models.offering(cheap, dear))) {
        VideoRequest request = RequestText.parse("700x700");
        NearestMode modes =
            new NearestMode(
                ModeCriteria.of(request, model),
                PriceFormula.of(request, model.defaultAudio()),
                model.modes());
        assertThat(modes.nearest().map(Candidate::mode)).contains(cheap);
      }
    }

    @Test
    @DisplayName("take the shorter of two durations that are as near, though its second costs more")
    void tiesOfDurations() {
      Mode shorter = Mode.builder().seconds(4).pricePerSecond(new BigDecimal("0.30")).build();
      Mode longer = Mode.builder().seconds(8).pricePerSecond(new BigDecimal("0.20")).build();

      assertThat(RequestText.of(nearest("6s", Models.offering(longer, shorter)).request()))
          .isEqualTo("4s");
    }

    @Test
    @DisplayName("leave a request alone that fits")
    void fittingStays() {
      Checked checked = nearest("1280x720 8s", Models.SORA_2);

      assertThat(checked.adjustments()).isEmpty();
      assertThat(RequestText.of(checked.request())).isEqualTo("1280x720 8s");
    }
  }

  private static Mode priced(String size, String price) {
    return Mode.builder().sizes(size).pricePerSecond(new BigDecimal(price)).build();
  }
}
