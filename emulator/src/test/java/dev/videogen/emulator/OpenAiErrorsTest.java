package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.fake.FakeError;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is refused")
class OpenAiErrorsTest {

  @RegisterExtension
  static final VideoEmulatorExtension EMULATOR =
      VideoEmulatorExtension.with(emulator -> emulator.key("any"));

  private final VideoEmulator emulator;
  private final EmulatorHttpClient caller;

  OpenAiErrorsTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new EmulatorHttpClient(emulator);
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        arguments(
            FakeError.rateLimit(Duration.ofSeconds(20)),
            429,
            "rate_limit_error",
            "rate_limit_exceeded"),
        arguments(FakeError.outOfCredit(), 429, "insufficient_quota", "insufficient_quota"),
        arguments(
            FakeError.contentPolicy(), 400, "invalid_request_error", "content_policy_violation"),
        arguments(
            FakeError.invalidRequest("Nonsense."), 400, "invalid_request_error", "invalid_value"),
        arguments(FakeError.authentication(), 401, "invalid_request_error", "invalid_api_key"),
        arguments(FakeError.permission(), 403, "invalid_request_error", "permission_denied"),
        arguments(FakeError.notFound(), 404, "invalid_request_error", "not_found"),
        arguments(FakeError.serverError(), 500, "server_error", "server_error"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  @DisplayName("because the fake's script says so, is refused in OpenAI's words")
  void scripted(FakeError scripted, int status, String type, String code) {
    emulator.openAi().script().nextList().failsWith(scripted);

    JsonNode error = caller.get("/videos").error(status);

    assertThat(error.path("type").textValue()).isEqualTo(type);
    assertThat(error.path("code").textValue()).isEqualTo(code);
    assertThat(error.path("message").textValue()).doesNotContain("the fake", "scripted");
  }

  @Test
  @DisplayName("because there were too many requests, is told for how long")
  void retryAfter() {
    emulator.openAi().script().nextList().failsWith(FakeError.rateLimit(Duration.ofMillis(1500)));

    ReceivedResponse reply = caller.get("/videos");

    assertThat(reply.header("Retry-After")).contains("2");
    assertThat(reply.header("retry-after-ms")).contains("1500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic any", "Bearer", "Bearer ", "any"})
  @DisplayName("because there is no key, is refused with 401")
  void noKey(String authorization) {
    String[] headers =
        authorization.isEmpty() ? new String[0] : new String[] {"Authorization", authorization};

    JsonNode error = caller.callUnknown("GET", "/videos", headers).error(401);

    assertThat(error.path("code").textValue()).isEqualTo("invalid_api_key");
    assertThat(error.path("message").textValue()).contains("Authorization: Bearer");
  }

  @Test
  @DisplayName("because the key is wrong, is refused with 401 that does not repeat it")
  void wrongKey() {
    JsonNode error = caller.get("/videos", "Authorization", "Bearer sk-wrong").error(401);

    assertThat(error.path("message").textValue())
        .isEqualTo("Incorrect API key provided.")
        .doesNotContain("sk-wrong");
    caller.get("/videos", "Authorization", "bearer any").shaped();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /videos",
    "DELETE, /videos",
    "PATCH, /videos/video_000001",
    "POST, /videos/video_000001",
    "POST, /videos/video_000001/content",
    "GET, /videos/video_000001/remix",
  })
  @DisplayName("because of the method, is refused with 405")
  void wrongMethod(String method, String path) {
    ReceivedResponse reply = caller.call(method, path, BodyPublishers.noBody());

    assertThat(reply.error(405).path("code").textValue()).isEqualTo("method_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/videos/video_000001/frames", "/videos/video_000001/content/1"})
  @DisplayName("because there is no such address, is refused with 404")
  void noSuchAddress(String path) {
    assertThat(caller.get(path).error(404).path("code").textValue()).isEqualTo("unknown_url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/models", "/", "/videosandmore"})
  @DisplayName("because it is no video's address, is answered with 404")
  void notBelowVideos(String path) {
    assertThat(caller.get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/videos/", "/videos/a%20b", "/videos/%C3%A4"})
  @DisplayName("because it can be no id, is refused with 400")
  void noId(String path) {
    caller.get(path).error(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/videos/a%2Fb", "/videos/%25"})
  @DisplayName("because there is no job of that id, whatever stands in it, is answered with 404")
  void unknownId(String path) {
    caller.get(path).error(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/videos/a|b", "/v1/videos?after=a|b", "/v1/videos/%zz"})
  @DisplayName("because its address is not well-formed, is refused as a caller's mistake")
  void malformed(String target) {
    assertThat(raw(target)).startsWith("HTTP/1.1 4");
  }

  private String raw(String target) {
    return RawConnection.exchange(
        emulator,
        "GET "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any\r\n"
            + "Connection: close\r\n\r\n");
  }

  @Test
  @DisplayName("because the vendor cannot be reached, ends with a broken connection")
  void unreachable() {
    emulator.openAi().script().nextCreate().failsWith(FakeError.unreachable());

    assertThatThrownBy(() -> caller.post("/videos", EmulatorHttpClient.json("{'prompt':'a cat'}")))
        .isInstanceOf(UncheckedIOException.class);
  }
}
