package dev.videogen.emulator;

import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** Somebody who speaks plain HTTP with an emulator, and has a key. */
final class EmulatorHttpClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String base;
  private final FakeVideoGenerator fake;

  EmulatorHttpClient(VideoEmulator emulator) {
    this(emulator.openAiBaseUrl().toString(), emulator.openAi());
  }

  private EmulatorHttpClient(String base, FakeVideoGenerator fake) {
    this.base = base;
    this.fake = fake;
  }

  /** Somebody who speaks with Azure's videos API. */
  static EmulatorHttpClient azureVideos(VideoEmulator emulator) {
    return new EmulatorHttpClient(emulator.azureEndpoint() + "/openai/v1", emulator.azureVideos());
  }

  /** Somebody who speaks with Azure's jobs API. */
  static EmulatorHttpClient azureJobs(VideoEmulator emulator) {
    return new EmulatorHttpClient(
        emulator.azureEndpoint() + "/openai/v1/video/generations", emulator.azureJobs());
  }

  /** Somebody who speaks with OpenRouter's video API. */
  static EmulatorHttpClient openRouter(VideoEmulator emulator) {
    return new EmulatorHttpClient(emulator.openRouterBaseUrl().toString(), emulator.openRouter());
  }

  /** Somebody who speaks with Replicate. */
  static EmulatorHttpClient replicate(VideoEmulator emulator) {
    return new EmulatorHttpClient(emulator.replicateBaseUrl().toString(), emulator.replicate());
  }

  ReceivedResponse get(String path, String... headers) {
    return call("GET", path, BodyPublishers.noBody(), headers);
  }

  ReceivedResponse delete(String path) {
    return call("DELETE", path, BodyPublishers.noBody());
  }

  ReceivedResponse post(String path, String json, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Content-Type", "application/json"), Arrays.stream(headers))
            .toArray(String[]::new);
    return call("POST", path, BodyPublishers.ofString(json), all);
  }

  ReceivedResponse post(String path, MultipartForm form, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Content-Type", form.type()), Arrays.stream(headers))
            .toArray(String[]::new);
    return call("POST", path, BodyPublishers.ofByteArray(form.body()), all);
  }

  /** Makes a job, and gives its id. */
  String job() {
    return post("/videos", "{\"prompt\":\"a cat\"}").json().path("id").textValue();
  }

  /** Makes a job, waits until it is completed, and gives its id. */
  String completed() {
    String id = job();
    fake.clock().advance(Duration.ofMinutes(10));
    return id;
  }

  ReceivedResponse call(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = request(method, path, body);
    request.setHeader("Authorization", "Bearer any");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  /** The same without a key. */
  ReceivedResponse callUnknown(String method, String path, String... headers) {
    HttpRequest.Builder request = request(method, path, BodyPublishers.noBody());
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private HttpRequest.Builder request(String method, String path, BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(30))
        .method(method, body);
  }

  private static ReceivedResponse send(HttpRequest request) {
    try {
      return new ReceivedResponse(HTTP.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** JSON in which {@code '} stands for a quotation mark. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
