package dev.videogen.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.Asset;
import dev.videogen.JobStatus;
import dev.videogen.Media;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A dialect of OpenAI's wire format")
class DialectTest {

  private static final String JOB = "{\"id\":\"v\",\"status\":\"queued\"}";
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final VideoRequest CAT =
      VideoRequest.builder("a cat")
          .model("m")
          .duration(Duration.ofSeconds(8))
          .size(1280, 720)
          .seed(7)
          .build();
  private static final VideoRequest PICTURED =
      VideoRequest.builder("a cat")
          .firstFrame(Media.url(URI.create("https://pictures.test/a.png")))
          .build();

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

  private static MappingBuilder create() {
    return post("/v1/videos");
  }

  private static void create(String dialect, VideoRequest request) {
    try (VideoGenerator generator = speaking(dialect)) {
      generator.create(CheckedRequest.unchecked(request));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "auto    | \"seconds\":\"8\",\"seed\":7",
        "openai  | \"seconds\":\"8\",\"seed\":7",
        "litellm | \"seconds\":\"8\",\"seed\":7",
        "new-api | \"seconds\":\"8\",\"seed\":7",
        "sglang  | \"seconds\":8,\"seed\":7",
        "dynamo  | \"seconds\":8,\"nvext\":{\"seed\":7}",
      })
  @DisplayName("has seconds and what is not OpenAI's as its server takes them")
  void fields(String dialect, String fields) {
    SERVER.stubFor(create().willReturn(okJson(JOB)));

    create(dialect, CAT);

    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withRequestBody(
                equalToJson(
                    "{\"model\":\"m\",\"prompt\":\"a cat\",\"size\":\"1280x720\"," + fields + "}",
                    true,
                    dialect.equals("dynamo"))));
  }

  @Test
  @DisplayName("is a form at once where its server takes nothing else")
  void form() {
    SERVER.stubFor(create().willReturn(okJson(JOB)));

    create("vllm-omni", CAT);

    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withRequestBodyPart(aMultipart("seconds").withBody(equalTo("8")).build())
            .withRequestBodyPart(aMultipart("prompt").withBody(equalTo("a cat")).build()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "auto    | \"input_reference\":{\"image_url\":\"https://pictures.test/a.png\"}",
        "litellm | \"input_reference\":{\"image_url\":\"https://pictures.test/a.png\"}",
        "sglang  | \"reference_url\":\"https://pictures.test/a.png\"",
        "new-api | \"input_reference\":\"https://pictures.test/a.png\"",
        "dynamo  | \"input_reference\":\"https://pictures.test/a.png\"",
      })
  @DisplayName("has a picture by its address in the form that its server takes")
  void picture(String dialect, String field) {
    SERVER.stubFor(create().willReturn(okJson(JOB)));

    create(dialect, PICTURED);

    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withRequestBody(equalToJson("{\"prompt\":\"a cat\"," + field + "}", true, true)));
  }

  @Test
  @DisplayName("has a picture by its address beside the form's file")
  void pictureInForm() {
    SERVER.stubFor(create().willReturn(okJson(JOB)));

    create("vllm-omni", PICTURED);

    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withRequestBodyPart(
                aMultipart("image_reference")
                    .withBody(equalToJson("{\"image_url\":\"https://pictures.test/a.png\"}"))
                    .build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm-omni", "sglang", "dynamo", "new-api"})
  @DisplayName("refuses an uploaded file's id where its server knows none, and sends nothing")
  void fileId(String dialect) {
    VideoRequest uploaded =
        VideoRequest.builder("a cat").firstFrame(Media.fileId("file_1")).build();

    assertThatThrownBy(() -> create(dialect, uploaded))
        .isInstanceOf(UnsupportedRequestException.class);
    SERVER.verify(0, postRequestedFor(urlEqualTo("/v1/videos")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "415 | {}",
        "422 | {\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"Field required\"}]}",
        "400 | {\"error\":{\"message\":\"{'type': 'missing', 'msg': 'Field required'}\"}}",
        "400 | {\"error\":\"prompt is missing\"}",
        "400 | {\"detail\":\"Content-Type must be multipart/form-data\"}",
      })
  @DisplayName("that nobody named turns out to be forms alone where JSON is refused for its form")
  void jsonRefused(int status, String refusal) {
    SERVER.stubFor(
        create()
            .withHeader("Content-Type", containing("json"))
            .willReturn(jsonResponse(refusal, status)));
    SERVER.stubFor(
        create().withHeader("Content-Type", containing("multipart")).willReturn(okJson(JOB)));

    try (VideoGenerator generator = speaking("auto")) {
      generator.create(CheckedRequest.unchecked(CAT));
      generator.create(CheckedRequest.unchecked(CAT));
    }

    SERVER.verify(3, postRequestedFor(urlEqualTo("/v1/videos")));
  }

  @Test
  @DisplayName("that nobody named turns out to be JSON alone where a form is refused")
  void formRefused() {
    VideoRequest file = VideoRequest.builder("a cat").firstFrame(Media.of(PNG)).build();
    SERVER.stubFor(
        create()
            .withHeader("Content-Type", containing("multipart"))
            .willReturn(aResponse().withStatus(415)));
    SERVER.stubFor(create().withHeader("Content-Type", containing("json")).willReturn(okJson(JOB)));

    create("auto", file);

    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withRequestBody(containing("data:image/png;base64,iVBORw0KGgo")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":{\"message\":\"the prompt is too long\"}}                       | 1",
        "400 | {\"error\":{\"message\":\"Field required\"}}                               | 2",
        "404 | {\"error\":{\"message\":\"Field required\"}}                               | 1",
        "500 | {\"error\":{\"message\":\"Field required\"}}                               | 1",
      })
  @DisplayName("is not guessed at where the refusal is not about the form, and never after more")
  void notTheForm(int status, String refusal, int sent) {
    SERVER.stubFor(create().willReturn(jsonResponse(refusal, status)));

    assertThatThrownBy(() -> create("auto", CAT)).isInstanceOf(Exception.class);

    SERVER.verify(sent, postRequestedFor(urlEqualTo("/v1/videos")));
  }

  @Test
  @DisplayName("tells of two refusals the one that says what is wrong")
  void bothRefused() {
    SERVER.stubFor(
        create()
            .withHeader("Content-Type", containing("json"))
            .willReturn(jsonResponse("{\"error\":\"the size is missing\"}", 400)));
    SERVER.stubFor(
        create()
            .withHeader("Content-Type", containing("multipart"))
            .willReturn(jsonResponse("{\"error\":\"no form\"}", 415)));

    assertThatThrownBy(() -> create("auto", CAT))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("the size is missing");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamo | \"status\":\"completed\",\"data\":[{\"b64_json\":\"AAAA\"}]",
        "auto   |"
            + " \"status\":\"completed\",\"data\":[{\"b64_json\":\"data:video/mp4;base64,AAAA\"}]",
        "auto   | \"created\":1795860000,\"data\":[{\"b64_json\":\"AAAA\"}]",
        "dynamo | \"status\":\"completed\",\"data\":[{\"url\":\"/videos/v.mp4\"}]",
        "auto   | \"status\":\"completed\",\"data\":[{\"url\":\"/videos/v.mp4\"}]",
        "auto   | \"created\":1795860000,\"data\":[{\"url\":\"/videos/v.mp4\"}]",
      })
  @DisplayName("may respond to a create with the video, and have no job to be read")
  void finalAtCreate(String dialect, String fields) throws IOException {
    SERVER.stubFor(create().willReturn(okJson("{\"id\":\"v\"," + fields + "}")));
    SERVER.stubFor(get("/videos/v.mp4").willReturn(aResponse().withBody(new byte[3])));

    try (VideoGenerator generator = speaking(dialect)) {
      VideoJob job = generator.create(CheckedRequest.unchecked(CAT));
      VideoJob read = generator.retrieve("v");

      assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(read.outputs()).isEqualTo(job.outputs());
      try (MediaStream video =
          generator.open(read.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
        assertThat(video.content().readAllBytes()).isEqualTo(new byte[3]);
      }
    }
  }

  @Test
  @DisplayName("that only says that a job is queued leaves its video to be asked for")
  void notFinal() {
    SERVER.stubFor(
        create()
            .willReturn(
                okJson("{\"id\":\"v\",\"status\":\"queued\",\"data\":[{\"url\":\"/v.mp4\"}]}")));

    try (VideoGenerator generator = speaking("auto")) {
      VideoJob job = generator.create(CheckedRequest.unchecked(CAT));

      assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
      assertThatThrownBy(() -> generator.retrieve("v")).isInstanceOf(NotFoundException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  @DisplayName("has OpenAI's models, prices and complete lists if it is OpenAI's own, else none")
  void capabilities(Dialect dialect) {
    try (VideoGenerator generator =
        speaking(dialect.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
      boolean openAi = dialect == Dialect.OPENAI;
      assertThat(generator.capabilities().models().isEmpty()).isEqualTo(!openAi);
      assertThat(generator.capabilities().listing() == Listing.COMPLETE).isEqualTo(openAi);
    }
  }
}
