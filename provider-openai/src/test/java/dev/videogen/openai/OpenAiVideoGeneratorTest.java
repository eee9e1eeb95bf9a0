package dev.videogen.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Media;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ApiKeySupplier;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A generator for OpenAI's wire format")
class OpenAiVideoGeneratorTest {

  private static final VideoRequest REQUEST =
      VideoRequest.builder("a cat")
          .model("m")
          .size(1280, 720)
          .duration(Duration.ofSeconds(8))
          .build();
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  private static VideoGenerator generator(Map<String, String> settings) {
    TestContext context = new TestContext();
    context.with("base-url", SERVER.baseUrl() + "/v1");
    context.with("api-key", "sk-test-key");
    settings.forEach(context::with);
    return new OpenAiVideoGeneratorProvider().open(context);
  }

  private static ResponseDefinitionBuilder video(String id, String status) {
    return okJson("{\"id\":\"" + id + "\",\"status\":\"" + status + "\",\"created_at\":1}");
  }

  @Test
  @DisplayName("sends a text request as JSON, with the key, a key for repetition and no more")
  void json() {
    SERVER.stubFor(post("/v1/videos").willReturn(video("v", "queued")));
    VideoRequest request =
        REQUEST.toBuilder()
            .seed(7)
            .fps(24)
            .negativePrompt("dogs")
            .audio(false)
            .option("guidance_scale", 2.5)
            .option("lora", Map.of("name", "cats"))
            .build();

    try (VideoGenerator openai = generator(Map.of())) {
      openai.create(checked(openai, request));
    }

    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withHeader("Authorization", equalTo("Bearer sk-test-key"))
            .withHeader("Idempotency-Key", matching(".+"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("OpenAI-Project", absent())
            .withRequestBody(
                equalToJson(
                    """
                    {"model":"m","prompt":"a cat","seconds":"8","size":"1280x720","seed":7,
                     "fps":24,"negative_prompt":"dogs","generate_sound":false,
                     "guidance_scale":2.5,"lora":{"name":"cats"}}
                    """)));
  }

  @Test
  @DisplayName("asks a supplier for the key at each call")
  void suppliedKey() {
    SERVER.stubFor(get("/v1/videos/v").willReturn(video("v", "queued")));
    AtomicInteger calls = new AtomicInteger();
    TestContext context =
        new TestContext()
            .with("base-url", SERVER.baseUrl() + "/v1")
            .with(ApiKeySupplier.class, instance -> instance + "-" + calls.incrementAndGet());

    try (VideoGenerator openai = new OpenAiVideoGeneratorProvider().open(context)) {
      openai.retrieve("v");
      openai.retrieve("v");
    }

    for (String key : List.of("acme-1", "acme-2")) {
      SERVER.verify(
          1,
          getRequestedFor(urlEqualTo("/v1/videos/v"))
              .withHeader("Authorization", equalTo("Bearer " + key)));
    }
  }

  @Test
  @DisplayName("probes by listing one job, and tells what is wrong")
  void probe() {
    SERVER.stubFor(get(urlPathEqualTo("/v1/videos")).willReturn(okJson("{\"data\":[]}")));
    try (VideoGenerator openai = generator(Map.of())) {
      openai.probe();

      SERVER.stubFor(get(urlPathEqualTo("/v1/videos")).willReturn(aResponse().withStatus(401)));
      assertThatThrownBy(openai::probe)
          .isInstanceOfSatisfying(
              AuthenticationException.class,
              wrong -> assertThat(wrong.operation()).isEqualTo(Operation.PROBE));
    }
  }

  @Test
  @DisplayName("fills in what the response to a create leaves out")
  void filledIn() {
    SERVER.stubFor(post("/v1/videos").willReturn(video("v", "queued")));

    try (VideoGenerator openai = generator(Map.of())) {
      VideoJob job = openai.create(checked(openai, REQUEST));

      assertThat(job.ref()).isEqualTo(JobRef.of("acme", "v"));
      assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
      assertThat(job.model()).hasValue("m");
      assertThat(job.prompt()).hasValue("a cat");
      assertThat(job.size()).hasValue(VideoSize.of(1280, 720));
      assertThat(job.duration()).hasValue(Duration.ofSeconds(8));
    }
  }

  @Test
  @DisplayName("sends the configured model, organization and project")
  void configured() {
    SERVER.stubFor(post("/v1/videos").willReturn(video("v", "queued")));

    try (VideoGenerator openai =
        generator(Map.of("model", "wan", "organization", "org-1", "project", "proj-1"))) {
      openai.create(checked(openai, VideoRequest.builder("a cat").build()));
    }

    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withHeader("OpenAI-Organization", equalTo("org-1"))
            .withHeader("OpenAI-Project", equalTo("proj-1"))
            .withRequestBody(equalToJson("{\"model\":\"wan\",\"prompt\":\"a cat\"}")));
  }

  @Test
  @DisplayName("sends a file as a part of a form")
  void file() {
    SERVER.stubFor(post("/v1/videos").willReturn(video("v", "queued")));

    try (VideoGenerator openai = generator(Map.of())) {
      openai.create(
          checked(openai, REQUEST.toBuilder().firstFrame(Media.of(PNG)).option("n", 3).build()));
    }

    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withHeader("Content-Type", containing("multipart/form-data"))
            .withRequestBodyPart(aMultipart("seconds").withBody(equalTo("8")).build())
            .withRequestBodyPart(aMultipart("n").withBody(equalTo("3")).build())
            .withRequestBodyPart(
                aMultipart("input_reference")
                    .withHeader("Content-Type", containing("image/png"))
                    .withHeader("Content-Disposition", containing("filename="))
                    .build()));
  }

  @Test
  @DisplayName("sends a URL and a file's id as an object, and a file too if JSON is forced")
  void references() {
    SERVER.stubFor(post("/v1/videos").willReturn(video("v", "queued")));
    Media url = Media.url(URI.create("https://pictures.test/cat.png"));

    try (VideoGenerator openai = generator(Map.of("request-format", "json"))) {
      openai.create(checked(openai, REQUEST.toBuilder().firstFrame(url).build()));
      openai.create(
          checked(openai, REQUEST.toBuilder().firstFrame(Media.fileId("file-1")).build()));
      openai.create(checked(openai, REQUEST.toBuilder().firstFrame(Media.of(PNG)).build()));
    }

    for (String reference :
        List.of(
            "{\"image_url\":\"https://pictures.test/cat.png\"}",
            "{\"file_id\":\"file-1\"}",
            "{\"image_url\":\"data:image/png;base64,iVBORw0KGgoA\"}")) {
      SERVER.verify(
          postRequestedFor(urlEqualTo("/v1/videos"))
              .withRequestBody(equalToJson("{\"input_reference\":" + reference + "}", true, true)));
    }
  }

  @Test
  @DisplayName("sends forms alone if told so")
  void forced() {
    SERVER.stubFor(post("/v1/videos").willReturn(video("v", "queued")));

    try (VideoGenerator openai = generator(Map.of("request-format", "multipart"))) {
      openai.create(checked(openai, REQUEST));
    }

    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withHeader("Content-Type", containing("multipart/form-data")));
  }

  @ParameterizedTest
  @ValueSource(ints = {415, 422})
  @DisplayName("turns to forms for good once a server that refused JSON takes one")
  void turns(int refusal) {
    SERVER.stubFor(post("/v1/videos").willReturn(video("v", "queued")));
    SERVER.stubFor(
        post("/v1/videos")
            .withHeader("Content-Type", containing("json"))
            .willReturn(aResponse().withStatus(refusal).withBody("{\"detail\":\"form\"}")));

    try (VideoGenerator openai = generator(Map.of())) {
      openai.create(checked(openai, REQUEST));
      openai.create(checked(openai, REQUEST));
    }

    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/videos")).withHeader("Content-Type", containing("json")));
    SERVER.verify(
        2,
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withHeader("Content-Type", containing("multipart/form-data")));
  }

  @Test
  @DisplayName("stays with JSON if the form is refused as well, for then it is the request")
  void stays() {
    SERVER.stubFor(
        post("/v1/videos")
            .willReturn(aResponse().withStatus(422).withBody("{\"detail\":\"bad seconds\"}")));

    try (VideoGenerator openai = generator(Map.of())) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> openai.create(checked(openai, REQUEST)))
            .withMessageContaining("bad seconds");
      }
    }

    SERVER.verify(
        2,
        postRequestedFor(urlEqualTo("/v1/videos")).withHeader("Content-Type", containing("json")));
  }

  static Stream<VideoRequest> withoutWords() {
    Media picture = Media.of(PNG);
    return Stream.of(
        REQUEST.toBuilder().variants(2).build(),
        REQUEST.toBuilder().lastFrame(picture).build(),
        REQUEST.toBuilder().firstFrame(picture).reference(picture).build(),
        REQUEST.toBuilder().reference(picture.as("video/mp4")).build());
  }

  @ParameterizedTest
  @MethodSource("withoutWords")
  @DisplayName("refuses what the format does not support, before anything is sent")
  void withoutWords(VideoRequest request) {
    try (VideoGenerator openai = generator(Map.of())) {
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> openai.create(checked(openai, request)))
          .withMessageContaining("Nothing was sent");
    }

    SERVER.verify(0, postRequestedFor(urlEqualTo("/v1/videos")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prompt", "Prompt", "model", "size", "seconds"})
  @DisplayName("refuses an option in place of what its job is recognised by")
  void ownFields(String option) {
    try (VideoGenerator openai = generator(Map.of())) {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(
              () -> openai.create(checked(openai, REQUEST.toBuilder().option(option, "1").build())))
          .withMessageContaining('"' + option + '"')
          .withMessageContaining("Nothing was sent");
    }

    SERVER.verify(0, postRequestedFor(urlEqualTo("/v1/videos")));
  }

  static Stream<Arguments> uselessAnswers() {
    return Stream.of(
        Arguments.of("an empty body", ""),
        Arguments.of("HTML", "<html><body>Bad gateway</body></html>"),
        Arguments.of("cut JSON", "{\"object\":\"video\",\"sta"),
        Arguments.of("an array", "[]"),
        Arguments.of("JSON without an id and a status", "{\"object\":\"video\"}"),
        Arguments.of("an id that is none", "{\"id\":{\"a\":1}}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uselessAnswers")
  @DisplayName("never sends a create twice because its response cannot be read")
  void unreadableCreate(String what, String body) {
    SERVER.stubFor(post("/v1/videos").willReturn(aResponse().withStatus(200).withBody(body)));
    SERVER.stubFor(get(urlPathEqualTo("/v1/videos")).willReturn(okJson("{\"data\":[]}")));

    try (VideoGenerator openai = generator(Map.of())) {
      assertThatExceptionOfType(SubmissionUncertainException.class)
          .as(what)
          .isThrownBy(() -> openai.create(checked(openai, REQUEST)));
    }

    SERVER.verify(1, postRequestedFor(urlEqualTo("/v1/videos")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uselessAnswers")
  @DisplayName("reports a response to a read that cannot be read, after a few attempts")
  void unreadableRead(String what, String body) {
    SERVER.stubFor(get("/v1/videos/v").willReturn(aResponse().withStatus(200).withBody(body)));

    try (VideoGenerator openai = generator(Map.of("retry.max-attempts", "2"))) {
      assertThatExceptionOfType(VideoException.class)
          .as(what)
          .isThrownBy(() -> openai.retrieve("v"))
          .satisfies(error -> assertThat(error.provider()).hasValue("acme"));
    }
  }

  @Test
  @DisplayName("does not read more JSON than any job can be")
  void hugeAnswer() {
    String padding = "x ".repeat(10_000_000);
    SERVER.stubFor(
        get("/v1/videos/v").willReturn(okJson("{\"id\":\"v\",\"prompt\":\"" + padding + "\"}")));

    try (VideoGenerator openai = generator(Map.of("retry.max-attempts", "1"))) {
      assertThatExceptionOfType(VideoException.class).isThrownBy(() -> openai.retrieve("v"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a b"})
  @DisplayName("makes no path of what can be no id")
  void ids(String id) {
    try (VideoGenerator openai = generator(Map.of())) {
      assertThatExceptionOfType(VideoException.class).isThrownBy(() -> openai.retrieve(id));
      assertThatExceptionOfType(VideoException.class).isThrownBy(() -> openai.delete(id));
    }

    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  @DisplayName("lists in both orders, from a cursor on")
  void lists() {
    SERVER.stubFor(
        get(urlPathEqualTo("/v1/videos"))
            .willReturn(okJson("{\"data\":[{\"id\":\"a\"}],\"has_more\":true}")));

    try (VideoGenerator openai = generator(Map.of())) {
      assertThat(openai.list(ListQuery.newest(7).after("video_9")).nextCursor()).hasValue("a");
      openai.list(ListQuery.oldest(3));
    }

    SERVER.verify(getRequestedFor(urlEqualTo("/v1/videos?limit=7&order=desc&after=video_9")));
    SERVER.verify(getRequestedFor(urlEqualTo("/v1/videos?limit=3&order=asc")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"v\",\"object\":\"video.deleted\",\"deleted\":true}",
        "{\"id\":\"v\",\"status\":\"deleted\"}",
        ""
      })
  @DisplayName("deletes, whatever is answered")
  void deletes(String response) {
    SERVER.stubFor(delete("/v1/videos/v").willReturn(aResponse().withBody(response)));

    try (VideoGenerator openai = generator(Map.of())) {
      openai.delete("v");
    }

    SERVER.verify(1, deleteRequestedFor(urlEqualTo("/v1/videos/v")));
  }

  @Test
  @DisplayName("remixes")
  void remixes() {
    SERVER.stubFor(
        post("/v1/videos/v/remix")
            .willReturn(
                okJson("{\"id\":\"w\",\"status\":\"queued\",\"remixed_from_video_id\":\"v\"}")));

    try (VideoGenerator openai = generator(Map.of())) {
      assertThat(openai.create(checked(openai, remix("v", "in blue"))).source())
          .hasValue(JobRef.of("acme", "v"));
    }

    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/videos/v/remix"))
            .withRequestBody(equalToJson("{\"prompt\":\"in blue\"}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REMIX", "EDIT", "EXTEND"})
  @DisplayName("takes a key, tags, an end user and options beside a source")
  void takesWhatGoesAlong(Feature feature) {
    JobRef source = JobRef.of("acme", "v");
    VideoRequest request =
        VideoRequest.builder("in blue")
            .source(
                switch (feature) {
                  case REMIX -> VideoSource.remix(source);
                  case EDIT -> VideoSource.edit(source);
                  default -> VideoSource.extend(source);
                })
            .key("order-1")
            .tag("team", "blue")
            .endUser("u-9")
            .option("style", "noir")
            .build();
    SERVER.stubFor(
        post(urlPathMatching("/v1/videos/.*"))
            .willReturn(okJson("{\"id\":\"w\",\"status\":\"queued\"}")));

    try (VideoGenerator openai = generator(Map.of())) {
      assertThat(openai.create(checked(openai, request)).id()).isEqualTo("w");
    }

    SERVER.verify(
        postRequestedFor(urlPathMatching("/v1/videos/.*"))
            .withRequestBody(matchingJsonPath("$.style", equalTo("noir"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"VIDEO", "THUMBNAIL", "SPRITESHEET"})
  @DisplayName("opens all three files of a job")
  void opens(String asset) throws Exception {
    SERVER.stubFor(
        get(urlPathEqualTo("/v1/videos/v/content"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "image/webp")
                    .withHeader("Content-Length", "8")
                    .withBody("\u0001content")));

    try (VideoGenerator openai = generator(Map.of());
        MediaStream stream =
            openai.open(VideoOutput.of("v", "v", 0), Asset.valueOf(asset), ByteRange.all())) {
      assertThat(stream.content()).hasContent("\u0001content");
      assertThat(stream.mediaType()).hasValue("image/webp");
      assertThat(stream.totalLength()).hasValue(8);
    }
  }

  @Test
  @DisplayName("opens the video at its own address without the key, where that is another origin")
  void ownAddress() throws Exception {
    SERVER.stubFor(get("/v.mp4?sig=1").willReturn(aResponse().withBody("\u0001content")));
    URI elsewhere = URI.create(SERVER.baseUrl().replace("localhost", "127.0.0.1") + "/v.mp4?sig=1");
    VideoOutput output = VideoOutput.of("v", "v", 0).withAddress(elsewhere);

    try (VideoGenerator openai = generator(Map.of());
        MediaStream stream = openai.open(output, Asset.VIDEO, ByteRange.all())) {
      assertThat(stream.content()).hasContent("\u0001content");
    }

    SERVER.verify(
        getRequestedFor(urlEqualTo("/v.mp4?sig=1")).withHeader("Authorization", absent()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  @DisplayName("says of the file of an unfinished job that it is not finished")
  void unfinished(int status) {
    SERVER.stubFor(
        get(urlPathEqualTo("/v1/videos/v/content")).willReturn(aResponse().withStatus(status)));
    SERVER.stubFor(get("/v1/videos/v").willReturn(video("v", "in_progress")));

    try (VideoGenerator openai = generator(Map.of())) {
      assertThatExceptionOfType(ConflictException.class)
          .isThrownBy(() -> openai.open(VideoOutput.of("v", "v", 0), Asset.VIDEO, ByteRange.all()));
    }
  }

  @Test
  @DisplayName("says of a job that is not there that it is not")
  void missing() {
    SERVER.stubFor(
        get("/v1/videos/v")
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withHeader("x-request-id", "req_1")
                    .withBody(
                        "{\"error\":{\"message\":\"No such video\",\"code\":\"not_found\"}}")));

    try (VideoGenerator openai = generator(Map.of())) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> openai.retrieve("v"))
          .withMessageContaining("No such video")
          .satisfies(error -> assertThat(error.requestId()).hasValue("req_1"))
          .satisfies(error -> assertThat(error.code()).hasValue("not_found"));
    }
  }

  /** The request as a client gives it to the generator. */
  private static CheckedRequest checked(VideoGenerator generator, VideoRequest request) {
    return CheckedRequest.check(request, generator.capabilities(), Fit.EXACT, generator.name());
  }

  private static VideoRequest remix(String id, String prompt) {
    return VideoRequest.builder(prompt).source(VideoSource.remix(JobRef.of("acme", id))).build();
  }
}
