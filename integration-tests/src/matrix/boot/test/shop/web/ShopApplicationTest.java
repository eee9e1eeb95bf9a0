package shop.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Starts the shop, on a vendor that is emulated beside it, and visits it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
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
  void givesAVisitorAVideo() throws Exception {
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
