package dev.videogen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.spi.CheckedRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The table of fal")
class FalCatalogTest {

  private static final Capabilities FAL = FalCatalog.capabilities();

  private static Optional<BigDecimal> estimate(VideoRequest.Builder request) {
    return CheckedRequest.check(request.build(), FAL, Fit.EXACT, "fal").estimate();
  }

  @ParameterizedTest
  @CsvSource({
    "bytedance/seedance-2.5/flash/text-to-video, 480p, 10, 1.442",
    "bytedance/seedance-2.5/flash/text-to-video, 720p, 10, 3.094",
    "fal-ai/kling-video/v2/master/text-to-video, , 5, 1.40",
    "fal-ai/kling-video/v2/master/text-to-video, , 10, 2.80",
  })
  @DisplayName("has the prices that were seen")
  void priced(String model, String resolution, int seconds, BigDecimal price) {
    VideoRequest.Builder request =
        VideoRequest.builder("a cat").model(model).duration(Duration.ofSeconds(seconds));
    Optional.ofNullable(resolution).map(Resolution::parse).ifPresent(request::resolution);

    assertThat(estimate(request).orElseThrow()).isEqualByComparingTo(price);
  }

  @Test
  @DisplayName("has no price where none was seen")
  void unpriced() {
    assertThat(estimate(VideoRequest.builder("a cat").model("fal-ai/veo3.1"))).isEmpty();
    assertThat(estimate(VideoRequest.builder("a cat").model("someone/else"))).isEmpty();
    assertThat(
            estimate(
                VideoRequest.builder("a cat")
                    .model("bytedance/seedance-2.5/flash/text-to-video")
                    .duration(Duration.ofSeconds(10))))
        .isEmpty();
  }

  @Test
  @DisplayName("demands a picture where a model animates one")
  void pictures() {
    Media picture = Media.url(URI.create("https://example.com/cat.png"));
    for (ModelCapabilities model : FAL.models()) {
      boolean animates = model.name().contains("image-to-video") || model.name().contains("frame");
      assertThat(model.required().isEmpty()).as(model.name()).isNotEqualTo(animates);
    }
    assertThat(
            CheckedRequest.check(
                    VideoRequest.builder("a cat")
                        .model("fal-ai/veo3.1/image-to-video")
                        .firstFrame(picture)
                        .build(),
                    FAL,
                    Fit.EXACT,
                    "fal")
                .adjustments())
        .isEmpty();
  }

  @Test
  @DisplayName("says that a cancel may come too late, and that nothing can be deleted")
  void operations() {
    assertThat(FAL.support(Feature.CANCEL)).isEqualTo(Support.RACY);
    assertThat(FAL.support(Feature.DELETE)).isEqualTo(Support.UNSUPPORTED);
    assertThat(FAL.listing()).isEqualTo(Capabilities.Listing.PARTIAL);
  }
}
