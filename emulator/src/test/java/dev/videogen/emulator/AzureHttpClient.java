package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Somebody who speaks with Azure's jobs API, names the version in every call, and has a key. */
final class AzureHttpClient {

  private static final String CAT =
      json("{'model':'sora','prompt':'a cat','width':480,'height':480,'n_seconds':1");

  private final VideoEmulator emulator;
  private final EmulatorHttpClient caller;

  AzureHttpClient(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = EmulatorHttpClient.azureJobs(emulator);
  }

  private static String versioned(String path) {
    return path + (path.contains("?") ? "&" : "?") + "api-version=preview";
  }

  ReceivedResponse get(String path, String... headers) {
    return caller.get(versioned(path), headers);
  }

  ReceivedResponse delete(String path) {
    return caller.delete(versioned(path));
  }

  ReceivedResponse call(String method, String path) {
    return caller.call(method, versioned(path), BodyPublishers.noBody());
  }

  ReceivedResponse post(String json) {
    return caller.post(versioned("/jobs"), json);
  }

  ReceivedResponse post(MultipartForm form) {
    return caller.post(versioned("/jobs"), form);
  }

  /** Makes a job of as many variants, and gives its id. */
  String job(int variants) {
    ReceivedResponse reply = post(CAT + json(",'n_variants':") + variants + "}");
    assertThat(reply.status()).isEqualTo(200);
    return reply.json().path("id").textValue();
  }

  /** Makes a job of as many variants, waits until it has succeeded, and gives its id. */
  String succeeded(int variants) {
    String id = job(variants);
    emulator.azureJobs().clock().advance(Duration.ofMinutes(10));
    return id;
  }

  JsonNode retrieved(String id) {
    ReceivedResponse reply = get("/jobs/" + id);
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }
}
