package dev.videogen.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A server of OpenAI's format")
class VideoInJsonTest {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").model("m").build();

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  private static VideoGenerator speaking(String dialect) {
    return new OpenAiVideoGeneratorProvider()
        .open(
            new TestContext().with("base-url", SERVER.baseUrl() + "/v1").with("dialect", dialect));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"\"data\":[{\"b64_json\":\"%s\"}]", "\"url\":\"data:video/mp4;base64,%s\""})
  @DisplayName("may respond to a create with a video of any size")
  void largeAtCreate(String field) throws IOException {
    byte[] film = film();
    String fields = field.formatted(Base64.getEncoder().encodeToString(film));
    SERVER.stubFor(
        post("/v1/videos")
            .willReturn(okJson("{\"id\":\"v\",\"status\":\"completed\"," + fields + "}")));

    try (VideoGenerator generator = speaking("auto")) {
      VideoJob job = generator.create(CheckedRequest.unchecked(CAT));

      try (MediaStream video = generator.open(job.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
        assertThat(video.content().readAllBytes()).isEqualTo(film);
      }
    }
  }

  @Test
  @DisplayName("may tell of a job with its video in the same JSON, and have no other call for it")
  void inTheJob() throws IOException {
    byte[] film = film();
    SERVER.stubFor(
        get("/v1/videos/v")
            .willReturn(
                okJson(
                    """
                    {"id":"v","status":"completed","image":"data:image/png;base64,%s",
                    "result":{"video_base64":"%s"}}\
                    """
                        .formatted(
                            Base64.getEncoder()
                                .encodeToString(
                                    "\u0089PNG\r\n\u001a\nIHDR0123".getBytes(ISO_8859_1)),
                            Base64.getEncoder().encodeToString(film)))));

    try (VideoGenerator generator = speaking("auto")) {
      VideoJob job = generator.retrieve("v");

      assertThat(job.outputs().get(0).kind()).isEqualTo(VideoOutput.Kind.INLINE);
      try (MediaStream video = generator.open(job.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
        assertThat(video.content().readAllBytes()).isEqualTo(film);
      }
    }
  }

  @Test
  @DisplayName("may repeat the picture that was sent, which is no video")
  void echo() {
    SERVER.stubFor(
        get("/v1/videos/v")
            .willReturn(
                okJson(
                    "{\"id\":\"v\",\"status\":\"completed\",\"b64\":\"iVBORw0KGgoAAAANSUhEUgAAAAEA\"}")));

    try (VideoGenerator generator = speaking("auto")) {
      assertThat(generator.retrieve("v").outputs().get(0).kind())
          .isEqualTo(VideoOutput.Kind.OF_JOB);
    }
  }

  private static byte[] film() {
    byte[] film = new byte[6_400_000];
    new Random(1).nextBytes(film);
    byte[] head = "\0\0\0\30ftypisom\0\0\2\0isomavc1".getBytes(ISO_8859_1);
    System.arraycopy(head, 0, film, 0, head.length);
    return film;
  }
}
