package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.FaultServer.Response;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A head that never ends")
class EndlessHeadTest {

  /** Far more than any head has, far less than would fill the memory. */
  private static final long GIVEN_UP = 64L * 1024 * 1024;

  private static final VideoRequest CAT = VideoRequest.builder("a cat").model("acme-1").build();
  private static final AtomicLong SENT = new AtomicLong();

  private final TestContext context = new TestContext().with("retry.max-attempts", "1");
  private FaultServer server;
  private AcmeVendor vendor;

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.start();
    vendor = AcmeVendor.at(server.url(), context);
    SENT.set(0);
  }

  @AfterEach
  void close() throws IOException {
    vendor.close();
    server.close();
  }

  private static Response endless(String beginning, String part) {
    String parts = part.repeat(Math.max(1, 8192 / part.length()));
    return (request, connection) -> {
      connection.send(beginning);
      while (SENT.addAndGet(parts.length()) < GIVEN_UP) {
        connection.send(parts);
      }
      connection.close();
    };
  }

  static Stream<Arguments> heads() {
    String status = "HTTP/1.1 200 OK\r\n";
    String body = "{\"status\":\"queued\"}";
    return Stream.of(
        Arguments.of("of one line", endless(status + "X-Long: ", "x")),
        Arguments.of("of many lines", endless(status, "X-Many: y\r\n")),
        Arguments.of("of a line that is folded", endless(status + "X-Fold: a\r\n", " b\r\n")),
        Arguments.of("of a status", endless("HTTP/1.1 200 ", "O")),
        Arguments.of("of empty lines", endless("", "\r\n")),
        Arguments.of(
            "that follows the body",
            endless(
                status
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(body.length())
                    + "\r\n"
                    + body
                    + "\r\n0\r\n",
                "X-Trailer: z\r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heads")
  @DisplayName("leaves a create uncertain, and is not read on")
  void create(String name, Response head) {
    server.respond(head).respond(json(200, "{\"data\":[],\"has_more\":false}"));

    SubmissionUncertainException uncertain =
        catchThrowableOfType(SubmissionUncertainException.class, () -> vendor.create(CAT));

    assertThat(uncertain.billed()).isEqualTo(Billed.UNKNOWN);
    assertThat(server.requests()).filteredOn(sent -> sent.method().equals("POST")).hasSize(1);
    assertThat(SENT.get()).isLessThan(GIVEN_UP);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heads")
  @DisplayName("fails a read, and is not read on")
  void retrieve(String name, Response head) {
    server.respond(head);

    assertThatThrownBy(() -> vendor.retrieve("video_1")).isInstanceOf(VideoException.class);
    assertThat(SENT.get()).isLessThan(GIVEN_UP);
  }

  @Test
  @DisplayName("loses no job that was named before it")
  void jobBeforeTrailers() {
    String body = "{\"id\":\"video_1\",\"status\":\"queued\"}";
    server
        .respond(
            endless(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(body.length())
                    + "\r\n"
                    + body
                    + "\r\n0\r\n",
                "X-Trailer: z\r\n"))
        .respond(json(200, body));

    assertThat(vendor.create(CAT).id()).isEqualTo("video_1");
  }
}
