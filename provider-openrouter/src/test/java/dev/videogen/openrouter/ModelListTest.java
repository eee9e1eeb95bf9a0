package dev.videogen.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.http.wire.JsonView;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("OpenRouter's list of models")
class ModelListTest {

  private static ModelCapabilities model(String fields) {
    return ModelList.of(JsonView.parse("{\"data\":[{\"id\":\"a/b\"" + fields + "}]}"))
        .model("a/b")
        .orElseThrow();
  }

  @Test
  @DisplayName("says what each model takes")
  void taken() {
    ModelCapabilities model =
        model(
            """
            ,"canonical_slug":"a/b-2026","supported_durations":[4,8],"supported_resolutions":["720p","1K"],
            "supported_aspect_ratios":["16:9","9:16"],"supported_sizes":["1280x720"],"generate_audio":true,"seed":false,
            "supported_frame_images":["first_frame"],"pricing_skus":{"duration_seconds":"0.1"}
            """);
    Mode mode = model.modes().get(0);
    assertThat(mode.durations())
        .isEqualTo(Axis.choice(List.of(Duration.ofSeconds(4), Duration.ofSeconds(8))));
    assertThat(mode.resolutions().values()).containsExactly(Resolution.P720, Resolution.K1);
    assertThat(mode.aspectRatios().values())
        .containsExactly(AspectRatio.of(16, 9), AspectRatio.of(9, 16));
    assertThat(mode.price().orElseThrow()).hasToString("$0.10 a second");
    assertThat(model.aliases()).containsExactly("a/b-2026");
    assertThat(model.promptRequired()).isFalse();
    assertThat(model.support(Feature.AUDIO)).isEqualTo(Support.SUPPORTED);
    assertThat(model.support(Feature.SEED)).isEqualTo(Support.UNSUPPORTED);
    assertThat(model.support(Feature.FIRST_FRAME)).isEqualTo(Support.SUPPORTED);
    assertThat(model.support(Feature.LAST_FRAME)).isEqualTo(Support.UNSUPPORTED);
    assertThat(model.support(Feature.REFERENCE_IMAGE)).isEqualTo(Support.UNKNOWN);
    assertThat(model.support(Feature.NEGATIVE_PROMPT)).isEqualTo(Support.UNSUPPORTED);
  }

  @Test
  @DisplayName("leaves open what is null, missing or not understood")
  void open() {
    ModelCapabilities model =
        model(
            ",\"supported_durations\":null,\"supported_resolutions\":[\"720p\",\"huge\"],"
                + "\"generate_audio\":null,\"pricing_skus\":{\"duration_seconds\":\"0.1\",\"zork\":\"1\"}");
    Mode mode = model.modes().get(0);
    assertThat(mode.durations().kind()).isEqualTo(Axis.Kind.UNKNOWN);
    assertThat(mode.resolutions().kind()).isEqualTo(Axis.Kind.UNKNOWN);
    assertThat(mode.price()).isEmpty();
    assertThat(model.support(Feature.AUDIO)).isEqualTo(Support.UNKNOWN);
    assertThat(model.support(Feature.FIRST_FRAME)).isEqualTo(Support.UNKNOWN);
  }

  @Test
  @DisplayName("says that jobs cannot be listed, deleted or cancelled")
  void operations() {
    Capabilities all = ModelList.of(JsonView.parse("{\"data\":[{\"name\":\"without id\"}]}"));
    assertThat(all.models()).isEmpty();
    assertThat(all.listing()).isEqualTo(Capabilities.Listing.NONE);
    assertThat(all.support(Feature.LIST)).isEqualTo(Support.UNSUPPORTED);
    assertThat(all.support(Feature.DELETE)).isEqualTo(Support.UNSUPPORTED);
    assertThat(all.support(Feature.CANCEL)).isEqualTo(Support.UNSUPPORTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"duration_seconds":"0.5"}                                                      | $0.50 a second
          {"cents_per_second_output":"12"}                                                | $0.12 a second
          {"duration_seconds_with_audio":"0.4","duration_seconds_without_audio":"0.2"}    | $0.40 a second with sound + $0.20 a second without sound
          {"duration_seconds_without_audio_720p":"0.03"}                                  | $0.03 a second at 720p without sound
          {"video_tokens":"0.0000024"}                                                    | unknown
          {"generate":"0.50"}                                                             | unknown
          {"duration_seconds":"-1"}                                                       | unknown
          {"duration_seconds":"much"}                                                     | unknown
          {"duration_seconds_huge":"1"}                                                   | unknown
          {}                                                                              | unknown
          """)
  @DisplayName("has prices under names that it was seen to use; of all others the price is unknown")
  void prices(String skus, String price) {
    assertThat(PriceList.of(JsonView.parse(skus)).map(Object::toString).orElse("unknown"))
        .isEqualTo(price);
  }
}
