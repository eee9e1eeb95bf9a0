package dev.videogen.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The logs, everything switched on")
class LogsTest {

  private static String logs;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-cp",
                System.getProperty("java.class.path"),
                LoggedCalls.class.getName())
            .redirectErrorStream(true)
            .start();
    logs = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).as(logs).isZero();
  }

  @Test
  @DisplayName("show no key, no cookie, no signature and no media")
  void secrets() {
    // HttpClient's own loggers are on: it names the path of the signed address.
    assertThat(logs)
        .containsPattern("DEBUG org\\.apache\\.hc\\.client5\\..* /v\\.mp4")
        .doesNotContainIgnoringCase("secret");
  }

  @Test
  @DisplayName("show each call with its status, its time and the vendor's id of it")
  void calls() {
    assertThat(logs)
        .containsPattern(
            "DEBUG dev.videogen.http.calls - acme create http://127.0.0.1:\\d+/v1/videos -> 200 in"
                + " \\d+ ms \\[request id req_42]")
        .containsPattern("acme download http://127.0.0.1:\\d+/v.mp4 -> 200 in")
        .containsPattern("acme retrieve http://127.0.0.1:\\d+/v1/videos/video_1 -> 401 in");
  }

  @Test
  @DisplayName("show bodies, masked")
  void bodies() {
    assertThat(logs)
        .contains("TRACE dev.videogen.http.calls - acme create sends {\"prompt\":\"a cat\"}")
        .contains(
            "acme create receives {\"id\":\"video_1\",\"status\":\"levitating\",\"echo\":\"***\"}");
  }

  @Test
  @DisplayName("warn once of a status that is not known")
  void unknownStatus() {
    assertThat(logs.split("The status \"levitating\" is not known", -1)).hasSize(2);
  }
}
