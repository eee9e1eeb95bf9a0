package dev.videogen.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.Fit;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.CheckedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("OpenAI's table")
class OpenAiCatalogTest {

  private static final Capabilities OPEN_AI = OpenAiCatalog.capabilities();

  private static VideoRequest request(String model, String size, int seconds) {
    return VideoRequest.builder("a cat")
        .model(model)
        .size(VideoSize.parse(size))
        .duration(Duration.ofSeconds(seconds))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "sora-2, 1280x720, 4, 0.40",
    "sora-2, 720x1280, 12, 1.20",
    "sora-2-2025-12-08, 1280x720, 8, 0.80",
    "sora-2, 1280x720, 16,",
    "sora-2-pro, 1280x720, 8, 2.40",
    "sora-2-pro-2025-10-06, 1792x1024, 12, 6.00",
    "sora-2-pro, 1024x1792, 4, 2.00",
    "sora-2-pro, 1024x1792, 20,",
    "sora-2-pro, 1920x1080, 8,",
    "my-own-model, 333x111, 7,"
  })
  @DisplayName("takes what the models render, at the published prices")
  void prices(String model, String size, int seconds, BigDecimal dollars) {
    CheckedRequest checked =
        CheckedRequest.check(request(model, size, seconds), OPEN_AI, Fit.EXACT, "openai");

    if (dollars == null) {
      assertThat(checked.estimate()).isEmpty();
    } else {
      assertThat(checked.estimate())
          .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo(dollars));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sora-2, 1792x1024, 4",
    "sora-2, 1920x1080, 4",
    "sora-2, 1280x720, 5",
    "sora-2-pro, 1280x720, 24",
    "sora-2-pro, 640x480, 8"
  })
  @DisplayName("refuses what they do not")
  void refused(String model, String size, int seconds) {
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(
            () -> CheckedRequest.check(request(model, size, seconds), OPEN_AI, Fit.EXACT, "openai"))
        .withMessageContaining("1280x720");
  }

  @Test
  @DisplayName("has a default model, size and duration")
  void defaults() {
    CheckedRequest checked =
        CheckedRequest.check(VideoRequest.builder("a cat").build(), OPEN_AI, Fit.EXACT, "openai");

    assertThat(checked.estimate())
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.40"));
  }
}
