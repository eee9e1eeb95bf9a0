package shop.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Starts the shop, on a vendor that is emulated beside it, and visits it. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "shop.key=sk-secret-of-the-shop",
      "logging.level.dev.videogen=trace",
      "logging.level.feign=trace",
      "logging.level.org.apache.hc=trace",
    })
@ExtendWith(OutputCaptureExtension.class)
class ShopApplicationTest {

  private static final VideoEmulator VENDOR =
      VideoEmulator.builder()
          .openAi(
              FakeVideoGenerator.builder()
                  .preset(FakePreset.openAi())
                  .time(TimeSource.system())
                  .jobDuration(Duration.ofMillis(300))
                  .build())
          .start();

  @Value("${local.server.port}")
  private int port;

  @DynamicPropertySource
  static void vendor(DynamicPropertyRegistry registry) {
    registry.add("shop.base-url", VENDOR::openAiBaseUrl);
  }

  @AfterAll
  static void close() {
    VENDOR.close();
  }

  @Test
  void givesAVisitorAVideoAndLogsNoKey(CapturedOutput logs) throws Exception {
    HttpRequest visit =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/video?prompt=a%20cat"))
            .timeout(Duration.ofSeconds(30))
            .build();
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient().send(visit, BodyHandlers.ofByteArray());

    assertEquals(200, response.statusCode());
    assertEquals("ftyp", new String(response.body(), 4, 4, StandardCharsets.US_ASCII));
    // HttpClient's own loggers are on, and have nothing to tell of the key.
    assertTrue(logs.getAll().contains("PoolingHttpClientConnectionManager"), logs.getAll());
    assertFalse(logs.getAll().contains("sk-secret-of-the-shop"));
  }
}
