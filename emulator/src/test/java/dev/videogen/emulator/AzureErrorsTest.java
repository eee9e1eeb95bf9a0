package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What Azure refuses,")
class AzureErrorsTest {

  @RegisterExtension
  static final VideoEmulatorExtension EMULATOR =
      VideoEmulatorExtension.with(emulator -> emulator.key("any"));

  private static final List<String> ENVELOPE =
      List.of("code", "message", "param", "type", "inner_error");

  private final VideoEmulator emulator;
  private final AzureHttpClient caller;
  private final EmulatorHttpClient plain;

  AzureErrorsTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new AzureHttpClient(emulator);
    this.plain = EmulatorHttpClient.azureJobs(emulator);
  }

  private static JsonNode error(ReceivedResponse reply, int status) {
    assertThat(reply.status()).isEqualTo(status);
    JsonNode error = reply.json().path("error");
    assertThat(error.fieldNames()).toIterable().containsExactlyElementsOf(ENVELOPE);
    assertThat(error.path("message").textValue()).isNotBlank();
    return error;
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        arguments(FakeError.rateLimit(Duration.ofSeconds(20)), 429, "rate_limit_exceeded"),
        arguments(FakeError.outOfCredit(), 429, "insufficient_quota"),
        arguments(FakeError.contentPolicy(), 400, "content_policy_violation"),
        arguments(FakeError.authentication(), 401, "401"),
        arguments(FakeError.permission(), 403, "permission_denied"),
        arguments(FakeError.notFound(), 404, "not_found"),
        arguments(FakeError.serverError(), 500, "server_error"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  @DisplayName("because the fake's script says so, stands in Azure's envelope")
  void scripted(FakeError scripted, int status, String code) {
    emulator.azureJobs().script().nextList().failsWith(scripted);

    assertThat(error(caller.get("/jobs?limit=1"), status).path("code").textValue()).isEqualTo(code);
  }

  @Test
  @DisplayName("because there were too many requests, is told for how long")
  void retryAfter() {
    emulator.azureJobs().script().nextList().failsWith(FakeError.rateLimit(Duration.ofMillis(1)));

    ReceivedResponse reply = caller.get("/jobs?limit=1");

    assertThat(reply.header("Retry-After")).contains("1");
    assertThat(reply.header("retry-after-ms")).contains("1");
  }

  @Test
  @DisplayName("because of its content, is so by a policy that is named, with another prompt")
  void contentPolicy() {
    emulator.azureJobs().script().nextCreate().failsWith(FakeError.contentPolicy("a kind cat"));

    ReceivedResponse reply =
        caller.post(json("{'model':'sora','prompt':'a cat','width':480,'height':480}"));

    JsonNode inner = error(reply, 400).path("inner_error");
    assertThat(inner.path("code").textValue()).isEqualTo("ResponsibleAIPolicyViolation");
    assertThat(inner.path("revised_prompt").textValue()).isEqualTo("a kind cat");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 401",
    "api-key, wrong, 401",
    "api-key, any, 200",
    "Authorization, Bearer wrong, 401",
    "Authorization, any, 401",
    "Authorization, Bearer any, 200",
  })
  @DisplayName("because of the key, is refused in Azure's words, which do not repeat it")
  void keys(String header, String value, int status) {
    String[] headers = header.isEmpty() ? new String[0] : new String[] {header, value};

    ReceivedResponse reply = plain.callUnknown("GET", "/jobs?limit=1&api-version=preview", headers);

    assertThat(reply.status()).isEqualTo(status);
    if (status == 401) {
      assertThat(error(reply, 401).path("code").textValue()).isEqualTo("401");
      assertThat(reply.json().at("/error/message").textValue())
          .startsWith("Access denied due to invalid subscription key")
          .doesNotContain("wrong,", "Bearer");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /jobs?limit=1",
    "POST, /jobs",
    "GET, /jobs/task_000001",
    "DELETE, /jobs/task_000001",
    "GET, /gen_000001-1",
    "GET, /gen_000001-1/content/video",
    "GET, /gen_000001-1/content/thumbnail",
  })
  @DisplayName("because no version or another was named, is refused whatever it is")
  void versions(String method, String path) {
    String query = path.contains("?") ? "&" : "?";

    ReceivedResponse none = plain.call(method, path, BodyPublishers.noBody());
    ReceivedResponse other =
        plain.call(method, path + query + "api-version=2024-10-21", BodyPublishers.noBody());

    assertThat(error(none, 404).path("message").textValue()).isEqualTo("Resource not found");
    assertThat(error(other, 400).path("message").textValue())
        .isEqualTo("API version not supported");
    assertThat(emulator.azureJobs().calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /jobs, 405",
    "DELETE, /jobs, 405",
    "POST, /jobs/task_000001, 405",
    "DELETE, /gen_000001-1, 405",
    "POST, /gen_000001-1/content/video, 405",
    "GET, /jobs/content/video, 404",
    "GET, /gen_000001-1/video, 404",
    "GET, /gen_000001-1/content/spritesheet, 404",
    "GET, /gen_000001-1/content/video/1, 404",
    "POST, /jobs/task_000001/remix, 404",
  })
  @DisplayName("because there is no such call, is refused")
  void noSuchCall(String method, String path, int status) {
    error(caller.call(method, path), status);
  }

  @Test
  @DisplayName("has a number in Azure's header, as every response has")
  void numbered() {
    assertThat(caller.get("/jobs").header("apim-request-id")).contains("req_000001");
    assertThat(caller.get("/jobs?limit=1").header("apim-request-id")).contains("req_000002");
    assertThat(caller.get("/jobs?limit=1").header("x-request-id")).isEmpty();
  }

  @Test
  @DisplayName("is known by its operation among the requests")
  void operations() {
    caller.succeeded(1);
    caller.get("/gen_000001-1");
    caller.get("/gen_000001-1/content/video");
    caller.delete("/jobs/task_000001");
    caller.get("/nowhere/at/all");

    assertThat(emulator.requests())
        .extracting(request -> request.operation().orElse(null))
        .containsExactly(
            Operation.CREATE, Operation.RETRIEVE, Operation.DOWNLOAD, Operation.DELETE, null);
  }
}
