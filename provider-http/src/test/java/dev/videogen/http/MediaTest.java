package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.head;
import static dev.videogen.conformance.testing.FaultServer.json;
import static dev.videogen.conformance.testing.FaultServer.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.JobRef;
import dev.videogen.VideoOutput;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.FaultServer.Response;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.RequestPriority;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file")
class MediaTest extends AcmeFixture {

  private static final String MP4 = "Content-Type: video/mp4";
  private static final String FILE = "\u0000\u0001\u0002\u0003456789";

  MediaTest() {
    super(new TestContext().with("http.header.X-Team", "films"));
  }

  @Nested
  @DisplayName("is read")
  class Reading {

    @Test
    @DisplayName("with a permit, and again if that fails before it begins")
    void again() throws IOException {
      server.respond(json(503, "{}")).respond(reset()).respond(json(200, FILE, MP4));

      assertThat(read(ByteRange.all())).isEqualTo(FILE);
      assertThat(context.permits())
          .containsExactly(
              RequestPriority.DOWNLOAD, RequestPriority.DOWNLOAD, RequestPriority.DOWNLOAD);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "Image/JPG, image/jpeg",
      "image/jpeg; q=1, image/jpeg",
      "image/webp, image/webp",
    })
    @DisplayName("with its type by the registered name")
    void mediaType(String sent, String mediaType) throws IOException {
      server.respond(json(200, FILE, "Content-Type: " + sent));

      try (MediaStream stream = vendor.open("video_1", ByteRange.all())) {
        assertThat(stream.mediaType()).hasValue(mediaType);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 200})
    @DisplayName("from an offset, if it is still the same")
    void range(int status) throws IOException {
      server.respond(
          json(status, FILE.substring(4), MP4, "Content-Range: bytes 4-9/10", "ETag: \"a\""));

      try (MediaStream stream = vendor.open("video_1", ByteRange.from(4, "\"a\""))) {
        assertThat(stream.offset()).isEqualTo(4);
        assertThat(stream.totalLength()).hasValue(10);
        assertThat(text(stream)).isEqualTo("456789");
      }
      assertThat(server.requests().get(0).headers())
          .containsEntry("Range", "bytes=4-")
          .containsEntry("If-Range", "\"a\"");
    }

    @Test
    @DisplayName("from an offset of a file whose length the server does not know")
    void unknownLength() throws IOException {
      server.respond(json(206, FILE.substring(4), MP4, "Content-Range: bytes 4-9/*"));

      try (MediaStream stream = vendor.open("video_1", ByteRange.from(4))) {
        assertThat(stream.offset()).isEqualTo(4);
        assertThat(stream.totalLength()).isEmpty();
      }
    }

    @Test
    @DisplayName("from the beginning, if the server does not know offsets or the file has changed")
    void wholeInstead() throws IOException {
      server.respond(json(200, FILE, MP4, "ETag: W/\"b\""));

      try (MediaStream stream = vendor.open("video_1", ByteRange.from(4, "\"a\""))) {
        assertThat(stream.offset()).isZero();
        assertThat(stream.totalLength()).hasValue(10);
        assertThat(stream.etag()).as("a weak tag is none").isEmpty();
        assertThat(text(stream)).isEqualTo(FILE);
      }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
      "416, bytes */10, \"a\"",
      "206, bytes 2-9/10, \"a\"",
      "206, nonsense, \"a\"",
      "206, bytes 4-9/10, \"b\"",
      "206, bytes 4-9/10, W/\"a\"",
      "206, bytes 4-9/9, \"a\"",
      "206, bytes 4-8/10, \"a\"",
      "206, bytes 9-4/10, \"a\"",
      "200, bytes 4-9/10, \"b\"",
      "200, bytes 2-9/10, \"a\"",
      "200, nonsense, \"a\"",
    })
    @DisplayName("once more from the beginning, if the part is not the one that was asked for")
    void startedOver(int status, String contentRange, String etag) throws IOException {
      server
          .respond(json(status, "??????", MP4, "Content-Range: " + contentRange, "ETag: " + etag))
          .respond(json(200, FILE, MP4));

      try (MediaStream stream = vendor.open("video_1", ByteRange.from(4, "\"a\""))) {
        assertThat(stream.offset()).isZero();
        assertThat(text(stream)).isEqualTo(FILE);
      }
      assertThat(server.requests().get(1).headers()).doesNotContainKeys("Range", "If-Range");
    }

    @Test
    @DisplayName("as an error if it ends before its length, and not as a short file")
    void cutOff() throws IOException {
      server.respond((request, connection) -> connection.send(head(200, 100, MP4) + FILE).close());

      try (MediaStream stream = vendor.open("video_1", ByteRange.all())) {
        assertThat(stream.totalLength()).hasValue(100);
        assertThatThrownBy(() -> text(stream)).isInstanceOf(IOException.class);
      }
    }

    @Test
    @DisplayName("as an error if its last chunk never comes")
    void chunksCutOff() throws IOException {
      server.respond(
          (request, connection) ->
              connection
                  .send(
                      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n" + FILE + "\r\n")
                  .close());

      try (MediaStream stream = vendor.open("video_1", ByteRange.all())) {
        assertThat(stream.totalLength()).isEmpty();
        assertThatThrownBy(() -> text(stream)).isInstanceOf(IOException.class);
      }
    }

    static Stream<Arguments> texts() {
      return Stream.of("video/mp4", "text/html", "application/json; charset=utf-8")
          .flatMap(
              type ->
                  Stream.of("{\"error\":\"late\"}", "<html>Sign in</html>", "upstream timed out")
                      .map(text -> Arguments.of(type, text)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("as an error if it is a text, whatever its type, which is quoted and not retried")
    void noFile(String type, String text) {
      server.respond(json(200, text, "Content-Type: " + type));

      assertThatThrownBy(() -> read(ByteRange.all()))
          .isInstanceOf(ProviderFailureException.class)
          .hasMessageContaining("the response of acme to download cannot be read: it is no file")
          .hasMessageContaining(text);
      assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204})
    @DisplayName("as a conflict if it is not there yet")
    void notYet(int status) {
      server.respond(json(status, "", MP4));

      assertThatThrownBy(() -> read(ByteRange.all())).isInstanceOf(ConflictException.class);
      assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "application/problem+json"})
    @DisplayName("whatever type it has, of which nothing is told if it is a text's")
    void wrongType(String type) throws IOException {
      server.respond(json(200, FILE, "Content-Type: " + type));

      try (MediaStream stream = vendor.open("video_1", ByteRange.all())) {
        assertThat(stream.mediaType()).isEmpty();
        assertThat(text(stream)).isEqualTo(FILE);
      }
    }
  }

  @Nested
  @DisplayName("is closed half-read")
  class Closing {

    @Test
    @DisplayName("at once, without its rest, and its connection is free")
    void atOnce() throws IOException {
      server.respond(
          (request, connection) -> {
            connection.send(head(200, 1L << 40, MP4) + FILE);
            connection.stall();
          });
      try (AcmeVendor narrow = AcmeVendor.at(server.url(), context.with("max-connections", "1"))) {
        for (int i = 0; i < 5; i++) {
          MediaStream stream = narrow.open("video_1", ByteRange.all());
          assertThat(stream.content().read()).isZero();
          long started = System.nanoTime();
          stream.close();
          stream.close();
          assertThat(Duration.ofNanos(System.nanoTime() - started))
              .isLessThan(Duration.ofMillis(500));
        }
      }
      assertThat(server.connections()).isEqualTo(5);
    }

    @Test
    @DisplayName("by another thread, which ends a read that blocks")
    void byAnother() throws Exception {
      server.respond(stalledFile());
      MediaStream stream = vendor.open("video_1", ByteRange.all());
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread reader = new Thread(() -> thrown.set(catchThrowable(() -> text(stream))));
      reader.start();
      waitUntilReading(reader);
      stream.close();
      reader.join(1000);

      assertThat(reader.isAlive()).isFalse();
      assertThat(thrown.get()).isInstanceOf(IOException.class).hasMessage("the stream is closed");
    }

    @Test
    @DisplayName("by an interrupt of its reader, within a second, the flag still set")
    void byInterrupt() throws Exception {
      server.respond(stalledFile());
      MediaStream stream = vendor.open("video_1", ByteRange.all());
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      AtomicBoolean flag = new AtomicBoolean();
      Thread reader =
          new Thread(
              () -> {
                thrown.set(catchThrowable(() -> text(stream)));
                flag.set(Thread.currentThread().isInterrupted());
              });
      reader.start();
      waitUntilReading(reader);
      reader.interrupt();
      reader.join(1000);

      assertThat(reader.isAlive()).isFalse();
      assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);
      assertThat(flag).isTrue();
      stream.close();
    }

    @Test
    @DisplayName("by the end of the client")
    void byTheClient() throws Exception {
      server.respond(stalledFile());
      MediaStream stream = vendor.open("video_1", ByteRange.all());
      vendor.close();

      assertThatThrownBy(() -> text(stream)).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("by the read-timeout, if nothing comes any more")
    void byTimeout() throws IOException {
      server.respond(stalledFile());
      try (AcmeVendor hasty = AcmeVendor.at(server.url(), context.with("read-timeout", "150ms"));
          MediaStream stream = hasty.open("video_1", ByteRange.all())) {
        assertThatThrownBy(() -> text(stream)).isInstanceOf(IOException.class);
      }
    }

    @Test
    @DisplayName("after its end, its connection serving the next file")
    void reused() throws IOException {
      server.respond(json(200, FILE, MP4));
      read(ByteRange.all());
      read(ByteRange.all());

      assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    @DisplayName("without holding up calls: they have connections of their own")
    void separatePools() throws IOException {
      server.respond(stalledFile()).respond(json(200, "{\"id\":\"video_1\"}"));
      try (AcmeVendor narrow = AcmeVendor.at(server.url(), context.with("max-connections", "1"));
          MediaStream stream = narrow.open("video_1", ByteRange.all())) {
        assertThat(narrow.retrieve("video_1").id()).isEqualTo("video_1");
        assertThat(stream.content().read()).isZero();
      }
    }

    private Response stalledFile() {
      return (request, connection) -> {
        connection.send(head(200, 100, MP4) + FILE);
        connection.stall();
      };
    }

    private void waitUntilReading(Thread reader) {
      // The ten bytes are read; what follows blocks in the socket.
      while (!(reader.getState() == Thread.State.RUNNABLE && inSocket(reader))) {
        Thread.onSpinWait();
      }
    }

    private boolean inSocket(Thread reader) {
      for (StackTraceElement frame : reader.getStackTrace()) {
        if (frame.getClassName().contains("NioSocketImpl")) {
          return true;
        }
      }
      return false;
    }
  }

  @Nested
  @DisplayName("lies elsewhere")
  class Redirects {

    private FaultServer storage;

    @BeforeEach
    void openStorage() throws IOException {
      storage = FaultServer.start();
    }

    @AfterEach
    void closeStorage() throws IOException {
      storage.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("and is fetched from there, without any header of ours, exactly as addressed")
    void elsewhere(int status) throws IOException {
      String signed = "/a%2Fb//c;d/v%20x.mp4?sig=a%2Fb+c%3D&x=%7e&flag&e=";
      server.respond(redirect(status, storage.url() + signed));
      storage.respond(
          json(206, FILE.substring(4), MP4, "Content-Range: bytes 4-9/10", "ETag: \"a\""));

      try (MediaStream stream = vendor.open("video_1", ByteRange.from(4, "\"a\""))) {
        assertThat(text(stream)).isEqualTo("456789");
      }
      assertThat(server.requests().get(0).headers())
          .containsEntry("Authorization", "Bearer acme-secret-key")
          .containsEntry("X-Team", "films");
      assertThat(storage.requests().get(0).target()).isEqualTo(signed);
      assertThat(storage.requests().get(0).headers())
          .containsEntry("Range", "bytes=4-")
          .containsEntry("Accept-Encoding", "identity")
          .doesNotContainKeys("Authorization", "X-Team", "Idempotency-Key");
    }

    @Test
    @DisplayName("on the same server, and our headers go along")
    void sameOrigin() throws IOException {
      server.respond(redirect(302, "/files/1?x=1")).respond(json(200, FILE, MP4));

      assertThat(read(ByteRange.all())).isEqualTo(FILE);
      assertThat(server.requests().get(1).target()).isEqualTo("/files/1?x=1");
      assertThat(server.requests().get(1).headers()).containsKeys("Authorization", "X-Team");
    }

    @Test
    @DisplayName("and from there here again, but our headers do not come back")
    void thereAndBack() throws IOException {
      server.respond(redirect(302, storage.url() + "/x")).respond(json(200, FILE, MP4));
      storage.respond(redirect(302, server.url() + "/y"));

      assertThat(read(ByteRange.all())).isEqualTo(FILE);
      assertThat(server.requests().get(1).headers()).doesNotContainKeys("Authorization", "X-Team");
    }

    @Test
    @DisplayName("at an address that the vendor gave, without our headers")
    void ownAddress() throws IOException {
      storage.respond(json(200, FILE, MP4));

      try (MediaStream stream = vendor.open(storage.url("/v.mp4?sig=%2B"), ByteRange.all())) {
        assertThat(text(stream)).isEqualTo(FILE);
      }
      assertThat(storage.requests().get(0).target()).isEqualTo("/v.mp4?sig=%2B");
      assertThat(storage.requests().get(0).headers()).doesNotContainKeys("Authorization", "X-Team");
    }

    @Test
    @DisplayName("at a relative address, which is the vendor's, with our headers")
    void relativeAddress() throws IOException {
      server.respond(json(200, FILE, MP4));

      try (MediaStream stream = vendor.open(URI.create("/f/1.mp4"), ByteRange.all())) {
        assertThat(text(stream)).isEqualTo(FILE);
      }
      assertThat(server.requests().get(0).target()).isEqualTo("/f/1.mp4");
      assertThat(server.requests().get(0).headers()).containsKeys("Authorization", "X-Team");

      try (AcmeVendor deeper = AcmeVendor.at(server.url() + "/api/v1", context)) {
        deeper.open(URI.create("f/2.mp4"), ByteRange.all()).close();
        deeper.open(URI.create("/f/3.mp4"), ByteRange.all()).close();
      }
      assertThat(server.requests().subList(1, 3))
          .map(FaultServer.Request::target)
          .containsExactly("/api/v1/f/2.mp4", "/f/3.mp4");
    }

    @Test
    @DisplayName("five times over, but not six")
    void tooOften() throws IOException {
      for (int i = 0; i < 5; i++) {
        server.respond(redirect(302, "/" + i));
      }
      server.respond(json(200, FILE, MP4)).respond(redirect(302, "/again"));

      assertThat(read(ByteRange.all())).isEqualTo(FILE);
      assertThatThrownBy(() -> read(ByteRange.all()))
          .isInstanceOfSatisfying(
              ProviderFailureException.class,
              failure -> assertThat(failure.httpStatus()).hasValue(302))
          .hasMessageContaining("more than 5 times");
      assertThat(server.requests()).hasSize(12);
    }

    @Test
    @DisplayName("to a page, which is told by the redirect's status")
    void toAPage() {
      server.respond(redirect(307, "/login"));
      server.respond(json(200, "<html><title>Sign in</title>"));

      assertThatThrownBy(() -> read(ByteRange.all()))
          .isInstanceOfSatisfying(
              ProviderFailureException.class,
              failure -> assertThat(failure.httpStatus()).hasValue(307))
          .hasMessageContaining("Sign in");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ftp://h/x", "file:///etc/passwd", "http://", "::::", "data:,x"})
    @DisplayName("where nothing can be fetched, and is not")
    void nowhere(String location) {
      server.respond(redirect(302, location));

      assertThatThrownBy(() -> read(ByteRange.all())).isInstanceOf(ProviderFailureException.class);
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("and was refused there, which is not held against our key")
    void refusedThere() {
      server.respond(redirect(302, storage.url() + "/x?sig=secret-signature"));
      storage.respond(json(403, "<Error>Request has expired</Error>", "Content-Type: text/xml"));

      PermissionException refused =
          catchThrowableOfType(PermissionException.class, () -> read(ByteRange.all()));
      assertThat(refused)
          .hasMessageContaining("Request has expired")
          .hasMessageNotContaining("secret-signature");
    }

    private Response redirect(int status, String location) {
      return json(status, "", "Location: " + location);
    }
  }

  @Nested
  @DisplayName("is refused")
  class Refused {

    @ParameterizedTest(name = "with {0} while the job is {1}: {2}")
    @CsvSource({
      "404, queued,    dev.videogen.errors.ConflictException",
      "400, running,   dev.videogen.errors.ConflictException",
      "404, failed,    dev.videogen.errors.ConflictException",
      "404, completed, dev.videogen.errors.NotFoundException",
      "400, completed, dev.videogen.errors.InvalidRequestException",
    })
    @DisplayName("as the state of its job explains")
    void explained(int status, String job, Class<? extends VideoException> error) {
      server
          .respond(json(status, "{\"detail\":\"no\"}"))
          .respond(json(200, "{\"id\":\"video_1\",\"status\":\"" + job + "\"}"));

      assertThatThrownBy(() -> read(ByteRange.all())).isInstanceOf(error);
    }

    @Test
    @DisplayName("as not found, if there is no such job")
    void noSuchJob() {
      server.respond(json(400, "{}")).respond(json(404, "{}"));

      NotFoundException none =
          catchThrowableOfType(NotFoundException.class, () -> read(ByteRange.all()));
      assertThat(none.operation()).isEqualTo(Operation.DOWNLOAD);
      assertThat(none.job()).hasValue(JobRef.of("acme", "video_1"));
      assertThat(none.httpStatus()).hasValue(404);
    }

    @Test
    @DisplayName("as it was refused, if the job cannot be looked at")
    void unexplained() {
      server.respond(json(400, "{}")).respond(json(500, "{}"));

      assertThatThrownBy(() -> read(ByteRange.all())).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @DisplayName("as a conflict, if the server itself says so")
    void conflict() {
      server.respond(json(409, "{}"));

      assertThatThrownBy(() -> read(ByteRange.all())).isInstanceOf(ConflictException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private String read(ByteRange range) throws IOException {
    try (MediaStream stream = vendor.open("video_1", range)) {
      return text(stream);
    }
  }

  private static String text(MediaStream stream) throws IOException {
    return new String(stream.content().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Nested
  @DisplayName("of an output")
  class OfAnOutput {

    private final VideoOutput output = VideoOutput.of("video_1", "video_1", 0);

    private String read(VideoOutput of) throws IOException {
      try (MediaStream stream =
          vendor.open(MediaRequest.of(of, "/videos/video_1/content", ByteRange.all()))) {
        return text(stream);
      }
    }

    @Test
    @DisplayName("that goes by its job or a path is fetched below the base URL, with the key")
    void belowTheBaseUrl() throws IOException {
      server.respond(json(200, FILE, MP4)).respond(json(200, FILE, MP4));

      assertThat(read(output)).isEqualTo(FILE);
      assertThat(read(output.withPath(URI.create("files/1.mp4?a=b")))).isEqualTo(FILE);
      assertThat(server.requests())
          .allSatisfy(request -> assertThat(request.headers()).containsKey("Authorization"));
      assertThat(server.requests().get(0).target()).endsWith("/videos/video_1/content");
      assertThat(server.requests().get(1).target()).endsWith("/files/1.mp4?a=b");
    }

    @Test
    @DisplayName("at an address of the vendor's is fetched with the key, at anybody's without")
    void addresses() throws IOException {
      URI own = URI.create(server.url() + "/files/1.mp4");
      try (FaultServer storage = FaultServer.start()) {
        URI foreign = URI.create(storage.url() + "/1.mp4");
        for (int file = 0; file < 2; file++) {
          server.respond(json(200, FILE, MP4));
          storage.respond(json(200, FILE, MP4));
        }

        read(output.withKeyedAddress(own));
        read(output.withAddress(own));
        read(output.withKeyedAddress(foreign));
        read(output.withAddress(foreign));

        assertThat(server.requests().get(0).headers()).containsKeys("Authorization", "X-Team");
        assertThat(server.requests().get(1).headers())
            .doesNotContainKeys("Authorization", "X-Team");
        assertThat(storage.requests())
            .hasSize(2)
            .allSatisfy(
                request ->
                    assertThat(request.headers()).doesNotContainKeys("Authorization", "X-Team"));
      }
    }

    @Test
    @DisplayName("in a bucket or inline has no address here")
    void noAddress() {
      assertThatThrownBy(() -> read(output.inBucket(URI.create("s3://videos/1.mp4"))))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> read(output.inline())).isInstanceOf(IllegalArgumentException.class);
    }

    private String inline(String json) throws IOException {
      server.respond(json(200, json));
      try (MediaStream stream = vendor.open(MediaRequest.inline("/videos/video_1", "b64_json"))) {
        assertThat(stream.offset()).isZero();
        assertThat(stream.totalLength()).isEmpty();
        return text(stream);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"b64_json\":\"AAECAzQ1Njc4OQ==\"}",
          "{\"id\":\"1\",\"data\":[{\"b64_json\" : \"AAECAzQ1Njc4OQ\"}],\"more\":1}",
          "{\"prompt\":\"\\\"b64_json\\\":\\\"no\",\"b64_json\":\"AAEC\\nAzQ1Njc4OQ==\"}",
          "{\"b64_json\":null,\"x\":{\"b64_json\":\"data:video/mp4;base64,AAECAzQ1Njc4OQ==\"}}",
          "{\"word\":\"b64_json\",\"b64_json\":\"AAECAzQ1Njc4OQ==\"}",
        })
    @DisplayName("that is inline is decoded out of the JSON")
    void isDecoded(String json) throws IOException {
      assertThat(inline(json)).isEqualTo(FILE);
    }

    @Test
    @DisplayName("that is not in the JSON is a failure of the vendor")
    void isMissing() {
      assertThatThrownBy(() -> inline("{\"id\":\"1\",\"b64_json\":null}"))
          .isInstanceOf(ProviderFailureException.class);
    }

    @Test
    @DisplayName("that is torn is never taken for the whole")
    void isTorn() {
      assertThatThrownBy(() -> inline("{\"b64_json\":\"" + "AAECAzQ1".repeat(1000)))
          .isInstanceOf(IOException.class);
    }
  }
}
