package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.VideoRequest;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeScript;
import dev.videogen.fake.ScriptedSubmission;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The fake's script, over HTTP,")
@ExtendWith(VideoEmulatorExtension.class)
class ScriptOverHttpTest {

  private static final String CAT = json("{'prompt':'a cat'}");

  private final VideoEmulator emulator;
  private final EmulatorHttpClient caller;
  private final FakeScript script;

  ScriptOverHttpTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new EmulatorHttpClient(emulator);
    this.script = emulator.openAi().script();
  }

  /** Status line and headers, then the body, as far as they come. */
  private String[] raw(String path, String range) {
    String request =
        "GET /v1"
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any\r\n"
            + (range.isEmpty() ? "" : "Range: " + range + "\r\n")
            + "Connection: close\r\n\r\n";
    return RawConnection.exchange(emulator, request).split("\r\n\r\n", 2);
  }

  static Stream<Named<BiConsumer<FakeScript, Long>>> interruptions() {
    return Stream.of(
        Named.of("breaksAt", (script, at) -> script.nextDownload().breaksAt(at)),
        Named.of("stallsAt", (script, at) -> script.nextDownload().stallsAt(at)),
        Named.of("endsAt", (script, at) -> script.nextDownload().endsAt(at)));
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  @DisplayName("ends a body at its byte, after the length of the whole was announced")
  void breaks(BiConsumer<FakeScript, Long> interruption) {
    String path = "/videos/" + caller.completed() + "/content";
    byte[] whole = caller.get(path).body();
    interruption.accept(script, 1000L);

    String[] response = raw(path, "");

    assertThat(response[0])
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("Content-Length: " + whole.length);
    assertThat(response[1].getBytes(StandardCharsets.ISO_8859_1))
        .isEqualTo(Arrays.copyOf(whole, 1000));
    assertThat(caller.get(path).body()).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({"400, 600", "1000, 0", "2000, 0"})
  @DisplayName("ends a part at the same byte of the file, or before its first byte")
  void breaksParts(int offset, int comes) {
    String path = "/videos/" + caller.completed() + "/content";
    int length = caller.get(path).body().length;
    script.nextDownload().breaksAt(1000);

    String[] response = raw(path, "bytes=" + offset + "-");

    assertThat(response[0])
        .startsWith("HTTP/1.1 206")
        .containsIgnoringCase("Content-Length: " + (length - offset));
    assertThat(response[1]).hasSize(comes);
  }

  @Test
  @DisplayName("makes a broken body an error of whoever reads it")
  void isAnError() {
    String path = "/videos/" + caller.completed() + "/content";
    script.nextDownload().breaksAt(1000);

    assertThatThrownBy(() -> caller.get(path)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  @DisplayName("gives the whole file where a part was asked for")
  void ignoresRange() {
    String path = "/videos/" + caller.completed() + "/content";
    byte[] whole = caller.get(path).body();
    script.nextDownload().ignoresRange();

    ReceivedResponse reply = caller.get(path, "Range", "bytes=100-");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(whole);
  }

  @Test
  @DisplayName("gives another file, under another tag, though a part of the first was asked for")
  void changesTheFile() {
    String path = "/videos/" + caller.completed() + "/content";
    String etag = caller.get(path).header("ETag").orElseThrow();
    script.nextDownload().changesEtag();

    ReceivedResponse reply = caller.get(path, "Range", "bytes=100-", "If-Range", etag);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("ETag")).isPresent().isNotEqualTo(Optional.of(etag));
  }

  @Test
  @DisplayName("refuses a part for its own reasons")
  void refusesAPart() {
    String path = "/videos/" + caller.completed() + "/content";
    script.nextDownload().failsWith(FakeError.invalidRequest("No."));

    assertThat(caller.get(path, "Range", "bytes=100-").error(400).path("message").textValue())
        .isEqualTo("No.");
  }

  static Stream<Named<Consumer<ScriptedSubmission>>> losses() {
    return Stream.of(
        Named.of("losesResponse", ScriptedSubmission::losesResponse),
        Named.of("losesResponseButFindsJob", ScriptedSubmission::losesResponseButFindsJob),
        Named.of("losesConnection", ScriptedSubmission::losesConnection));
  }

  @ParameterizedTest
  @MethodSource("losses")
  @DisplayName("loses the response to a create, which makes no second job under the same key")
  void lostCreate(Consumer<ScriptedSubmission> loss) {
    loss.accept(script.nextCreate());

    assertThatThrownBy(() -> caller.post("/videos", CAT, "Idempotency-Key", "k"))
        .isInstanceOf(UncheckedIOException.class);
    String id = caller.post("/videos", CAT, "Idempotency-Key", "k").json().path("id").textValue();

    assertThat(id).isEqualTo("video_000001");
    assertThat(emulator.openAi().count(Operation.CREATE)).isEqualTo(1);
    assertThat(caller.post("/videos", CAT, "Idempotency-Key", "other").json().path("id"))
        .hasToString("\"video_000002\"");
  }

  @ParameterizedTest
  @MethodSource("losses")
  @DisplayName("loses the response to a remix, which makes no second job under the same key")
  void lostRemix(Consumer<ScriptedSubmission> loss) {
    String path = "/videos/" + caller.completed() + "/remix";
    loss.accept(script.nextCreate());

    assertThatThrownBy(() -> caller.post(path, CAT, "Idempotency-Key", "k"))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(caller.post(path, CAT, "Idempotency-Key", "k").json().path("id"))
        .hasToString("\"video_000002\"");
    assertThat(remixes()).isEqualTo(1);
  }

  private long remixes() {
    return emulator.openAi().calls(Operation.CREATE).stream()
        .filter(call -> call.request().flatMap(VideoRequest::source).isPresent())
        .count();
  }

  @Test
  @DisplayName("makes a job under a key whose first create or remix never arrived")
  void neverArrived() {
    String path = "/videos/" + caller.completed() + "/remix";
    script.nextCreate().failsWith(FakeError.unreachable());

    assertThatThrownBy(() -> caller.post(path, CAT, "Idempotency-Key", "k"))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(caller.post(path, CAT, "Idempotency-Key", "k").json().path("id"))
        .hasToString("\"video_000002\"");
    assertThat(remixes()).isEqualTo(2);
  }
}
