package dev.videogen.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.RequestPriority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A connection to a vendor")
class VendorConnectionTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private final TestContext context = new TestContext().with("http.header.X-Team", "films");
  private AcmeVendor vendor;

  @BeforeEach
  void open() {
    vendor = AcmeVendor.at(SERVER.baseUrl() + "/v1/", context);
  }

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  @DisplayName("sends JSON with credentials, configured headers and its own name")
  void sendsJson() {
    SERVER.stubFor(
        post("/v1/videos").willReturn(okJson("{\"id\":\"video_1\",\"status\":\"queued\"}")));

    VideoJob job = vendor.create(VideoRequest.builder("a cat {\"on\": a} piano").build());

    assertThat(job.ref()).isEqualTo(JobRef.of("acme", "video_1"));
    assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
    assertThat(context.permits()).containsExactly(RequestPriority.CREATE);
    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/videos"))
            .withHeader("Authorization", equalTo("Bearer acme-secret-key"))
            .withHeader("X-Team", equalTo("films"))
            .withHeader("User-Agent", matching("videogen/\\d.*"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Accept", equalTo("application/json"))
            .withHeader("Accept-Encoding", absent())
            .withHeader("Idempotency-Key", matching("[0-9a-f-]{36}"))
            .withRequestBody(equalToJson("{\"prompt\":\"a cat {\\\"on\\\": a} piano\"}")));
  }

  @Test
  @DisplayName("reads JSON")
  void readsJson() {
    SERVER.stubFor(
        get("/v1/videos/video_1%7Bx%7D")
            .willReturn(okJson("{\"id\":\"video_1{x}\",\"progress\":\"45%\"}")));

    assertThat(vendor.retrieve("video_1{x}").progress()).hasValue(45);
  }

  @Test
  @DisplayName("opens a file as it is, with its length, type and tag")
  void opensFiles() throws Exception {
    byte[] file = new byte[100_000];
    SERVER.stubFor(
        get("/v1/videos/video_1/content")
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "video/mp4; codecs=avc1")
                    .withHeader("ETag", "\"abc\"")
                    .withBody(file)));

    try (MediaStream stream = vendor.open("video_1", ByteRange.all())) {
      assertThat(stream.offset()).isZero();
      assertThat(stream.mediaType()).hasValue("video/mp4");
      assertThat(stream.etag()).hasValue("\"abc\"");
      assertThat(stream.content().readAllBytes()).isEqualTo(file);
    }
    SERVER.verify(
        getRequestedFor(urlEqualTo("/v1/videos/video_1/content"))
            .withHeader("Authorization", equalTo("Bearer acme-secret-key"))
            .withHeader("Accept-Encoding", equalTo("identity"))
            .withHeader("Range", absent()));
  }
}
