package dev.videogen.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.JobError;
import dev.videogen.errors.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("fal, as the emulator serves it,")
class FalDialectTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INPUT = "{\"prompt\":\"a cat\"}";
  private static final Duration JOB = Duration.ofMinutes(1);

  private final VideoEmulator emulator = VideoEmulator.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    emulator.close();
  }

  private HttpResponse<String> send(String method, String address, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString(UTF_8));
  }

  private HttpResponse<String> keyed(String method, String address, String body) throws Exception {
    return send(method, address, body, "Authorization", "Key id:secret");
  }

  private JsonNode submitted(String model) throws Exception {
    return submitted(model, INPUT);
  }

  private JsonNode submitted(String model, String input) throws Exception {
    HttpResponse<String> response = keyed("POST", emulator.falBaseUrl() + "/" + model, input);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private JsonNode read(JsonNode request, String address, int status) throws Exception {
    HttpResponse<String> response = keyed("GET", request.path(address).asText(), "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  @Test
  @DisplayName("leads a request from the queue to a video at another origin")
  void life() throws Exception {
    JsonNode request = submitted("fal-ai/veo3.1/fast");
    assertThat(request.path("status").asText()).isEqualTo("IN_QUEUE");
    assertThat(request.path("response_url").asText())
        .endsWith("/fal/queue/fal-ai/veo3.1/requests/" + request.path("request_id").asText());
    assertThat(read(request, "status_url", 202).path("status").asText()).isEqualTo("IN_QUEUE");
    assertThat(read(request, "response_url", 400).path("detail").asText())
        .isEqualTo("Request is still in progress");

    emulator.fal().clock().advance(JOB.dividedBy(2));
    assertThat(read(request, "status_url", 202).path("status").asText()).isEqualTo("IN_PROGRESS");
    emulator.fal().clock().advance(JOB);
    assertThat(read(request, "status_url", 200).path("status").asText()).isEqualTo("COMPLETED");

    String file = read(request, "response_url", 200).path("video").path("url").asText();
    assertThat(file).startsWith(emulator.filesUrl() + "/");
    assertThat(emulator.filesUrl().getPort()).isNotEqualTo(emulator.port());
    assertThat(send("GET", file, "").headers().firstValue("Content-Type")).hasValue("video/mp4");
  }

  @Test
  @DisplayName("refuses at the origin of its files whoever brings a key, and records it")
  void leak() throws Exception {
    JsonNode request = submitted("fal-ai/veo3.1");
    emulator.fal().clock().advance(JOB.multipliedBy(2));
    String file = read(request, "response_url", 200).path("video").path("url").asText();

    assertThat(keyed("GET", file, "").statusCode()).isEqualTo(400);
    assertThat(emulator.requests(Operation.DOWNLOAD))
        .singleElement()
        .satisfies(each -> assertThat(each.header("Authorization")).hasValue("Key id:secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer id:secret", "id:secret", "Key "})
  @DisplayName("takes a key after the word Key alone")
  void scheme(String header) throws Exception {
    String address = emulator.falBaseUrl() + "/fal-ai/veo3.1";

    assertThat(send("POST", address, INPUT, "Authorization", header).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("tells the model's own error in place of the result, and another in the status")
  void failures() throws Exception {
    emulator
        .fal()
        .script()
        .nextJob()
        .failsAt(50, JobError.contentPolicy("content_policy_violation", "no"));
    emulator.fal().script().nextJob().failsAt(50, JobError.of("runner_disconnected", "gone"));
    JsonNode refused = submitted("fal-ai/veo3.1");
    JsonNode broken = submitted("fal-ai/veo3.1");
    emulator.fal().clock().advance(JOB);

    assertThat(read(refused, "status_url", 200).has("error")).isFalse();
    assertThat(read(refused, "response_url", 422).path("detail").path(0).path("type").asText())
        .isEqualTo("content_policy_violation");
    assertThat(read(broken, "status_url", 200).path("error_type").asText())
        .isEqualTo("runner_disconnected");
  }

  @Test
  @DisplayName("cancels once, and says of what has ended that it has")
  void cancel() throws Exception {
    JsonNode request = submitted("fal-ai/veo3.1");
    String address = request.path("cancel_url").asText();

    assertThat(keyed("PUT", address, "").statusCode()).isEqualTo(202);
    HttpResponse<String> again = keyed("PUT", address, "");
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("ALREADY_COMPLETED");
    assertThat(read(request, "status_url", 200).path("error_type").asText())
        .isEqualTo("client_cancelled");
  }

  @Test
  @DisplayName("does not find a request below another app")
  void otherApp() throws Exception {
    String address = submitted("fal-ai/veo3.1").path("status_url").asText();

    assertThat(keyed("GET", address.replace("fal-ai/veo3.1", "fal-ai/kling"), "").statusCode())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("keeps a file that was put into its storage, and takes its address as an input")
  void upload() throws Exception {
    HttpResponse<String> place =
        keyed("POST", emulator.falStorageUrl() + "/storage/upload/initiate", "{}");
    JsonNode places = JSON.readTree(place.body());
    String file = places.path("file_url").asText();
    assertThat(send("PUT", places.path("upload_url").asText(), "a picture").statusCode())
        .isEqualTo(200);

    assertThat(send("GET", file, "").body()).isEqualTo("a picture");
    assertThat(send("GET", file + "0", "").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("lists the requests of a model, the newest first")
  void list() throws Exception {
    submitted(
        "fal-ai/kling-video/v3/pro/text-to-video", "{\"prompt\":\"a cat\",\"duration\":\"5\"}");
    String older = submitted("fal-ai/veo3.1").path("request_id").asText();
    String newer = submitted("fal-ai/veo3.1").path("request_id").asText();

    JsonNode list =
        JSON.readTree(
            keyed(
                    "GET",
                    emulator.falPlatformUrl()
                        + "/models/requests/by-endpoint?endpoint_id=fal-ai%2Fveo3.1&limit=10",
                    "")
                .body());

    assertThat(list.path("items").findValuesAsText("request_id")).containsExactly(newer, older);
    assertThat(list.path("items").path(0).path("json_input").path("prompt").asText())
        .isEqualTo("a cat");
    assertThat(list.path("has_more").asBoolean()).isFalse();
  }
}
