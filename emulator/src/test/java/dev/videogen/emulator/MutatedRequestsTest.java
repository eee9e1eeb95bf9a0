package dev.videogen.emulator;

import static dev.videogen.emulator.RawRequest.CAT;
import static dev.videogen.emulator.RawRequest.JSON_TYPE;
import static dev.videogen.emulator.RawRequest.request;
import static dev.videogen.emulator.RawRequest.sized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.junit.VideoEmulatorExtension;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A request with random faults")
@ExtendWith(VideoEmulatorExtension.class)
class MutatedRequestsTest {

  private static final int REQUESTS = 250;

  private static final String FORM =
      """
      --b\r
      Content-Disposition: form-data; name="prompt"\r
      \r
      a cat\r
      --b--\r
      """;

  private static final List<String> REQUESTS_TO_MUTATE =
      List.of(
          request("POST /v1/videos HTTP/1.1", JSON_TYPE + sized(CAT), CAT),
          request(
              "POST /v1/videos/edits HTTP/1.1",
              "Content-Type: multipart/form-data; boundary=b\r\n" + sized(FORM),
              FORM),
          request(
              "POST /v1/videos HTTP/1.1",
              JSON_TYPE + "Transfer-Encoding: chunked\r\n",
              "12\r\n" + CAT + "\r\n0\r\n\r\n"),
          request(
              "GET /openai/v1/video/generations/jobs?api-version=preview&limit=5 HTTP/1.1",
              "Range: bytes=0-5\r\n",
              ""));

  private static final List<String> INSERTED =
      List.of(
          "\r\n",
          "\n",
          "\0",
          "{",
          "\"",
          ":",
          "-1",
          "9".repeat(30),
          "%00",
          "%2e%2e",
          "/",
          " ",
          "\u00ff",
          "\\u0000",
          "\t",
          ",",
          ";",
          "chunked",
          "--b");

  private final VideoEmulator emulator;

  MutatedRequestsTest(VideoEmulator emulator) {
    this.emulator = emulator;
  }

  @RepeatedTest(4)
  @DisplayName("is served, or refused as a caller's mistake in words that a vendor could have")
  void neverAServersFault(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < REQUESTS; i++) {
      String request = mutated(random);

      String response = response(request);

      assertThat(response).as(request).matches("(?s)HTTP/1\\.1 (?:200|40[013459]|413) .*");
      assertThat(response).as(request).doesNotContainPattern(Refusal.NOT_A_VENDORS_WORD);
    }
  }

  private String response(String request) {
    try (RawConnection connection = new RawConnection(emulator)) {
      return connection.send(request).end().rest();
    }
  }

  private static String mutated(Random random) {
    StringBuilder request =
        new StringBuilder(REQUESTS_TO_MUTATE.get(random.nextInt(REQUESTS_TO_MUTATE.size())));
    for (int fault = 0; fault <= random.nextInt(4); fault++) {
      int at = random.nextInt(request.length());
      switch (random.nextInt(4)) {
        case 0 -> request.setCharAt(at, (char) random.nextInt(256));
        case 1 -> request.delete(at, at + 1 + random.nextInt(12));
        case 2 -> request.insert(at, request.substring(at, Math.min(request.length(), at + 20)));
        default -> request.insert(at, INSERTED.get(random.nextInt(INSERTED.size())));
      }
    }
    return request.toString();
  }
}
