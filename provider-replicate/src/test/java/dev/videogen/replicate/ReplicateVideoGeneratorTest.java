package dev.videogen.replicate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Media;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A generator for Replicate")
class ReplicateVideoGeneratorTest {

  private static final String VERSION = "0123456789abcdef".repeat(4);
  private static final String OFFICIAL = "/v1/models/bytedance/seedance-2.0/predictions";
  private static final String LIST = "/v1/predictions";

  /** Begins as an MP4 file does. */
  private static final byte[] FILM = {
    0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 2, 0, 'i', 's', 'o', 'm', 'm', 'p',
    '4', '1'
  };

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  /** Another origin. */
  @RegisterExtension
  static final WireMockExtension DELIVERY =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  private final TestContext context = new TestContext();

  private VideoGenerator generator(Map<String, String> settings) {
    context.with("base-url", SERVER.baseUrl() + "/v1");
    context.with("api-token", "r8_token");
    settings.forEach(context::with);
    return new ReplicateVideoGeneratorProvider().open(context);
  }

  private static CheckedRequest request(String model) {
    return CheckedRequest.unchecked(VideoRequest.builder("a cat").model(model).build());
  }

  private static CheckedRequest request() {
    return request("bytedance/seedance-2.0");
  }

  private static String prediction(String id, String fields) {
    return "{\"id\":\"%s\",\"model\":\"bytedance/seedance-2.0\",\"version\":\"hidden\",\"output\":null,\"error\":null,\"created_at\":\"%s\",%s}"
        .formatted(id, Instant.now(), fields);
  }

  private static String starting(String id, String prompt) {
    return prediction(id, "\"status\":\"starting\",\"input\":{\"prompt\":\"" + prompt + "\"}");
  }

  private static void respond(String path, int status, String body) {
    SERVER.stubFor(post(path).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  @Test
  @DisplayName("creates a prediction of an official model by its name, and waits for none")
  void official() {
    respond(OFFICIAL, 201, starting("p1", "a cat"));
    try (VideoGenerator replicate = generator(Map.of())) {
      VideoJob job = replicate.create(request());
      assertThat(job.id()).isEqualTo("p1");
      assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
      assertThat(job.prompt()).contains("a cat");
    }
    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo(OFFICIAL))
            .withHeader("Authorization", equalTo("Bearer r8_token"))
            .withHeader("Prefer", absent())
            .withRequestBody(equalToJson("{\"input\":{\"prompt\":\"a cat\"}}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "owner/name:"})
  @DisplayName("creates one of any other model by its version, and finds it by that")
  void version(String before) {
    String model = before + VERSION;
    SERVER.stubFor(
        post(LIST)
            .willReturn(aResponse().withStatus(502).withBody("{\"detail\":\"bad gateway\"}")));
    SERVER.stubFor(
        get(LIST)
            .willReturn(
                okJson(
                    "{\"next\":null,\"previous\":null,\"results\":["
                        + starting("p9", "a cat")
                            .replace("\"hidden\"", '"' + VERSION + '"')
                            .replace("bytedance/seedance-2.0", "owner/name")
                        + "]}")));
    try (VideoGenerator replicate = generator(Map.of())) {
      VideoJob job = replicate.create(request(model));
      assertThat(job.id()).isEqualTo("p9");
      assertThat(job.adopted()).isTrue();
    }
    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo(LIST))
            .withRequestBody(
                equalToJson("{\"version\":\"" + model + "\",\"input\":{\"prompt\":\"a cat\"}}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seedance", "a/b/c", "a/b:latest", "../b", "a/b?c"})
  @DisplayName("sends nothing for what is no name of a model")
  void noModel(String model) {
    try (VideoGenerator replicate = generator(Map.of())) {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> replicate.create(request(model)))
          .withMessageContaining("owner/name");
    }
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prompt", "duration", "resolution", "aspect_ratio"})
  @DisplayName("sends nothing with an option in place of what a job is recognised by")
  void ownFields(String name) {
    VideoRequest asked =
        VideoRequest.builder("a cat").model("bytedance/seedance-2.0").option(name, "x").build();
    try (VideoGenerator replicate = generator(Map.of())) {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> replicate.create(CheckedRequest.unchecked(asked)));
    }
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  @DisplayName("sends a create again after a failure if the list certainly does not have it")
  void certainlyNone() {
    SERVER.stubFor(
        post(OFFICIAL)
            .inScenario("retry")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(serverError())
            .willSetStateTo("well"));
    SERVER.stubFor(
        post(OFFICIAL)
            .inScenario("retry")
            .whenScenarioStateIs("well")
            .willReturn(aResponse().withStatus(201).withBody(starting("p2", "a cat"))));
    SERVER.stubFor(
        get(LIST)
            .willReturn(
                okJson(
                    "{\"next\":null,\"previous\":null,\"results\":["
                        + starting("p1", "a dog")
                        + "]}")));
    try (VideoGenerator replicate = generator(Map.of())) {
      assertThat(replicate.create(request()).id()).isEqualTo("p2");
    }
    SERVER.verify(2, postRequestedFor(urlEqualTo(OFFICIAL)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"results\":[]}",
        "{\"next\":\"\",\"results\":[]}",
        "{\"next\":null,\"results\":[{\"task\":\"x\"}]}",
        "{\"next\":null}",
        "{}"
      })
  @DisplayName("is uncertain where a list is not understood or tells no end")
  void notCertain(String list) {
    SERVER.stubFor(post(OFFICIAL).willReturn(serverError()));
    SERVER.stubFor(get(LIST).willReturn(okJson(list)));
    try (VideoGenerator replicate = generator(Map.of())) {
      assertThatExceptionOfType(SubmissionUncertainException.class)
          .isThrownBy(() -> replicate.create(request()));
    }
    SERVER.verify(1, postRequestedFor(urlEqualTo(OFFICIAL)));
  }

  @Test
  @DisplayName("is uncertain while one whose data was removed could be the one")
  void removed() {
    SERVER.stubFor(post(OFFICIAL).willReturn(serverError()));
    String removed =
        prediction("p1", "\"status\":\"succeeded\",\"data_removed\":true,\"input\":{}");
    SERVER.stubFor(get(LIST).willReturn(okJson("{\"next\":null,\"results\":[" + removed + "]}")));
    try (VideoGenerator replicate = generator(Map.of())) {
      assertThatExceptionOfType(SubmissionUncertainException.class)
          .isThrownBy(() -> replicate.create(request()));
    }
    SERVER.verify(1, postRequestedFor(urlEqualTo(OFFICIAL)));
  }

  @Test
  @DisplayName("lists as many as are asked for of a page that has more, and goes on at the cursor")
  void pages() {
    SERVER.stubFor(
        get(LIST)
            .willReturn(
                okJson(
                    "{\"next\":\"https://api.replicate.com/v1/predictions?cursor=c%3D2\",\"results\":["
                        + starting("p3", "c")
                        + ","
                        + starting("p2", "b")
                        + "]}")));
    SERVER.stubFor(
        get(LIST + "?cursor=c%3D2")
            .willReturn(okJson("{\"next\":null,\"results\":[" + starting("p1", "a") + "]}")));
    try (VideoGenerator replicate = generator(Map.of())) {
      Page<VideoJob> first = replicate.list(ListQuery.newest(1));
      Page<VideoJob> second =
          replicate.list(ListQuery.newest(1).after(first.nextCursor().orElseThrow()));
      Page<VideoJob> third =
          replicate.list(ListQuery.newest(1).after(second.nextCursor().orElseThrow()));
      assertThat(first.items()).extracting(VideoJob::id).containsExactly("p3");
      assertThat(second.items()).extracting(VideoJob::id).containsExactly("p2");
      assertThat(third.items()).extracting(VideoJob::id).containsExactly("p1");
      assertThat(third.nextCursor()).isEmpty();
    }
  }

  @Test
  @DisplayName("waits as long as the text of a 429 says")
  void resets() {
    respond(
        OFFICIAL, 429, "{\"detail\":\"Request was throttled. Your rate limit resets in ~30s.\"}");
    try (VideoGenerator replicate = generator(Map.of("retry.max-attempts", "2"))) {
      assertThatExceptionOfType(RateLimitException.class)
          .isThrownBy(() -> replicate.create(request()))
          .satisfies(error -> assertThat(error.retryAfter()).contains(Duration.ofSeconds(30)));
    }
    SERVER.verify(2, postRequestedFor(urlEqualTo(OFFICIAL)));
  }

  @Test
  @DisplayName("takes no text of a 503 for a promise that nothing was created")
  void unavailable() {
    respond(OFFICIAL, 503, "{\"detail\":\"Busy; resets in ~30s.\"}");
    SERVER.stubFor(get(LIST).willReturn(serverError()));
    try (VideoGenerator replicate = generator(Map.of())) {
      assertThatExceptionOfType(SubmissionUncertainException.class)
          .isThrownBy(() -> replicate.create(request()));
    }
    SERVER.verify(1, postRequestedFor(urlEqualTo(OFFICIAL)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          402 | Insufficient credit             | PAYMENT_REQUIRED
          422 | - input.duration: must be <= 15 | INVALID_REQUEST
          422 | The prompt was flagged          | CONTENT_POLICY
          404 | Not found                       | NOT_FOUND
          """)
  @DisplayName("says what a refusal means, in the vendor's words")
  void refusals(int status, String detail, String kind) {
    respond(
        OFFICIAL,
        status,
        "{\"title\":\"No\",\"detail\":\"%s\",\"status\":%d}".formatted(detail, status));
    try (VideoGenerator replicate = generator(Map.of())) {
      assertThatExceptionOfType(VideoException.class)
          .isThrownBy(() -> replicate.create(request()))
          .withMessageContaining(detail)
          .satisfies(error -> assertThat(error.kind()).hasToString(kind));
    }
  }

  @Test
  @DisplayName("uploads a large file, and sends a small one in the request")
  void files() {
    respond(OFFICIAL, 201, starting("p1", "a cat"));
    respond(
        "/v1/files",
        201,
        "{\"id\":\"f1\",\"urls\":{\"get\":\"https://api.replicate.com/v1/files/f1\"}}");
    byte[] png = new byte[1000];
    System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, png, 0, 8);
    VideoRequest asked =
        VideoRequest.builder("a cat")
            .model("bytedance/seedance-2.0")
            .firstFrame(Media.of(png))
            .lastFrame(Media.of(Arrays.copyOf(png, 8)))
            .build();
    try (VideoGenerator replicate = generator(Map.of("upload-above", "500"))) {
      replicate.create(CheckedRequest.unchecked(asked));
    }
    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/files"))
            .withHeader("Content-Type", containing("multipart/form-data")));
    SERVER.verify(
        postRequestedFor(urlEqualTo(OFFICIAL))
            .withRequestBody(
                equalToJson(
                    "{\"input\":{\"prompt\":\"a"
                        + " cat\",\"image\":\"https://api.replicate.com/v1/files/f1\","
                        + "\"last_frame_image\":\"data:image/png;base64,iVBORw0KGgo=\"}}")));
  }

  private static ResponseDefinitionBuilder video() {
    return aResponse().withHeader("Content-Type", "video/mp4").withBody(FILM);
  }

  @Test
  @DisplayName("fetches a file from another origin without the token, and finds where it is")
  void media() throws IOException {
    String done =
        prediction("p1", "\"status\":\"succeeded\"")
            .replace("\"output\":null", "\"output\":\"" + DELIVERY.baseUrl() + "/x/1.mp4\"");
    SERVER.stubFor(get("/v1/predictions/p1").willReturn(okJson(done)));
    DELIVERY.stubFor(get("/x/1.mp4").willReturn(video()));
    try (VideoGenerator replicate = generator(Map.of())) {
      VideoJob job = replicate.retrieve("p1");
      for (VideoOutput output : List.of(job.outputs().get(0), VideoOutput.of("p1", "p1", 0))) {
        try (MediaStream stream = replicate.open(output, Asset.VIDEO, ByteRange.all())) {
          assertThat(stream.content().readAllBytes()).isEqualTo(FILM);
        }
      }
    }
    DELIVERY.verify(
        2, getRequestedFor(urlEqualTo("/x/1.mp4")).withHeader("Authorization", absent()));
  }

  @Test
  @DisplayName("reads a video out of the prediction, and not the one that was sent with it")
  void videoInPrediction() throws IOException {
    String sent = "data:video/mp4;base64,AAAAGGZ0eXBpc29tAAACAGlzb21hdmMx";
    String made = "data:video/mp4;base64," + Base64.getEncoder().encodeToString(FILM);
    String done =
        prediction("p1", "\"status\":\"succeeded\"")
            .replace(
                "\"output\":null",
                "\"input\":{\"video\":\"%s\",\"more\":[{\"video\":\"%s\"}]},\"output\":[\"%s\"]"
                    .formatted(sent, sent, made));
    SERVER.stubFor(get("/v1/predictions/p1").willReturn(okJson(done)));
    try (VideoGenerator replicate = generator(Map.of())) {
      VideoOutput output = replicate.retrieve("p1").outputs().get(0);
      try (MediaStream stream = replicate.open(output, Asset.VIDEO, ByteRange.all())) {
        assertThat(stream.content().readAllBytes()).isEqualTo(FILM);
      }
    }
  }

  @Test
  @DisplayName("cancels by a call, and reads what came of it")
  void cancel() {
    respond("/v1/predictions/p1/cancel", 200, starting("p1", "a cat"));
    SERVER.stubFor(
        get("/v1/predictions/p1")
            .willReturn(
                okJson(
                    prediction(
                        "p1", "\"status\":\"canceled\",\"metrics\":{\"predict_time\":3.5}"))));
    try (VideoGenerator replicate = generator(Map.of())) {
      VideoJob job = replicate.cancel("p1");
      assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
      assertThat(job.billed()).isEqualTo(Billed.YES);
    }
  }

  @Test
  @DisplayName("deletes nothing, and does not open without a token")
  void lacking() {
    try (VideoGenerator replicate = generator(Map.of())) {
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> replicate.delete("p1"));
    }
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new ReplicateVideoGeneratorProvider().open(new TestContext()))
        .withMessageContaining("REPLICATE_API_TOKEN");
  }
}
