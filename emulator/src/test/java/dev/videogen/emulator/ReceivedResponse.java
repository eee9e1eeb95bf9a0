package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What the emulator answered. */
record ReceivedResponse(HttpResponse<byte[]> response) {

  private static final ObjectMapper JSON = new ObjectMapper();

  int status() {
    return response.statusCode();
  }

  byte[] body() {
    return response.body();
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  JsonNode json() {
    assertThat(header("Content-Type")).contains("application/json");
    try {
      return JSON.readTree(body());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The JSON of a success, which is shaped as it was published. */
  JsonNode shaped() {
    assertThat(status()).as("%s", this).isEqualTo(200);
    assertThat(PublishedSpecification.wrong(response)).as("as published: %s", this).isEmpty();
    return json();
  }

  /** The error in the JSON of a refusal, which is shaped as it was published. */
  JsonNode error(int status) {
    JsonNode json = json();
    assertThat(status()).as("%s", json).isEqualTo(status);
    OpenAiErrorShape.check(json);
    assertThat(json.path("error").path("message").textValue()).isNotBlank();
    return json.path("error");
  }
}
