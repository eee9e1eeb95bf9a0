package dev.videogen.conformance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** How the response to a create that was carried out says that it was not, the same each time. */
final class LostResponse {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** After the first two a create may be sent again, if there is certainly no job. */
  private static final int[] STATUSES = {500, 503, 500, 503, 500, 503, 500, 502, 504, 520};

  private static final List<String> BODIES =
      List.of(
          "{\"error\":{\"message\":\"It has failed.\"}}",
          "{\"error\":{\"message\":\"It has failed.\",\"type\":\"server_error\",\"code\":null}}",
          "<!DOCTYPE html><html><title>It has failed.</title></html>",
          "{\"id\":null,\"error\":{\"message\":\"It has failed.\"}}",
          "");

  private static final List<String> WITH_ID =
      List.of(
          "{\"id\":\"%s\",\"error\":{\"message\":\"It has failed.\"}}",
          "{\"task_id\":\"%s\"}",
          "{\"generation_id\":\"%s\"}",
          "{\"code\":1,\"message\":\"late\",\"data\":{\"id\":\"%s\"}}",
          "{\"data\":{\"task_id\":\"%s\"}}",
          "{\"data\":[{\"id\":\"%s\"}]}",
          "{\"error\":{\"message\":\"late\",\"task_id\":\"%s\"}}",
          "[{\"id\":\"%s\",\"status\":\"queued\"}]",
          "{\"status\":\"queued\",\"id\":\"%s\",\"prompt\":\"It broke o");

  private final int status;
  private final int form;
  private final int body;
  private final boolean breaksOff;
  private volatile Optional<String> id = Optional.empty();

  LostResponse(Random random) {
    this.status = STATUSES[random.nextInt(STATUSES.length)];
    this.form = random.nextInt(10);
    this.body = random.nextInt(BODIES.size() * WITH_ID.size());
    this.breaksOff = random.nextInt(4) == 0;
  }

  /**
   * Gives the response its form.
   *
   * @param request the create
   * @param response the vendor's, which tells the job
   */
  HttpMessage of(HttpMessage request, HttpMessage response) throws IOException {
    String job = JSON.readTree(response.body()).path("id").asText();
    HttpMessage failed = response.withStatus(status);
    id = form < 4 ? Optional.of(job) : Optional.empty();
    return switch (form) {
      case 0 -> failed;
      case 1 -> failed.withBody(text("")).with("Location: " + path(request) + "/" + job);
      case 2, 3 -> failed.withBody(text(WITH_ID.get(body % WITH_ID.size()).formatted(job)));
      case 4 -> broken(failed);
      default -> failed.withBody(text(BODIES.get(body % BODIES.size())));
    };
  }

  /** The id that the last response told; empty if it told none. */
  Optional<String> id() {
    return id;
  }

  /** Whether the connection ends with it. */
  boolean breaksOff() {
    return breaksOff || form == 4;
  }

  /** Less than it says. */
  private static HttpMessage broken(HttpMessage failed) {
    byte[] start = Arrays.copyOf(failed.body(), 1);
    return failed.withBody(start).without("Content-Length").with("Content-Length: 1000");
  }

  private static String path(HttpMessage request) {
    return request.target().split("\\?", 2)[0];
  }

  private static byte[] text(String body) {
    return body.getBytes(UTF_8);
  }
}
