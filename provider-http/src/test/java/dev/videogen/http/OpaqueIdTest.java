package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.InvalidRequestException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The id of a job")
class OpaqueIdTest {

  private FaultServer server;
  private AcmeVendor vendor;

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.start();
    vendor = AcmeVendor.at(server.url(), new TestContext());
  }

  @AfterEach
  void close() throws IOException {
    vendor.close();
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "projects/p/operations/7",
        "cHJv/+a==",
        "a%2Fb",
        "v?x=1#y",
        "a:b",
        "a b",
        "b64_dmlkZW8",
        "..."
      })
  @DisplayName("goes back to the vendor as it came, by a ref that was written down")
  void goesBackAsItCame(String id) throws IOException {
    server.respond(
        json(
            200,
            new ObjectMapper()
                .writeValueAsString(Map.of("id", id, "status", "queued", "deleted", true))));

    VideoJob job = vendor.create(VideoRequest.builder("a cat").build());
    JobRef ref = JobRef.parse(job.ref().toString());
    assertThat(vendor.retrieve(ref.id()).ref()).isEqualTo(job.ref());
    vendor.delete(ref.id());

    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().subList(1, 3))
        .extracting(request -> URI.create(request.target()))
        .allMatch(target -> target.getPath().equals("/videos/" + id))
        .allMatch(target -> target.getRawPath().split("/").length == 3);
  }

  @Test
  @DisplayName("that is a path goes back as one segment for each of its parts")
  void path() {
    server.respond(json(200, "{\"id\":\"projects/p/x=1/a%2Fb\",\"status\":\"queued\"}"));

    vendor.retrieveByName("projects/p/x=1/a%2Fb");

    assertThat(server.requests().get(0).target()).isEqualTo("/v1/projects/p/x%3D1/a%252Fb:read");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", ".", "..", "a b", "vid\u00e9o"})
  @DisplayName("is refused where it could be nobody's, or lead elsewhere")
  void refused(String id) {
    assertThatThrownBy(() -> vendor.retrieve(id)).isInstanceOf(InvalidRequestException.class);
    assertThat(server.requests()).isEmpty();
  }
}
