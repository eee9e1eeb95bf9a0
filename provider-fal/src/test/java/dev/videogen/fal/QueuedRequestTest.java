package dev.videogen.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.spi.OpaqueId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The id of a job at fal")
class QueuedRequestTest {

  private static QueuedRequest parsed(String id) {
    return QueuedRequest.parse(Operation.RETRIEVE, id);
  }

  @ParameterizedTest
  @CsvSource({
    "fal-ai/veo3.1, fal-ai/veo3.1",
    "fal-ai/veo3.1/image-to-video, fal-ai/veo3.1",
    "fal-ai/kling-video/v3/pro/text-to-video, fal-ai/kling-video",
    "workflows/me/film, workflows/me/film",
    "comfy/me/film/now, comfy/me/film",
  })
  @DisplayName("is asked for below the first two names of its model, or below a namespace and two")
  void app(String endpoint, String app) {
    assertThat(QueuedRequest.of(endpoint, "r-1").app()).isEqualTo(app);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0f5c1f1e-3d0a-4c57-9ce4-1d5c9a0c7b11", "a~b%7E", "a/b?c#d", "ä\u0007"})
  @DisplayName("is made of the model and the request, and comes apart again")
  void bothWays(String requestId) {
    QueuedRequest request = QueuedRequest.of("fal-ai/veo3.1/fast", requestId);

    assertThat(parsed(OpaqueId.wrap(request.toString()))).isEqualTo(request);
  }

  @Test
  @DisplayName("holds the path that the vendor named where that is another than the model's")
  void named() {
    QueuedRequest plain = QueuedRequest.of("fal-ai/veo3.1/fast", "r-1");
    QueuedRequest other = plain.at("/else/where/deep/requests/r-1");

    assertThat(other.app()).isEqualTo("else/where/deep");
    assertThat(parsed(other.toString())).isEqualTo(other);
    assertThat(plain.at("/fal-ai/veo3.1/requests/r-1")).isEqualTo(plain);
    assertThat(plain).hasToString("fal-ai/veo3.1/fast~r-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/requests/r-1", "/a/b/requests/r-2", "/a/b", "soon"})
  @DisplayName("takes no path from an address that is not the request's")
  void notNamed(String path) {
    QueuedRequest plain = QueuedRequest.of("fal-ai/veo3.1", "r-1");

    assertThat(plain.at(path)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"video_1", "~", "a~", "~b", "%zz~b"})
  @DisplayName("is nothing else")
  void notOurs(String id) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> parsed(id))
        .withMessageContaining("ENDPOINT~REQUEST")
        .withMessageContaining("Nothing was sent");
  }
}
