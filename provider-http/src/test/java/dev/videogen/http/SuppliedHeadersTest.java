package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.RequestHeaders;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Headers that an app gives for each request, such as those of a trace. */
@DisplayName("Headers of an app")
class SuppliedHeadersTest extends AcmeFixture {

  private static final AtomicReference<RequestHeaders> HEADERS = new AtomicReference<>();
  private static final String FILE = "\u0000\u0001\u0002\u0003456789";
  private static final String JOB = "{\"id\":\"video_1\",\"status\":\"queued\"}";

  SuppliedHeadersTest() {
    super(
        new TestContext()
            .with("http.header.X-Team", "films")
            .with(RequestHeaders.class, instance -> HEADERS.get().headers(instance)));
  }

  @Test
  @DisplayName("go with each request to the vendor, beneath those of the client")
  void toTheVendor() {
    HEADERS.set(
        instance ->
            Map.of(
                "traceparent", "00-" + instance,
                "AUTHORIZATION", "Bearer another",
                "x-team", "others",
                "Host", "elsewhere",
                "bad name", "x",
                "bad-value", "x\r\nX-More: 1"));
    server.respond(json(200, JOB));

    vendor.retrieve("video_1");

    assertThat(server.requests().get(0).headers().entrySet())
        .anySatisfy(header -> assertThat(header).hasToString("traceparent=00-acme"))
        .noneSatisfy(header -> assertThat(header.getValue()).contains("another"))
        .noneSatisfy(header -> assertThat(header.getValue()).contains("others"))
        .noneSatisfy(header -> assertThat(header.getValue()).contains("elsewhere"))
        .noneSatisfy(header -> assertThat(header.getKey()).containsIgnoringCase("bad"));
  }

  @Test
  @DisplayName("go to no other host")
  void notElsewhere() throws IOException {
    HEADERS.set(instance -> Map.of("traceparent", "00-1"));
    try (FaultServer storage = FaultServer.start()) {
      server.respond(json(302, "", "Location: " + storage.url() + "/v.mp4"));
      storage.respond(json(200, FILE, "Content-Type: video/mp4"));

      try (MediaStream stream = vendor.open("video_1", ByteRange.all())) {
        assertThat(stream.content().readAllBytes()).hasSize(10);
      }
      assertThat(server.requests().get(0).headers()).containsKey("traceparent");
      assertThat(storage.requests().get(0).headers()).doesNotContainKey("traceparent");
    }
  }

  @Test
  @DisplayName("fail no request if they cannot be told")
  void broken() {
    HEADERS.set(
        instance -> {
          throw new IllegalStateException("no trace");
        });
    server.respond(json(200, JOB));

    assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
  }
}
