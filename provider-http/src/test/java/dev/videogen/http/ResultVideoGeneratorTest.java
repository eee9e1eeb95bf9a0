package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.VideoException;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import feign.Param;
import feign.RequestLine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A generator whose vendor tells by a second call how a job ended")
class ResultVideoGeneratorTest {

  private static final StatusMap WORDS =
      StatusMap.common()
          .with(JobStatus.CANCELLED, "stopped_by_user")
          .charging(Billed.YES, JobStatus.COMPLETED);

  private static final VendorRules RULES =
      VendorRules.builder()
          .codeFields("why")
          .messages(ErrorKind.CONFLICT, Pattern.compile("too early"))
          .build();

  private static final String ENDED = "{\"id\":\"j\",\"status\":\"done\"}";
  private static final String VIDEO = "{\"video\":{\"url\":\"https://files.example/a.mp4\"}}";

  private FaultServer vendor;
  private Acme acme;

  interface AcmeWire {

    @RequestLine("POST /jobs")
    JsonResponse create(Map<String, String> body);

    @RequestLine("GET /jobs/{id}")
    JsonResponse status(@Param("id") PathSegment id);

    @RequestLine("GET /jobs/{id}/result")
    JsonResponse result(@Param("id") PathSegment id);

    @RequestLine("POST /jobs/{id}/cancel")
    void cancel(@Param("id") PathSegment id);
  }

  /** What its responses mean. */
  static final class AcmeMapping extends ResultMapping {

    AcmeMapping(Context context) {
      super(context, WORDS);
    }

    @Override
    public VideoJob job(JsonView json) {
      return withError(job(json, WORDS).build(), json);
    }

    @Override
    protected Billed billed(VideoException error) {
      return error.httpStatus().orElse(0) >= 500 ? Billed.NO : super.billed(error);
    }
  }

  /** The generator. */
  static final class Acme extends ResultVideoGenerator {

    private final AcmeWire wire;
    private final AcmeMapping mapping;

    Acme(VendorConnection connection) {
      super(connection, Capabilities.builder().build());
      this.wire = connection.wire(AcmeWire.class);
      this.mapping = new AcmeMapping(connection.mapping());
    }

    @Override
    public VideoJob create(CheckedRequest request) {
      return submit(
          Submission.create(request, () -> mapping.job(wire.create(Map.of("prompt", "a cat")))));
    }

    @Override
    protected VideoJob read(PathSegment id) {
      return mapping.job(wire.status(id), id);
    }

    @Override
    protected JsonResponse result(String id) {
      return wire.result(PathSegment.of(Operation.RETRIEVE, id));
    }

    @Override
    protected ResultMapping mapping(String id) {
      return mapping;
    }

    @Override
    public VideoJob cancel(String id) {
      return cancel(id, wire::cancel);
    }

    @Override
    public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void open() throws IOException {
    vendor = FaultServer.start();
    acme =
        new Acme(
            VendorConnection.to(vendor.url("/"), new TestContext().with("retry.max-attempts", "1"))
                .rules(RULES)
                .open());
  }

  @AfterEach
  void close() throws IOException {
    acme.close();
    vendor.close();
  }

  private VideoJob retrieve(String status, int code, String result) {
    vendor.respond(json(200, status)).respond(json(code, result.replace('\'', '"')));
    return acme.retrieve("j");
  }

  private VideoJob create() {
    return acme.create(CheckedRequest.unchecked(VideoRequest.builder("a cat").build()));
  }

  @Test
  @DisplayName("tells a success with its files once the result is read")
  void success() {
    VideoJob job = retrieve(ENDED, 200, VIDEO);

    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.billed()).isEqualTo(Billed.YES);
    assertThat(job.outputs()).hasSize(1);
  }

  @Test
  @DisplayName("asks for no result of a job that runs")
  void running() {
    vendor.respond(json(200, ENDED.replace("done", "running")));

    assertThat(acme.retrieve("j").status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(vendor.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'why':'too_dark','message':'too dark' | FAILED | too_dark",
        "'why':'content_filter','message':'no' | FAILED | content_filter",
        "'why':'stopped_by_user','message':'gone' | CANCELLED | stopped_by_user",
      })
  @DisplayName("takes a model's error in a status that ends, or in a result, for how the job ended")
  void errorInside(String error, JobStatus status, String code) throws IOException {
    String told = ("{'id':'j','status':'done'," + error + "}").replace('\'', '"');
    vendor.respond(json(200, told));
    VideoJob byStatus = acme.retrieve("j");
    assertThat(vendor.requests()).hasSize(1);
    close();
    open();
    VideoJob byResult = retrieve(ENDED, 200, "{" + error + "}");
    assertThat(vendor.requests()).hasSize(2);

    for (VideoJob job : List.of(byStatus, byResult)) {
      assertThat(job.status()).isEqualTo(status);
      assertThat(job.error().orElseThrow().code()).isEqualTo(code);
      assertThat(job.error().orElseThrow().contentPolicy()).isEqualTo(code.startsWith("content"));
      assertThat(job.billed()).isEqualTo(Billed.UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"out of memory\"', FAILED",
    "'{\"message\":\"no\"}', FAILED",
    "null, COMPLETED",
    "'\"\"', COMPLETED",
    "{}, COMPLETED",
  })
  @DisplayName("takes an error without a word, too, in a status that ends, if it says anything")
  void errorWithoutWord(String error, JobStatus status) {
    VideoJob job = retrieve(ENDED.replace("}", ",\"error\":" + error + "}"), 200, VIDEO);

    assertThat(job.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {'why':'too_dark'} | too_dark | UNKNOWN",
        "422 | {'message':'no'} | '' | UNKNOWN",
        "500 | {'why':'crashed','message':'oops'} | crashed | NO",
      })
  @DisplayName("takes the model's own error in place of a result for a failed job")
  void modelsError(int status, String body, String code, Billed billed) {
    VideoJob job = retrieve(ENDED, status, body);

    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(job.error().orElseThrow().code()).isEqualTo(code);
    assertThat(job.billed()).isEqualTo(billed);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 408, 429, 500, 502, 503, 504})
  @DisplayName("takes a refused or broken call for a result for no end of the job")
  void failedRead(int status) {
    assertThatThrownBy(() -> retrieve(ENDED, status, "{'code':'no_word_of_a_model'}"))
        .isInstanceOf(VideoException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 408, 425, 429})
  @DisplayName("takes a refused call for no end of the job whatever word comes with it")
  void refusedRead(int status) {
    assertThatThrownBy(() -> retrieve(ENDED, status, "{'why':'too_dark'}"))
        .isInstanceOf(VideoException.class);
  }

  @Test
  @DisplayName("tells a job as running whose result is still to come")
  void tooEarly() {
    VideoJob job = retrieve(ENDED, 400, "{'message':'too early'}");

    assertThat(job.status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(job.billed()).isEqualTo(Billed.UNKNOWN);
  }

  @Test
  @DisplayName("takes a result with neither a video nor an error for one that cannot be read")
  void neither() {
    assertThatExceptionOfType(ProviderFailureException.class)
        .isThrownBy(() -> retrieve(ENDED, 200, "{'seed':7}"))
        .withMessageContaining("it names no video");
  }

  @Test
  @DisplayName("tells a created job that has ended with its result")
  void createdAndEnded() {
    vendor.respond(json(200, ENDED)).respond(json(200, VIDEO));

    assertThat(create().outputs()).hasSize(1);
  }

  @Test
  @DisplayName("tells a created job that has ended as running if its result could not be read")
  void createdAndUnread() {
    vendor.respond(json(200, ENDED)).respond(json(503, "{}"));

    VideoJob unread = create();

    assertThat(unread.status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(unread.billed()).isEqualTo(Billed.UNKNOWN);
  }

  @Test
  @DisplayName("tells a job that ended before it was cancelled with its result")
  void cancel() {
    vendor.respond(json(409, "{}")).respond(json(200, ENDED)).respond(json(200, VIDEO));

    assertThat(acme.cancel("j").outputs()).hasSize(1);
  }
}
