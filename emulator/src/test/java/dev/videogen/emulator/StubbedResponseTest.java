package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The next response")
@ExtendWith(VideoEmulatorExtension.class)
class StubbedResponseTest {

  private static final String CAT = json("{'prompt':'a cat'}");

  private final VideoEmulator emulator;
  private final EmulatorHttpClient caller;

  StubbedResponseTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new EmulatorHttpClient(emulator);
  }

  private long created() {
    return emulator.openAi().count(Operation.CREATE);
  }

  @Test
  @DisplayName("is what was said, and nothing is done")
  void isWhatWasSaid() {
    emulator.nextResponse(Operation.CREATE).respond(503, "{\"a\":1}", Map.of("Retry-After", "7"));

    ReceivedResponse reply = caller.post("/videos", CAT);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.json().path("a").intValue()).isEqualTo(1);
    assertThat(reply.header("Retry-After")).contains("7");
    assertThat(created()).isZero();
  }

  @Test
  @DisplayName("has the type that a header gives it")
  void hasItsType() {
    emulator.nextResponse().respond(502, "<html>", Map.of("Content-Type", "text/html"));

    ReceivedResponse reply = caller.get("/videos");

    assertThat(reply.header("Content-Type")).contains("text/html");
    assertThat(reply.body()).asString().isEqualTo("<html>");
  }

  @Test
  @DisplayName("is a redirect, and nothing is done")
  void redirects() {
    emulator.nextResponse().redirectTo(URI.create("http://127.0.0.1:1/elsewhere"));

    ReceivedResponse reply = caller.post("/videos", CAT);

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).contains("http://127.0.0.1:1/elsewhere");
    assertThat(created()).isZero();
  }

  static Stream<Named<Consumer<StubbedResponse>>> unheard() {
    return Stream.of(
        Named.of("loseResponse", StubbedResponse::loseResponse),
        Named.of("closeWithoutResponse", StubbedResponse::closeWithoutResponse),
        Named.of("respondWithGarbage", StubbedResponse::respondWithGarbage),
        Named.of("truncateAt(0)", response -> response.truncateAt(0)),
        Named.of("truncateAt(10)", response -> response.truncateAt(10)));
  }

  @ParameterizedTest
  @MethodSource("unheard")
  @DisplayName("is not understood, though it is done")
  void doneButUnheard(Consumer<StubbedResponse> fault) {
    fault.accept(emulator.nextResponse(Operation.CREATE));

    assertThatThrownBy(() -> caller.post("/videos", CAT)).isInstanceOf(UncheckedIOException.class);

    assertThat(created()).isEqualTo(1);
    caller.post("/videos", CAT).shaped();
  }

  @Test
  @DisplayName("is a reset, and nothing is done")
  void resetConnection() {
    emulator.nextResponse(Operation.CREATE).resetConnection();

    assertThatThrownBy(() -> caller.post("/videos", CAT)).isInstanceOf(UncheckedIOException.class);

    assertThat(created()).isZero();
    assertThat(emulator.requests(Operation.CREATE)).isNotEmpty();
  }

  @Test
  @DisplayName("ends in the middle as if that was all")
  void truncateBody() {
    String id = caller.job();
    byte[] whole = caller.get("/videos/" + id).body();
    emulator.nextResponse(Operation.RETRIEVE).truncateBody(20);

    ReceivedResponse reply = caller.get("/videos/" + id);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(Arrays.copyOf(whole, 20));
  }

  @Test
  @DisplayName("ends in the middle of a file as if that was all")
  void isAFileCutShort() {
    String path = "/videos/" + caller.completed() + "/content";
    emulator.nextResponse(Operation.DOWNLOAD).truncateBody(20);

    ReceivedResponse reply = caller.get(path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Length")).contains("20");
    assertThat(reply.body()).hasSize(20);
  }

  @Test
  @DisplayName("is whole if it was to be cut beyond its end")
  void isCutBeyondItsEnd() {
    emulator.nextResponse().truncateAt(1_000_000);

    caller.get("/videos").shaped();
  }

  @Test
  @DisplayName("comes late")
  void delay() {
    emulator.nextResponse(Operation.LIST).delay(Duration.ofMillis(300));
    long before = System.nanoTime();

    caller.get("/videos").shaped();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  @DisplayName("goes wrong as often as was said, and then no more")
  void times() {
    emulator.nextResponse().times(2).respond(500, "{}");

    assertThat(Stream.generate(() -> caller.get("/videos").status()).limit(3))
        .containsExactly(500, 500, 200);
    assertThatThrownBy(() -> emulator.nextResponse().times(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 or more");
  }

  @Test
  @DisplayName("goes wrong for the operation that was named alone")
  void forAnOperation() {
    emulator.nextResponse(Operation.DELETE).respond(500, "{}");

    String id = caller.completed();
    assertThat(caller.get("/videos/" + id).status()).isEqualTo(200);
    assertThat(caller.delete("/videos/" + id).status()).isEqualTo(500);
    assertThat(caller.delete("/videos/" + id).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("goes wrong in the order in which it was said")
  void inOrder() {
    emulator.nextResponse(Operation.LIST).respond(501, "{}");
    emulator.nextResponse().respond(502, "{}");
    emulator.nextResponse(Operation.LIST).respond(503, "{}");

    assertThat(Stream.generate(() -> caller.get("/videos").status()).limit(4))
        .containsExactly(501, 502, 503, 200);
  }
}
