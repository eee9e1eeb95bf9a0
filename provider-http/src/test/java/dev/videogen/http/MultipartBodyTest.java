package dev.videogen.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.videogen.Media;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.http.wire.MultipartBody;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A multipart body")
class MultipartBodyTest {

  private static final byte[] PNG =
      "\u0089PNG\r\n\u001a\n--data--".getBytes(StandardCharsets.ISO_8859_1);

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir Path folder;

  @Test
  @DisplayName("is sent with its fields and files, its length known, and again if need be")
  void sent() throws IOException {
    Path picture = Files.write(folder.resolve("pict\u00fcre.png"), PNG);
    MultipartBody body =
        MultipartBody.builder()
            .text("prompt", "a cat \u2603")
            .json("items", List.of(Map.of("frame", 0)))
            .file("input_reference", Media.of(picture))
            .file("other", Media.of(new byte[] {1, 2, 3}))
            .file("third", Media.of(new byte[] {4}), "3-name \".bin")
            .build();
    SERVER.stubFor(
        post("/videos")
            .inScenario("retry")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(serviceUnavailable().withHeader("Retry-After", "1"))
            .willSetStateTo("up"));
    SERVER.stubFor(
        post("/videos")
            .inScenario("retry")
            .whenScenarioStateIs("up")
            .willReturn(okJson("{\"id\":\"video_1\"}")));

    try (AcmeVendor vendor = AcmeVendor.at(SERVER.baseUrl(), new TestContext())) {
      assertThat(vendor.upload(body).id()).isEqualTo("video_1");
    }

    SERVER.verify(
        2,
        postRequestedFor(urlEqualTo("/videos"))
            .withHeader("Content-Type", matching("multipart/form-data; boundary=\\S+"))
            .withHeader("Content-Length", matching("\\d+"))
            .withRequestBodyPart(aMultipart("prompt").withBody(equalTo("a cat \u2603")).build())
            .withRequestBodyPart(
                aMultipart("items")
                    .withHeader("Content-Type", equalTo("application/json"))
                    .withBody(equalToJson("[{\"frame\":0}]"))
                    .build())
            .withRequestBodyPart(
                aMultipart("input_reference")
                    .withHeader("Content-Type", equalTo("image/png"))
                    .withHeader("Content-Disposition", containing("filename=\"pict%C3%BCre.png\""))
                    .withBody(binaryEqualTo(PNG))
                    .build())
            .withRequestBodyPart(
                aMultipart("other")
                    .withHeader("Content-Type", equalTo("application/octet-stream"))
                    .withBody(binaryEqualTo(new byte[] {1, 2, 3}))
                    .build())
            .withRequestBodyPart(
                aMultipart("third")
                    .withHeader("Content-Disposition", containing("filename=\"3-name %22.bin\""))
                    .build()));
  }

  @Test
  @DisplayName("that is refused before its end is not sent to its end")
  void refusedEarly() throws IOException {
    Path large = folder.resolve("large.mp4");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    MultipartBody body = MultipartBody.builder().file("video", Media.of(large)).build();
    try (FaultServer server = FaultServer.startEager();
        AcmeVendor vendor = AcmeVendor.at(server.url(), new TestContext())) {
      server.respond(FaultServer.json(413, "{\"error\":\"too large\"}"));

      assertThatThrownBy(() -> vendor.upload(body))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("too large");
    }
  }
}
