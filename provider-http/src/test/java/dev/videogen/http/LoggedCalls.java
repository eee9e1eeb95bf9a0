package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;

import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/**
 * A program that makes calls full of secrets, for {@link LogsTest} to read its logs: loggers are
 * set up once a process.
 */
final class LoggedCalls {

  private LoggedCalls() {}

  /** Runs the calls. */
  public static void main(String[] args) throws IOException {
    TestContext context =
        new TestContext()
            .with("retry.max-attempts", "1")
            .with("http.header.X-Api-Key", "secret-header-value");
    try (FaultServer server = FaultServer.start();
        FaultServer storage = FaultServer.start();
        AcmeVendor vendor = AcmeVendor.at(server.url() + "/v1", context)) {
      server
          .respond(
              json(
                  200,
                  "{\"id\":\"video_1\",\"status\":\"levitating\",\"echo\":\"acme-secret-key\"}",
                  "X-Request-Id: req_42",
                  "Set-Cookie: session=secret-cookie"))
          .respond(json(200, "{\"id\":\"video_1\",\"status\":\"levitating\"}"))
          .respond(json(302, "", "Location: " + storage.url() + "/v.mp4?sig=secret-signature"))
          .respond(json(401, "{\"error\":\"wrong key acme-secret-key\"}"));
      storage.respond(json(200, "\0\0\0\30ftypisom secret-media", "Content-Type: video/mp4"));

      vendor.create(VideoRequest.builder("a cat").build());
      vendor.retrieve("video_1");
      vendor.open("video_1", ByteRange.all()).close();
      try {
        vendor.retrieve("video_1");
      } catch (VideoException refused) {
        LoggerFactory.getLogger("app").error("refused", refused);
      }
    }
  }
}
