package dev.videogen.fal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Media;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.capabilities.Support;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A generator for fal")
class FalVideoGeneratorTest {

  private static final String KEY = "key-id:key-secret";
  private static final String MODEL = "fal-ai/veo3.1/fast";
  private static final String JOB = MODEL + "~r-1";
  private static final String REQUEST = "/q/fal-ai/veo3.1/requests/r-1";
  private static final String ACCEPTED = "{\"status\":\"IN_QUEUE\",\"request_id\":\"r-1\"}";
  private static final String COMPLETED = "{\"status\":\"COMPLETED\",\"request_id\":\"r-1\"}";
  private static final VideoRequest CAT = VideoRequest.builder("a cat").model(MODEL).build();

  /** Begins as a PNG file does. */
  private static final byte[] PICTURE = {
    (byte) 0x89,
    'P',
    'N',
    'G',
    13,
    10,
    26,
    10,
    0,
    0,
    0,
    13,
    'I',
    'H',
    'D',
    'R',
    0,
    0,
    0,
    1,
    0,
    0,
    0,
    1,
    8,
    6,
    0,
    0,
    0
  };

  /** Begins as an MP4 file does. */
  private static final byte[] FILM = {
    0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 2, 0, 'i', 's', 'o', 'm', 'm', 'p',
    '4', '1'
  };

  @RegisterExtension static final WireMockExtension SERVER = server();

  /** Another origin, to which no key belongs. */
  @RegisterExtension static final WireMockExtension ELSEWHERE = server();

  private final TestContext context = new TestContext().named("fal");
  private VideoGenerator fal = open();

  private static WireMockExtension server() {
    return WireMockExtension.newInstance()
        .options(WireMockConfiguration.options().dynamicPort())
        .build();
  }

  private VideoGenerator open() {
    return new FalVideoGeneratorProvider()
        .open(
            context
                .with("base-url", SERVER.baseUrl() + "/q")
                .with("api-key", KEY)
                .with("retry.max-attempts", "2"));
  }

  private void reopen(String setting, String value) {
    fal.close();
    context.with(setting, value);
    fal = open();
  }

  @AfterEach
  void close() {
    fal.close();
  }

  @BeforeEach
  void queue() {
    SERVER.stubFor(post("/q/" + MODEL).willReturn(okJson(ACCEPTED)));
  }

  private void status(int status, String body) {
    SERVER.stubFor(
        get(REQUEST + "/status").willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private void result(ResponseDefinitionBuilder response) {
    status(200, COMPLETED);
    SERVER.stubFor(get(REQUEST).willReturn(response));
  }

  private static ResponseDefinitionBuilder response(int status, String body) {
    return aResponse().withStatus(status).withBody(body);
  }

  private VideoJob create(VideoRequest request) {
    return fal.create(CheckedRequest.unchecked(request));
  }

  @Test
  @DisplayName("sends a model's input with the key, and names the job by model and request")
  void create() {
    VideoJob job = create(CAT);

    assertThat(job.ref()).isEqualTo(JobRef.of("fal", JOB));
    assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
    assertThat(job.providerStatus()).isEqualTo("IN_QUEUE");
    assertThat(job.model()).hasValue(MODEL);
    assertThat(job.prompt()).hasValue("a cat");
    SERVER.verify(
        postRequestedFor(urlEqualTo("/q/" + MODEL))
            .withHeader("Authorization", equalTo("Key " + KEY))
            .withRequestBody(equalToJson("{\"prompt\":\"a cat\"}")));
  }

  @Test
  @DisplayName("takes of the addresses in a response the path alone, and asks the base URL for it")
  void addresses() {
    String other = "/else/where/requests/r-1";
    SERVER.stubFor(
        post("/q/" + MODEL)
            .willReturn(
                okJson(
                    ACCEPTED.replace(
                        "}", ",\"response_url\":\"" + ELSEWHERE.baseUrl() + other + "\"}"))));
    SERVER.stubFor(get("/q" + other + "/status").willReturn(okJson(ACCEPTED)));

    VideoJob job = create(CAT);

    assertThat(fal.retrieve(job.id()).ref()).isEqualTo(job.ref());
    ELSEWHERE.verify(0, getRequestedFor(urlPathEqualTo(other)));
    assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"veo3", "../secret", "a//b", "a/../../b", "/a/b"})
  @DisplayName("refuses a model that is no endpoint before anything is sent")
  void noEndpoint(String model) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> create(CAT.toBuilder().model(model).build()))
        .withMessageContaining("Nothing was sent");
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  @DisplayName("uses the configured model where a request names none, and else says how to name it")
  void model() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> create(VideoRequest.builder("a cat").build()))
        .withMessageContaining("videogen.fal.model");
    reopen("model", MODEL);

    assertThat(create(VideoRequest.builder("a cat").build()).model()).hasValue(MODEL);
  }

  @ParameterizedTest
  @CsvSource({
    "fal-ai/veo3.1, fal-ai/veo3.1",
    "fal-ai/veo3.1/image-to-video, fal-ai/veo3.1",
    "fal-ai/kling-video/v3/pro/text-to-video, fal-ai/kling-video",
    "workflows/me/film, workflows/me/film",
    "comfy/me/film/now, comfy/me/film",
  })
  @DisplayName("asks for a request below the first two names of its model, or a namespace and two")
  void app(String model, String app) {
    SERVER.stubFor(get("/q/" + app + "/requests/r-1/status").willReturn(okJson(ACCEPTED)));

    assertThat(fal.retrieve(model + "~r-1").id()).isEqualTo(model + "~r-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"video_1", "~", "a~", "~b", "%zz~b"})
  @DisplayName("refuses an id that is none of its own before anything is sent, and tells the form")
  void notOurs(String id) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> fal.retrieve(id))
        .withMessageContaining("ENDPOINT~REQUEST")
        .withMessageContaining("Nothing was sent");
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "202, IN_QUEUE, QUEUED",
    "202, IN_PROGRESS, IN_PROGRESS",
    "200, CANCELLED, CANCELLED",
    "200, BORED, IN_PROGRESS",
  })
  @DisplayName("reads where a job stands by one call, whatever its status")
  void words(int status, String word, JobStatus expected) {
    status(status, "{\"status\":\"" + word + "\",\"request_id\":\"r-1\",\"logs\":[]}");

    VideoJob job = fal.retrieve(JOB);

    assertThat(job.status()).isEqualTo(expected);
    assertThat(job.providerStatus()).isEqualTo(word);
    assertThat(job.ref()).isEqualTo(JobRef.of("fal", JOB));
    SERVER.verify(0, getRequestedFor(urlEqualTo(REQUEST)));
  }

  @Test
  @DisplayName("reads a video from the result of a request that has completed")
  void completed() {
    result(okJson("{\"video\":{\"url\":\"https://v3b.fal.media/a.mp4\"},\"seed\":7}"));

    VideoJob job = fal.retrieve(JOB);

    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.billed()).isEqualTo(Billed.YES);
    assertThat(job.outputs())
        .singleElement()
        .satisfies(
            output ->
                assertThat(output.address()).hasToString("Optional[https://v3b.fal.media/a.mp4]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'error':'Runner disconnected','error_type':'runner_disconnected'"
            + "| FAILED | runner_disconnected | Runner disconnected",
        "'error':'out of memory' | FAILED | '' | out of memory",
        "'error_type':'startup_timeout' | FAILED | startup_timeout | ''",
        "'error':{'message':'no'} | FAILED | '' | no",
        "'detail':[{'loc':['body','prompt'],'msg':'no','type':'content_policy_violation'}]"
            + "| FAILED | content_policy_violation | body.prompt: no",
        "'error':'gone','error_type':'client_cancelled' | CANCELLED | client_cancelled | gone",
      })
  @DisplayName("takes an error in the status of a request that has ended for its end")
  void errorInside(String error, JobStatus expected, String code, String message) {
    String json = ("{'status':'COMPLETED','request_id':'r-1'," + error + "}").replace('\'', '"');
    status(200, json);

    VideoJob job = fal.retrieve(JOB);

    assertThat(job.status()).isEqualTo(expected);
    assertThat(job.error().orElseThrow().code()).isEqualTo(code);
    assertThat(job.error().orElseThrow().message()).contains(message);
    assertThat(job.error().orElseThrow().contentPolicy()).isEqualTo(code.startsWith("content"));
    assertThat(job.billed()).isEqualTo(Billed.UNKNOWN);
    SERVER.verify(0, getRequestedFor(urlEqualTo(REQUEST)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"error\":null",
        "\"error\":\"\"",
        "\"error\":false",
        "\"error\":{}",
        "\"error\":{\"message\":null,\"code\":0,\"cause\":{\"error\":\"\"}}",
        "\"error\":[{}]",
        "\"error_type\":null"
      })
  @DisplayName("takes nothing for an error that says nothing")
  void noError(String nothing) {
    result(okJson("{\"video\":{\"url\":\"https://v3b.fal.media/a.mp4\"}}"));
    status(200, COMPLETED.replace("}", "," + nothing + "}"));

    assertThat(fal.retrieve(JOB).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "422 | {'detail':'no'} | '' | UNKNOWN",
        "422 | {'detail':[{'loc':['body','image'],'msg':'too small','type':'image_too_small'}]}"
            + "| image_too_small | UNKNOWN",
        "400 | {'detail':[{'msg':'no','type':'content_policy_violation'}]}"
            + "| content_policy_violation | UNKNOWN",
        "500 | {'detail':'oops','error_type':'internal_error'} | internal_error | NO",
        "504 | {'detail':'late','error_type':'request_timeout'} | request_timeout | NO",
        "200 | {'error':'oops','error_type':'internal_error'} | internal_error | UNKNOWN",
        "200 | {'detail':[{'msg':'no','type':'file_download_error'}]} | file_download_error |"
            + " UNKNOWN",
      })
  @DisplayName("takes a model's own error in place of a result for a failed job, with its reason")
  void modelsError(int status, String body, String code, Billed billed) {
    result(response(status, body.replace('\'', '"')));

    VideoJob job = fal.retrieve(JOB);

    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(job.error().orElseThrow().code()).isEqualTo(code);
    assertThat(job.error().orElseThrow().message()).isNotBlank();
    assertThat(job.error().orElseThrow().contentPolicy()).isEqualTo(code.startsWith("content"));
    assertThat(job.billed()).isEqualTo(billed);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 408, 429, 500, 502, 503, 504, 520})
  @DisplayName("takes a refused or broken call for a result for no end of the job")
  void failedRead(int status) {
    result(response(status, "{\"detail\":\"oops\"}"));

    assertThatThrownBy(() -> fal.retrieve(JOB))
        .isInstanceOfSatisfying(
            VideoException.class, error -> assertThat(error.job()).hasValue(JobRef.of("fal", JOB)));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 408, 429})
  @DisplayName("takes a refused call for no end of the job whatever word comes with it")
  void refusedRead(int status) {
    result(response(status, "{\"detail\":\"oops\",\"error_type\":\"unauthorized\"}"));

    assertThatThrownBy(() -> fal.retrieve(JOB)).isInstanceOf(VideoException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"425 | {}", "400 | {\"detail\":\"Request is still in progress\"}"})
  @DisplayName("takes a result that is still to come for a job that still runs")
  void tooEarly(int status, String body) {
    result(response(status, body));

    VideoJob job = fal.retrieve(JOB);

    assertThat(job.status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(job.error()).isEmpty();
  }

  @Test
  @DisplayName("takes a result without a video for one that cannot be read")
  void noVideo() {
    result(okJson("{\"images\":[{\"url\":\"https://v3b.fal.media/a.png\"}]}"));

    assertThatExceptionOfType(ProviderFailureException.class)
        .isThrownBy(() -> fal.retrieve(JOB))
        .withMessageContaining("it names no video");
  }

  @Test
  @DisplayName("takes the status of another request for none")
  void another() {
    status(200, COMPLETED.replace("r-1", "r-2"));

    assertThatExceptionOfType(ProviderFailureException.class)
        .isThrownBy(() -> fal.retrieve(JOB))
        .withMessageContaining("another job");
  }

  @Test
  @DisplayName("says of an account without credit that it has none")
  void noCredit() {
    SERVER.stubFor(
        post("/q/" + MODEL)
            .willReturn(
                response(403, "{\"detail\":\"User is locked. Reason: Exhausted balance.\"}")));

    assertThatExceptionOfType(PaymentRequiredException.class).isThrownBy(() -> create(CAT));
  }

  @Test
  @DisplayName("cancels with PUT, and tells the job as it is then")
  void cancel() {
    SERVER.stubFor(
        put(REQUEST + "/cancel")
            .willReturn(response(202, "{\"status\":\"CANCELLATION_REQUESTED\"}")));
    status(202, "{\"status\":\"IN_PROGRESS\",\"request_id\":\"r-1\"}");

    assertThat(fal.cancel(JOB).status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(fal.capabilities().support(Feature.CANCEL)).isEqualTo(Support.RACY);
  }

  @Test
  @DisplayName("tells a job that has ended, and that it did not cancel, with its video")
  void cancelTooLate() {
    SERVER.stubFor(
        put(REQUEST + "/cancel").willReturn(response(400, "{\"status\":\"ALREADY_COMPLETED\"}")));
    result(okJson("{\"video\":{\"url\":\"https://v3b.fal.media/a.mp4\"}}"));

    VideoJob job = fal.cancel(JOB);

    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.outputs()).hasSize(1);
  }

  @Test
  @DisplayName("does not find what it is to cancel and does not know")
  void cancelUnknown() {
    SERVER.stubFor(
        put(REQUEST + "/cancel").willReturn(response(404, "{\"status\":\"NOT_FOUND\"}")));

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> fal.cancel(JOB));
  }

  @Test
  @DisplayName("puts a large file into the storage, whose place gets no key, and sends its address")
  void upload() {
    reopen("storage-url", SERVER.baseUrl() + "/s");
    reopen("upload-above", "10");
    String place = ELSEWHERE.baseUrl() + "/bucket/1?signature=abc";
    SERVER.stubFor(
        post("/s/storage/upload/initiate?storage_type=fal-cdn-v3")
            .willReturn(
                okJson(
                    "{\"upload_url\":\""
                        + place
                        + "\",\"file_url\":\"https://v3b.fal.media/1\"}")));
    ELSEWHERE.stubFor(put("/bucket/1?signature=abc").willReturn(response(200, "")));

    create(CAT.toBuilder().firstFrame(Media.of(PICTURE)).build());

    SERVER.verify(
        postRequestedFor(urlPathEqualTo("/s/storage/upload/initiate"))
            .withHeader("Authorization", equalTo("Key " + KEY))
            .withRequestBody(matchingJsonPath("$.content_type", equalTo("image/png"))));
    ELSEWHERE.verify(
        putRequestedFor(urlEqualTo("/bucket/1?signature=abc"))
            .withHeader("Authorization", absent())
            .withHeader("Content-Type", equalTo("image/png"))
            .withRequestBody(binaryEqualTo(PICTURE)));
    SERVER.verify(
        postRequestedFor(urlEqualTo("/q/" + MODEL))
            .withRequestBody(matchingJsonPath("$.image_url", equalTo("https://v3b.fal.media/1"))));
  }

  @Test
  @DisplayName("creates nothing, and says so, if a file cannot be put into the storage")
  void uploadFails() {
    reopen("storage-url", SERVER.baseUrl() + "/s");
    reopen("upload-above", "10");
    SERVER.stubFor(
        post(urlPathEqualTo("/s/storage/upload/initiate"))
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    assertThatThrownBy(() -> create(CAT.toBuilder().firstFrame(Media.of(PICTURE)).build()))
        .isInstanceOfSatisfying(
            VideoException.class, error -> assertThat(error.billed()).isEqualTo(Billed.NO));
    SERVER.verify(2, postRequestedFor(urlPathEqualTo("/s/storage/upload/initiate")));
    SERVER.verify(0, postRequestedFor(urlEqualTo("/q/" + MODEL)));
  }

  @Test
  @DisplayName("sends a file inside the request where it is small or there is no storage")
  void inline() {
    create(CAT.toBuilder().firstFrame(Media.of(PICTURE)).build());

    String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(PICTURE);
    SERVER.verify(
        postRequestedFor(urlEqualTo("/q/" + MODEL))
            .withRequestBody(matchingJsonPath("$.image_url", equalTo(data))));
  }

  @Test
  @DisplayName("reads a video out of the result, as a model gives it that is asked for sync_mode")
  void videoInResult() throws IOException {
    String data = "data:video/mp4;base64," + Base64.getEncoder().encodeToString(FILM);
    result(okJson("{\"video\":{\"url\":\"" + data + "\"}}"));

    try (MediaStream stream =
        fal.open(fal.retrieve(JOB).outputs().get(0), Asset.VIDEO, ByteRange.all())) {
      assertThat(stream.content().readAllBytes()).isEqualTo(FILM);
    }
  }

  @Test
  @DisplayName("fetches a video from another origin without the key")
  void download() throws IOException {
    ELSEWHERE.stubFor(
        get("/a.mp4")
            .willReturn(aResponse().withHeader("Content-Type", "video/mp4").withBody(FILM)));
    result(okJson("{\"video\":{\"url\":\"" + ELSEWHERE.baseUrl() + "/a.mp4\"}}"));

    try (MediaStream stream =
        fal.open(fal.retrieve(JOB).outputs().get(0), Asset.VIDEO, ByteRange.all())) {
      assertThat(stream.content().readAllBytes()).isEqualTo(FILM);
    }
    ELSEWHERE.verify(getRequestedFor(urlEqualTo("/a.mp4")).withHeader("Authorization", absent()));
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(
            () -> fal.open(fal.retrieve(JOB).outputs().get(0), Asset.THUMBNAIL, ByteRange.all()));
  }

  @Test
  @DisplayName("names the job of a create whose response broke off behind its id")
  void cutResponse() {
    SERVER.stubFor(
        post("/q/" + MODEL).willReturn(okJson("{\"request_id\":\"r-1\",\"status\":\"IN_QU")));
    status(202, ACCEPTED);

    assertThat(create(CAT).ref()).isEqualTo(JobRef.of("fal", JOB));
    SERVER.verify(1, postRequestedFor(urlEqualTo("/q/" + MODEL)));
  }

  @Test
  @DisplayName("finds the job of a lost create in the list of its model, and sends nothing twice")
  void lost() {
    reopen("platform-url", SERVER.baseUrl() + "/p");
    SERVER.stubFor(post("/q/" + MODEL).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    Instant now = context.time().now();
    String entry =
        "{'request_id':'r-1','endpoint_id':'%s','sent_at':'%s','json_input':{'prompt':'a cat'}}";
    SERVER.stubFor(
        get(urlPathEqualTo("/p/models/requests/by-endpoint"))
            .withQueryParam("endpoint_id", equalTo(MODEL))
            .withQueryParam("expand", equalTo("payloads"))
            .withHeader("Authorization", equalTo("Key " + KEY))
            .willReturn(
                okJson(
                    ("{'items':[" + entry.formatted(MODEL, now) + "],'has_more':false}")
                        .replace('\'', '"'))));

    VideoJob job = create(CAT);

    assertThat(job.ref()).isEqualTo(JobRef.of("fal", JOB));
    assertThat(job.adopted()).isTrue();
    SERVER.verify(1, postRequestedFor(urlEqualTo("/q/" + MODEL)));
  }

  @Test
  @DisplayName("never says of a lost create that there is none, for lists may not have it")
  void notListed() {
    reopen("platform-url", SERVER.baseUrl() + "/p");
    SERVER.stubFor(post("/q/" + MODEL).willReturn(response(500, "")));
    SERVER.stubFor(
        get(urlPathEqualTo("/p/models/requests/by-endpoint"))
            .willReturn(okJson("{\"items\":[],\"has_more\":false}")));

    assertThatExceptionOfType(SubmissionUncertainException.class).isThrownBy(() -> create(CAT));
    SERVER.verify(1, postRequestedFor(urlEqualTo("/q/" + MODEL)));
  }

  @Test
  @DisplayName("says that jobs cannot be listed where the platform API is not known")
  void noPlatform() {
    SERVER.stubFor(post("/q/" + MODEL).willReturn(response(502, "")));

    assertThat(fal.capabilities().listing()).isEqualTo(Listing.NONE);
    assertThatExceptionOfType(SubmissionUncertainException.class).isThrownBy(() -> create(CAT));
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(() -> fal.list(ListQuery.newest(1)));
  }

  @Test
  @DisplayName("lists the requests of the configured model in either order")
  void list() {
    reopen("platform-url", SERVER.baseUrl() + "/p");
    reopen("model", MODEL);
    String entry =
        "{'request_id':'%s','status_code':%s,'json_input':{'prompt':'a cat'},'json_output':%s}";
    SERVER.stubFor(
        get(urlPathEqualTo("/p/models/requests/by-endpoint"))
            .withQueryParam("limit", equalTo("3"))
            .willReturn(
                okJson(
                    ("{'items':["
                            + entry.formatted("r-3", "null", "null")
                            + ","
                            + entry.formatted("r-2", "200", "{'video':{'url':'https://f/a.mp4'}}")
                            + ","
                            + entry.formatted("r-1", "422", "{'detail':[{'msg':'no','type':'t'}]}")
                            + "],'has_more':true,'next_cursor':'c-2'}")
                        .replace('\'', '"'))));

    assertThat(fal.list(ListQuery.newest(3)))
        .satisfies(
            page -> {
              assertThat(page.items())
                  .extracting(VideoJob::status)
                  .containsExactly(JobStatus.IN_PROGRESS, JobStatus.COMPLETED, JobStatus.FAILED);
              assertThat(page.items().get(0).ref()).isEqualTo(JobRef.of("fal", MODEL + "~r-3"));
              assertThat(page.nextCursor()).hasValue("c-2");
            });
    SERVER.stubFor(
        get(urlPathEqualTo("/p/models/requests/by-endpoint"))
            .withQueryParam("limit", equalTo("100"))
            .willReturn(
                okJson(
                    "{\"items\":[{\"request_id\":\"r-2\"},{\"request_id\":\"r-1\"}],"
                        + "\"has_more\":false}")));
    assertThat(fal.list(ListQuery.oldest(1)).items())
        .singleElement()
        .satisfies(job -> assertThat(job.id()).isEqualTo(MODEL + "~r-1"));
  }

  @Test
  @DisplayName("wants a key, and keeps fal's own from an address that is not fal's")
  void keys() {
    FalVideoGeneratorProvider provider = new FalVideoGeneratorProvider();
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> provider.open(new TestContext().named("fal")))
        .withMessageContaining("videogen.fal.api-key")
        .withMessageContaining("FAL_KEY");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                provider.open(
                    new TestContext()
                        .with("api-key", KEY, SettingOrigin.VENDOR_ENVIRONMENT)
                        .with("base-url", "https://gateway.example/q")));
  }

  @Test
  @DisplayName("knows fal's own storage and platform where the queue is fal's own, and no other")
  void origins() {
    TestContext own = new TestContext().with("api-key", KEY);
    try (VideoGenerator atFal = new FalVideoGeneratorProvider().open(own)) {
      assertThat(atFal.capabilities().listing()).isEqualTo(Listing.PARTIAL);
    }
    assertThat(fal.capabilities().listing()).isEqualTo(Listing.NONE);
  }
}
