package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.webhook.WebhookReceiver;
import dev.videogen.webhook.WebhookRefusedException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A key")
class SecretsTest {

  private static final String KEY = "sk-verysecret-0123456789abcdef";
  private static final String HOOK_TOKEN = "hooktoken-0123456789abcdef";
  private static final String HOOK_SECRET = "whsec_aG9va3NlY3JldC1ob29rc2VjcmV0";

  @TempDir Path folder;

  /**
   * An app that logs all there is and prints every error whole; its arguments are a provider, its
   * base URL, a model and the name of the setting of its key.
   */
  static final class LoudApp {

    private LoudApp() {}

    public static void main(String[] arguments) throws Exception {
      PrintStream out = System.out;
      String provider = arguments[0];
      try (VideoClient videos =
          VideoClient.builder()
              .set("videogen.provider", provider)
              .set("videogen." + provider + ".base-url", arguments[1])
              .set("videogen." + provider + "." + arguments[3], KEY)
              .set("videogen." + provider + ".model", arguments[2])
              .set("videogen.retry.base-delay", "1ms")
              .set("videogen.retry.max-attempts", "2")
              .set("videogen.submission.recovery", "report")
              .set("videogen.webhook.url", "https://app.example/hooks?t=" + HOOK_TOKEN)
              .set("videogen.openai.webhook.secret", HOOK_SECRET)
              .set("videogen.replicate.webhook.secret", HOOK_SECRET)
              .build()) {
        VideoJob job = videos.create(VideoRequest.builder("a cat").build());
        out.println(job + " " + videos.capabilities());
        attempt(out, () -> takeForged(out, videos));
        for (int failure = 0; failure < 9; failure++) {
          attempt(out, () -> videos.retrieve(job.ref()));
          attempt(out, () -> videos.create(VideoRequest.builder("a dog").build()));
          attempt(out, () -> videos.download(job.ref()).metadata());
        }
        attempt(out, () -> videos.retrieve(JobRef.of(provider, "../" + KEY.substring(3, 6))));
      }
      out.println("the end");
    }

    /** A webhook whose signature is another's, where the vendor's can be checked. */
    private static void takeForged(PrintStream out, VideoClient videos) {
      WebhookReceiver receiver = videos.webhooks().build();
      out.println(receiver);
      Map<String, List<String>> headers =
          Map.of(
              "webhook-id", List.of("msg_1"),
              "webhook-timestamp", List.of("" + Instant.now().getEpochSecond()),
              "webhook-signature", List.of("v1,QUJD"));
      try {
        receiver.receive(headers, "{}".getBytes(StandardCharsets.UTF_8), out::println);
      } catch (WebhookRefusedException refused) {
        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        out.println(trace);
      }
    }

    private static void attempt(PrintStream out, Runnable call) {
      try {
        call.run();
      } catch (VideoException error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        out.println(trace + " " + error.details() + " " + error.vendorMessage());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"openai, api-key, sora-2", "fal, api-key, fal-ai/veo3.1"})
  @DisplayName("is in no log at any level, in no exception and in no text, whatever fails")
  void nowhere(String provider, String keyName, String model) throws Exception {
    Path output = folder.resolve("output.txt");
    try (VideoEmulator emulator = VideoEmulator.start()) {
      arm(emulator);
      Process app =
          JavaProcess.of(
                  List.of(
                      "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                      "-Dorg.slf4j.simpleLogger.logFile=System.out",
                      "-cp",
                      System.getProperty("java.class.path"),
                      LoudApp.class.getName(),
                      provider,
                      baseUrl(emulator, provider).toString(),
                      model,
                      keyName))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(app.waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(emulator.requests())
          .isNotEmpty()
          .allSatisfy(
              request ->
                  assertThat(request.header("Authorization"))
                      .isEqualTo(
                          request.url().matches(".*/(files|delivery)/.*")
                              ? Optional.empty()
                              : Optional.of((provider.equals("fal") ? "Key " : "Bearer ") + KEY)));
    }

    assertThat(Files.readString(output))
        .contains("the end")
        .contains("AuthenticationException")
        .contains("SubmissionUncertainException")
        .contains("TRACE")
        .doesNotContain(KEY)
        .doesNotContain(KEY.substring(3))
        .doesNotContain(HOOK_TOKEN)
        .doesNotContain(HOOK_SECRET.substring("whsec_".length()));
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "openrouter, api-key, google/veo-3.1",
    "replicate, api-token, bytedance/seedance-2.0"
  })
  @DisplayName("is nowhere at the other vendors, too")
  void nowhereElse(String provider, String keyName, String model) throws Exception {
    nowhere(provider, keyName, model);
  }

  private static URI baseUrl(VideoEmulator emulator, String provider) {
    return switch (provider) {
      case "openai" -> emulator.openAiBaseUrl();
      case "openrouter" -> emulator.openRouterBaseUrl();
      case "fal" -> emulator.falBaseUrl();
      default -> emulator.replicateBaseUrl();
    };
  }

  /** All but the first create fails in turn, and some answers quote the key. */
  private static void arm(VideoEmulator emulator) {
    emulator.nextResponse(Operation.CREATE).delay(Duration.ZERO);
    emulator.nextResponse(Operation.CREATE).loseResponse();
    Stream.of(Operation.RETRIEVE, Operation.DOWNLOAD)
        .forEach(
            operation -> {
              emulator
                  .nextResponse(operation)
                  .respond(401, "{\"error\":{\"message\":\"Incorrect API key: " + KEY + "\"}}");
              emulator
                  .nextResponse(operation)
                  .respond(400, "Bearer " + KEY, Map.of("Content-Type", "text/plain"));
              emulator
                  .nextResponse(operation)
                  .times(2)
                  .respond(500, "<html>" + KEY + "</html>", Map.of("Content-Type", "text/html"));
              emulator.nextResponse(operation).times(2).resetConnection();
              emulator.nextResponse(operation).times(2).respondWithGarbage();
              emulator.nextResponse(operation).times(2).truncateAt(10);
              emulator.nextResponse(operation).respond(403, "{\"detail\":\"" + KEY + "\"}");
            });
  }
}
