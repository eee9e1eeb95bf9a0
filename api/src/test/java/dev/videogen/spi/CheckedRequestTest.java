package dev.videogen.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Adjustment;
import dev.videogen.Fit;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.UnsupportedRequestException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A checked request")
class CheckedRequestTest {

  private static final Capabilities CAPABILITIES =
      Capabilities.builder()
          .models(
              ModelCapabilities.builder("sora-2")
                  .modes(
                      Mode.builder()
                          .sizes("1280x720")
                          .seconds(4)
                          .pricePerSecond(new BigDecimal("0.10"))
                          .build())
                  .defaultDuration(Duration.ofSeconds(4))
                  .build())
          .defaultModel("sora-2")
          .build();

  private static final VideoRequest REQUEST = VideoRequest.builder("A cat").size(1300, 720).build();

  @Test
  @DisplayName("is what to send, what was changed, and what it costs then")
  void isWhatToSend() {
    CheckedRequest checked = CheckedRequest.check(REQUEST, CAPABILITIES, Fit.NEAREST, "openai");

    assertThat(checked.request()).isEqualTo(REQUEST.toBuilder().size(1280, 720).build());
    assertThat(checked.adjustments())
        .containsExactly(new Adjustment("size", "1300x720", "1280x720"));
    assertThat(checked.estimate()).contains(new BigDecimal("0.40"));
    assertThat(checked)
        .hasToString(
            "CheckedRequest[VideoRequest[default model, 1280x720, variants 1], adjustments [size"
                + " 1300x720 -> 1280x720]]");
  }

  @Test
  @DisplayName("is not made of what the model does not offer exactly, unless the nearest will do")
  void isNotMade() {
    assertThatThrownBy(() -> CheckedRequest.check(REQUEST, CAPABILITIES, Fit.EXACT, "openai"))
        .isInstanceOfSatisfying(
            UnsupportedRequestException.class,
            refused -> assertThat(refused.provider()).contains("openai"));
    VideoRequest fitting = REQUEST.toBuilder().size(VideoSize.of(1280, 720)).build();
    CheckedRequest checked = CheckedRequest.check(fitting, CAPABILITIES, Fit.EXACT, "openai");
    assertThat(checked.request()).isEqualTo(fitting);
    assertThat(checked.adjustments()).isEmpty();
  }

  @Test
  @DisplayName("of a model that is not known has no cost that is known")
  void unknownModel() {
    CheckedRequest checked =
        CheckedRequest.check(REQUEST, Capabilities.unknown(), Fit.NEAREST, "openai");

    assertThat(checked.request()).isSameAs(REQUEST);
    assertThat(checked.estimate()).isEmpty();
  }
}
