package dev.videogen.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.Adjustment;
import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.CheckedRequest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What Azure's models can do")
class AzureCatalogTest {

  private enum Api {
    JOBS,
    VIDEOS;

    Capabilities capabilities() {
      return this == JOBS ? AzureCatalog.jobs("films") : AzureCatalog.videos("films");
    }
  }

  private static VideoRequest request(String size, int seconds, int variants) {
    return VideoRequest.builder("a cat")
        .size(VideoSize.parse(size))
        .duration(Duration.ofSeconds(seconds))
        .variants(variants)
        .build();
  }

  private static CheckedRequest check(Api api, VideoRequest request, Fit fit) {
    return CheckedRequest.check(request, api.capabilities(), fit, "azure");
  }

  @ParameterizedTest(name = "{0}: {1}, {2} s, {3} variants: {4}")
  @CsvSource({
    "JOBS,   480x480,   20, 5, true",
    "JOBS,   480x480,   20, 6, false",
    "JOBS,   854x480,    1, 5, true",
    "JOBS,   480x854,    1, 5, true",
    "JOBS,   480x480,   21, 1, false",
    "JOBS,   720x720,   20, 2, true",
    "JOBS,   720x720,   20, 3, false",
    "JOBS,   1280x720,  20, 2, true",
    "JOBS,   720x1280,   5, 3, false",
    "JOBS,   1080x1080, 10, 1, true",
    "JOBS,   1080x1080, 11, 1, false",
    "JOBS,   1920x1080, 10, 1, true",
    "JOBS,   1080x1920, 10, 2, false",
    "JOBS,   1080x1920, 11, 1, false",
    "JOBS,   1024x1792,  5, 1, false",
    "VIDEOS, 1280x720,   4, 1, true",
    "VIDEOS, 720x1280,  12, 1, true",
    "VIDEOS, 720x1280,   5, 1, false",
    "VIDEOS, 1024x1792,  8, 1, false",
    "VIDEOS, 1280x720,   8, 2, false",
  })
  @DisplayName("is what Microsoft's pages say")
  void modes(Api api, String size, int seconds, int variants, boolean offered) {
    VideoRequest request = request(size, seconds, variants);

    if (offered) {
      assertThatCode(() -> check(api, request, Fit.EXACT)).doesNotThrowAnyException();
    } else {
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> check(api, request, Fit.EXACT))
          .withMessageContaining("720");
    }
  }

  @Test
  @DisplayName("can be met by moving what was wanted of OpenAI, and that is told")
  void moved() {
    CheckedRequest moved = check(Api.JOBS, request("1024x1792", 12, 1), Fit.NEAREST);

    assertThat(moved.request().size()).hasValue(VideoSize.of(1080, 1920));
    assertThat(moved.request().duration()).hasValue(Duration.ofSeconds(10));
    assertThat(moved.adjustments())
        .extracting(Adjustment::toString)
        .anyMatch(change -> change.contains("1024x1792 -> 1080x1920"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("goes by the name of the deployment, which is the default model")
  void deployment(Api api) {
    Capabilities capabilities = api.capabilities();

    assertThat(capabilities.defaultModel()).hasValue("films");
    assertThat(capabilities.model("films")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "LIST,        SUPPORTED,   SUPPORTED",
    "DELETE,      SUPPORTED,   SUPPORTED",
    "CANCEL,      UNSUPPORTED, UNSUPPORTED",
    "THUMBNAIL,   SUPPORTED,   SUPPORTED",
    "SPRITESHEET, UNSUPPORTED, SUPPORTED",
    "PROGRESS,    UNSUPPORTED, SUPPORTED",
  })
  @DisplayName("differs between the two APIs in its operations")
  void operations(Feature feature, Support jobs, Support videos) {
    assertThat(Api.JOBS.capabilities().support(feature)).isEqualTo(jobs);
    assertThat(Api.VIDEOS.capabilities().support(feature)).isEqualTo(videos);
  }

  @ParameterizedTest
  @EnumSource(names = {"REMIX", "EDIT", "EXTEND"})
  @DisplayName("differs between the two APIs in what can be made from another video")
  void sources(Feature feature) {
    assertThat(Api.JOBS.capabilities().models().get(0).support(feature))
        .isEqualTo(Support.UNSUPPORTED);
    assertThat(Api.VIDEOS.capabilities().models().get(0).support(feature))
        .isEqualTo(Support.SUPPORTED);
  }
}
