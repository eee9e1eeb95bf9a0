package shop.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the shop with one vendor after another, by settings alone, and visits it. */
@ExtendWith(OutputCaptureExtension.class)
class ShopApplicationTest {

  private static final String KEY = "sk-secret-of-the-shop";

  private static final VideoEmulator VENDORS =
      VideoEmulator.builder()
          .openAi(quick(FakePreset.openAi()))
          .azureJobs(quick(FakePreset.azureJobs()))
          .fal(quick(FakePreset.fal()))
          .start();

  private static FakeVideoGenerator quick(FakePreset vendor) {
    return FakeVideoGenerator.builder()
        .preset(vendor)
        .time(TimeSource.system())
        .jobDuration(Duration.ofMillis(1))
        .build();
  }

  @AfterAll
  static void close() {
    VENDORS.close();
  }

  @Test
  void makesAVideoOnTheFakeByOneLine() throws Exception {
    assertMakesAVideo("--videogen.provider=fake", "--videogen.fake.job-duration=100ms");
  }

  @Test
  void makesAVideoOverOpenAiAndLogsNoKey(CapturedOutput logs) throws Exception {
    assertMakesAVideo(
        "--videogen.provider=openai",
        "--videogen.openai.baseUrl=" + VENDORS.openAiBaseUrl(),
        "--videogen.openai.api-key=" + KEY,
        "--logging.level.dev.videogen=trace",
        "--logging.level.feign=trace",
        "--logging.level.org.apache.hc=trace");
    // HttpClient's own loggers are on, and have nothing to tell of the key.
    assertTrue(logs.getAll().contains("PoolingHttpClientConnectionManager"), logs.getAll());
    assertFalse(logs.getAll().contains(KEY));
  }

  @Test
  void makesAVideoOverAzure() throws Exception {
    assertMakesAVideo(
        "--videogen.provider=west",
        "--videogen.west.type=azure",
        "--videogen.west.endpoint=" + VENDORS.azureEndpoint(),
        "--videogen.west.api-key=" + KEY,
        "--videogen.west.deployment=sora");
  }

  @Test
  void makesAVideoOverFal() throws Exception {
    assertMakesAVideo(
        "--videogen.provider=fal",
        "--videogen.fal.base-url=" + VENDORS.falBaseUrl(),
        "--videogen.fal.api-key=" + KEY,
        "--videogen.fal.model=fal-ai/veo3.1");
  }

  @Test
  void saysAtItsStartWhichSettingIsWrong(CapturedOutput logs) {
    assertThrows(
        RuntimeException.class,
        () ->
            SpringApplication.run(
                ShopApplication.class, "--videogen.provider=fake", "--videogen.polInterval=1s"));

    assertTrue(logs.getAll().contains("APPLICATION FAILED TO START"), logs.getAll());
    assertTrue(logs.getAll().contains("Did you mean videogen.poll-interval?"), logs.getAll());
    assertTrue(logs.getAll().contains("videogen.polInterval (commandLineArgs)"), logs.getAll());
  }

  private static void assertMakesAVideo(String... settings) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(settings));
    arguments.add("--videogen.poll-interval=100ms");
    arguments.add("--server.port=0");
    try (ConfigurableApplicationContext shop =
        SpringApplication.run(ShopApplication.class, arguments.toArray(String[]::new))) {
      String port = shop.getEnvironment().getRequiredProperty("local.server.port");
      HttpRequest visit =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/video?prompt=a%20cat"))
              .timeout(Duration.ofSeconds(30))
              .build();
      HttpResponse<byte[]> response =
          HttpClient.newHttpClient().send(visit, BodyHandlers.ofByteArray());

      assertEquals(200, response.statusCode());
      assertEquals("ftyp", new String(response.body(), 4, 4, StandardCharsets.US_ASCII));
    }
  }
}
