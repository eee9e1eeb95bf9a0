package dev.videogen.azure;

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
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.AspectRatio;
import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A generator for Azure's jobs API")
class AzureJobsVideoGeneratorTest {

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private static final String JOBS = "/openai/v1/video/generations/jobs";
  private static final String CREATE = JOBS + "?api-version=preview";
  private static final Media PNG =
      Media.of("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
  private static final Media MP4 = Media.of(new byte[] {0, 0, 0, 8, 'f', 't', 'y', 'p'});
  private static final VideoRequest REQUEST =
      VideoRequest.builder("a cat").size(854, 480).duration(Duration.ofSeconds(8)).build();

  private final TestContext context =
      new TestContext()
          .named("east")
          .with("api-key", "azure-secret-key")
          .with("deployment", "films")
          .with("retry.max-attempts", "2");
  private VideoGenerator azure;

  @BeforeEach
  void open() {
    azure =
        new AzureVideoGeneratorProvider()
            .open(context.with("endpoint", SERVER.baseUrl() + "/openai/v1/"));
  }

  @AfterEach
  void close() {
    azure.close();
  }

  private static String job(String id, String status) {
    return "{\"id\":\""
        + id
        + "\",\"object\":\"video.generation.job\",\"status\":\""
        + status
        + "\",\"model\":\"films\",\"prompt\":\"a cat\",\"width\":854,\"height\":480,"
        + "\"n_seconds\":8,\"created_at\":"
        + System.currentTimeMillis() / 1000
        + "}";
  }

  private static void stubCreate() {
    SERVER.stubFor(post(CREATE).willReturn(okJson(job("task_1", "queued"))));
  }

  @Test
  @DisplayName("creates with the vendor's names for all that a request says")
  void creates() {
    stubCreate();

    VideoJob job =
        azure.create(
            checked(azure, REQUEST.toBuilder().variants(2).option("watermark", false).build()));

    assertThat(job.ref()).isEqualTo(JobRef.of("east", "task_1"));
    assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
    SERVER.verify(
        postRequestedFor(urlEqualTo(CREATE))
            .withHeader("api-key", equalTo("azure-secret-key"))
            .withHeader("Authorization", absent())
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {"model":"films","prompt":"a cat","width":854,"height":480,
                     "n_seconds":8,"n_variants":2,"watermark":false}
                    """)));
  }

  @Test
  @DisplayName("sends what the vendor demands though a request leaves it open")
  void defaults() {
    stubCreate();

    azure.create(checked(azure, VideoRequest.builder("a cat").build()));
    SERVER.stubFor(post(CREATE).willReturn(okJson(job("task_2", "queued"))));
    azure.create(
        checked(
            azure,
            VideoRequest.builder("a cat")
                .aspectRatio(AspectRatio.of(9, 16))
                .resolution(Resolution.P480)
                .build()));

    for (String size : List.of("\"width\":1280,\"height\":720", "\"width\":480,\"height\":854")) {
      SERVER.verify(
          postRequestedFor(urlEqualTo(CREATE))
              .withRequestBody(
                  equalToJson("{\"model\":\"films\",\"n_seconds\":5," + size + "}", true, true)));
    }
  }

  @Test
  @DisplayName("sends files as a form, each with its frame")
  void files() {
    stubCreate();

    azure.create(
        checked(
            azure, REQUEST.toBuilder().firstFrame(PNG).lastFrame(PNG.as("image/jpeg")).build()));

    SERVER.verify(
        postRequestedFor(urlEqualTo(CREATE))
            .withHeader("Content-Type", containing("multipart/form-data"))
            .withRequestBodyPart(aMultipart("model").withBody(equalTo("films")).build())
            .withRequestBodyPart(aMultipart("width").withBody(equalTo("854")).build())
            .withRequestBodyPart(aMultipart("n_seconds").withBody(equalTo("8")).build())
            .withRequestBodyPart(aMultipart("n_variants").withBody(equalTo("1")).build())
            .withRequestBodyPart(
                aMultipart("inpaint_items")
                    .withBody(
                        equalToJson(
                            """
                            [{"frame_index":0,"type":"image","file_name":"1-input.png"},
                             {"frame_index":239,"type":"image","file_name":"2-input.jpg"}]
                            """))
                    .build())
            .withRequestBodyPart(
                aMultipart("files")
                    .withHeader("Content-Disposition", containing("filename=\"1-input.png\""))
                    .withHeader("Content-Type", equalTo("image/png"))
                    .build())
            .withRequestBodyPart(
                aMultipart("files")
                    .withHeader("Content-Disposition", containing("filename=\"2-input.jpg\""))
                    .build()));
  }

  @Test
  @DisplayName("begins with a video, and lets an option say more of it")
  void video() {
    stubCreate();
    Map<String, Object> item =
        Map.of("frame_index", 30, "type", "video", "file_name", "1-input.mp4");

    azure.create(checked(azure, REQUEST.toBuilder().reference(MP4).build()));
    azure.create(
        checked(
            azure,
            REQUEST.toBuilder().reference(MP4).option("inpaint_items", List.of(item)).build()));

    for (int frame : new int[] {0, 30}) {
      SERVER.verify(
          postRequestedFor(urlEqualTo(CREATE))
              .withRequestBodyPart(
                  aMultipart("inpaint_items")
                      .withBody(
                          equalToJson(
                              "[{\"frame_index\":"
                                  + frame
                                  + ",\"type\":\"video\",\"file_name\":\"1-input.mp4\"}]"))
                      .build()));
    }
  }

  static Stream<VideoRequest> withoutWords() {
    return Stream.of(
        REQUEST.toBuilder().duration(Duration.ofMillis(2500)).build(),
        VideoRequest.builder("a cat").duration(Duration.ofSeconds(8)).build(),
        VideoRequest.builder("a cat").size(854, 480).build(),
        REQUEST.toBuilder().seed(7).build(),
        REQUEST.toBuilder().fps(24).build(),
        REQUEST.toBuilder().audio(true).build(),
        REQUEST.toBuilder().negativePrompt("dogs").build(),
        REQUEST.toBuilder().reference(PNG).build(),
        REQUEST.toBuilder().firstFrame(MP4).build(),
        REQUEST.toBuilder().firstFrame(PNG).reference(MP4).build(),
        REQUEST.toBuilder().reference(MP4).reference(MP4).build(),
        REQUEST.toBuilder().firstFrame(Media.fileId("file-1")).build(),
        REQUEST.toBuilder().firstFrame(Media.url(URI.create("https://p.test/cat.png"))).build());
  }

  @ParameterizedTest
  @MethodSource("withoutWords")
  @DisplayName("refuses what the format does not support, before anything is sent")
  void withoutWords(VideoRequest request) {
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(() -> azure.create(CheckedRequest.unchecked(request)))
        .withMessageContaining("it takes a prompt")
        .withMessageContaining("Nothing was sent");

    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"prompt", "Prompt", "model", "width", "height", "n_seconds", "n_variants"})
  @DisplayName("refuses an option in place of what its job is recognised by")
  void ownFields(String option) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () -> azure.create(checked(azure, REQUEST.toBuilder().option(option, 1).build())))
        .withMessageContaining('"' + option + '"')
        .withMessageContaining("Nothing was sent");

    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  @DisplayName("finds a job whose response was lost in the list, and pays once")
  void lostAnswer() {
    SERVER.stubFor(post(CREATE).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    SERVER.stubFor(
        get(urlPathEqualTo(JOBS))
            .willReturn(okJson("{\"data\":[" + job("task_7", "queued") + "]}")));

    assertThat(azure.create(checked(azure, REQUEST)).id()).isEqualTo("task_7");

    SERVER.verify(1, postRequestedFor(urlEqualTo(CREATE)));
    SERVER.verify(getRequestedFor(urlEqualTo(JOBS + "?limit=100&api-version=preview")));
  }

  @Test
  @DisplayName("says that it is uncertain if the job is not in the list")
  void uncertain() {
    SERVER.stubFor(post(CREATE).willReturn(aResponse().withStatus(502)));
    SERVER.stubFor(get(urlPathEqualTo(JOBS)).willReturn(okJson("{\"data\":[]}")));

    assertThatExceptionOfType(SubmissionUncertainException.class)
        .isThrownBy(() -> azure.create(checked(azure, REQUEST)));

    SERVER.verify(1, postRequestedFor(urlEqualTo(CREATE)));
  }

  @Test
  @DisplayName("retrieves")
  void retrieves() {
    SERVER.stubFor(
        get(JOBS + "/task_1?api-version=preview").willReturn(okJson(job("task_1", "running"))));

    assertThat(azure.retrieve("task_1").providerStatus()).isEqualTo("running");
  }

  @Test
  @DisplayName("lists with a limit always, from a cursor on, in both orders")
  void lists() {
    SERVER.stubFor(
        get(urlPathEqualTo(JOBS))
            .willReturn(okJson("{\"data\":[{\"id\":\"c\"},{\"id\":\"b\"}],\"has_more\":true}")));
    SERVER.stubFor(
        get(urlPathEqualTo(JOBS))
            .withQueryParam("after", equalTo("b"))
            .willReturn(okJson("{\"data\":[{\"id\":\"a\"}],\"has_more\":false}")));

    assertThat(azure.list(ListQuery.newest(2)).nextCursor()).hasValue("b");
    assertThat(azure.list(ListQuery.newest(2).after("b")).nextCursor()).isEmpty();
    assertThat(azure.list(ListQuery.oldest(2)).items())
        .extracting(VideoJob::id)
        .containsExactly("a", "b");

    SERVER.verify(getRequestedFor(urlEqualTo(JOBS + "?limit=2&api-version=preview")));
    SERVER.verify(getRequestedFor(urlEqualTo(JOBS + "?limit=2&after=b&api-version=preview")));
    SERVER.verify(getRequestedFor(urlEqualTo(JOBS + "?limit=100&after=b&api-version=preview")));
  }

  @Test
  @DisplayName("deletes")
  void deletes() {
    SERVER.stubFor(
        delete(urlPathEqualTo(JOBS + "/task_1")).willReturn(aResponse().withStatus(204)));

    azure.delete("task_1");

    SERVER.verify(1, deleteRequestedFor(urlEqualTo(JOBS + "/task_1?api-version=preview")));
  }

  @ParameterizedTest
  @CsvSource({
    "VIDEO,     high, video/mp4, video/mp4,  video?api-version=preview&quality=high",
    "VIDEO,     low,  video/mp4, video/mp4,  video?api-version=preview&quality=low",
    "THUMBNAIL, high, image/jpg, image/jpeg, thumbnail?api-version=preview",
  })
  @DisplayName("opens the files of a generation")
  void opens(String asset, String quality, String sent, String mediaType, String address)
      throws Exception {
    SERVER.stubFor(
        get("/openai/v1/video/generations/gen_1/content/" + address)
            .willReturn(aResponse().withHeader("Content-Type", sent).withBody("\u0000content")));

    try (VideoGenerator generator =
            new AzureVideoGeneratorProvider().open(context.with("video-quality", quality));
        MediaStream stream =
            generator.open(
                VideoOutput.of("task_1", "gen_1", 0), Asset.valueOf(asset), ByteRange.all())) {
      assertThat(stream.content()).hasContent("\u0000content");
      assertThat(stream.mediaType()).hasValue(mediaType);
    }
  }

  @Test
  @DisplayName("says of the file of an unfinished job that it is not finished")
  void unfinished() {
    SERVER.stubFor(
        get(JOBS + "/task_1?api-version=preview").willReturn(okJson(job("task_1", "running"))));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () -> azure.open(VideoOutput.of("task_1", "task_1", 0), Asset.VIDEO, ByteRange.all()))
        .satisfies(error -> assertThat(error.job()).hasValue(JobRef.of("east", "task_1")));
  }

  @Test
  @DisplayName("has no remix and no spritesheet, and says what it has")
  void lacks() {
    VideoOutput output = VideoOutput.of("task_1", "gen_1", 0);

    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(() -> azure.create(checked(azure, remix("task_1", "in blue"))))
        .withMessageContaining("does not take: remix");
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(() -> azure.open(output, Asset.SPRITESHEET, ByteRange.all()))
        .withMessageContaining("has no spritesheet; it creates, retrieves, lists and deletes jobs")
        .withMessageContaining("videogen.east.api=videos")
        .withMessageContaining("thumbnails");
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  @DisplayName("does nothing once it is closed")
  void closed() {
    azure.close();

    for (Runnable call :
        List.<Runnable>of(
            azure::capabilities,
            () -> azure.create(CheckedRequest.unchecked(REQUEST)),
            () -> azure.retrieve("t"),
            () -> azure.list(ListQuery.oldest(1)),
            () -> azure.delete("t"),
            () -> azure.open(VideoOutput.of("t", "g", 0), Asset.SPRITESHEET, ByteRange.all()))) {
      assertThatExceptionOfType(ClientClosedException.class).isThrownBy(call::run);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  @DisplayName("makes no path of what can be no id")
  void ids(String id) {
    VideoOutput output = VideoOutput.of("task_1", id, 0);

    assertThatExceptionOfType(VideoException.class).isThrownBy(() -> azure.retrieve(id));
    assertThatExceptionOfType(VideoException.class).isThrownBy(() -> azure.delete(id));
    assertThatExceptionOfType(VideoException.class)
        .isThrownBy(() -> azure.open(output, Asset.VIDEO, ByteRange.all()));
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  static Stream<String> refusalsForContent() {
    String inner =
        "\"inner_error\":{\"code\":\"ResponsibleAIPolicyViolation\",\"revised_prompt\":\"a kind"
            + " cat\"}";
    return Stream.of(
        "{\"error\":{\"code\":\"BadRequest\",\"message\":\"no\"," + inner + "}}",
        "{\"code\":\"BadRequest\",\"message\":\"no\"," + inner + "}",
        "{\"error\":{\"code\":\"content_policy_violation\",\"message\":\"no\","
            + "\"revised_prompt\":\"a kind cat\"}}",
        "{\"code\":\"contentFilter\",\"message\":\"no\",\"param\":null,\"type\":null,"
            + "\"revised_prompt\":\"a kind cat\"}");
  }

  @ParameterizedTest
  @MethodSource("refusalsForContent")
  @DisplayName("knows a refusal on grounds of content in all its forms")
  void contentPolicy(String body) {
    SERVER.stubFor(
        post(CREATE)
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withHeader("apim-request-id", "apim_1")
                    .withHeader("x-request-id", "inner_1")
                    .withBody(body)));

    assertThatExceptionOfType(ContentPolicyException.class)
        .isThrownBy(() -> azure.create(checked(azure, REQUEST)))
        .satisfies(
            refusal -> {
              assertThat(refusal.revisedPrompt()).hasValue("a kind cat");
              assertThat(refusal.requestId()).hasValue("apim_1");
              assertThat(refusal.vendorMessage()).hasValue("no");
              assertThat(refusal.billed()).isEqualTo(Billed.NO);
            });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({", films", "trailers, trailers"})
  @DisplayName("says which deployment is missing, and what to check")
  void missingDeployment(String named, String missing) {
    SERVER.stubFor(
        post(CREATE)
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withHeader("apim-request-id", "apim_1")
                    .withBody(
                        "{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"The API"
                            + " deployment for this resource does not exist.\"}}")));
    VideoRequest request = named == null ? REQUEST : REQUEST.toBuilder().model(named).build();

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> azure.create(checked(azure, request)))
        .withMessageContaining(SERVER.baseUrl() + " has no deployment \"" + missing + "\"")
        .withMessageContaining("The API deployment for this resource does not exist.")
        .withMessageContaining("videogen.east.deployment")
        .withMessageContaining("videogen.east.api")
        .satisfies(
            error -> {
              assertThat(error.code()).hasValue("DeploymentNotFound");
              assertThat(error.httpStatus()).hasValue(404);
              assertThat(error.requestId()).hasValue("apim_1");
              assertThat(error.billed()).isEqualTo(Billed.NO);
            });
  }

  /** The request as a client gives it to the generator. */
  private static CheckedRequest checked(VideoGenerator generator, VideoRequest request) {
    return CheckedRequest.check(request, generator.capabilities(), Fit.EXACT, generator.name());
  }

  private static VideoRequest remix(String id, String prompt) {
    return VideoRequest.builder(prompt).source(VideoSource.remix(JobRef.of("acme", id))).build();
  }
}
