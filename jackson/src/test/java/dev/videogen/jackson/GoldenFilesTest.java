package dev.videogen.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.videogen.JobStatus;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.spi.VideoEvent;
import dev.videogen.webhook.WebhookEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The form as it lies in files: what others have stored can still be read, and a change of the form
 * is seen. {@code -Dgolden.write=true} writes the files.
 */
@DisplayName("The form is that of the file")
class GoldenFilesTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new VideogenModule())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("job", Samples.job()),
        Arguments.of("job-bare", VideoJob.builder(Samples.REF, JobStatus.QUEUED).build()),
        Arguments.of("request", Samples.request()),
        Arguments.of("capabilities", Samples.capabilities()),
        Arguments.of("page", new Page<>(List.of(Samples.REF), Optional.of("next"))),
        Arguments.of("error-uncertain", Errors.of(ErrorKind.SUBMISSION_UNCERTAIN)),
        Arguments.of("error-rate-limit", Errors.of(ErrorKind.RATE_LIMIT)),
        Arguments.of(
            "event-wait",
            new VideoEvent.Wait(
                "openai",
                Operation.CREATE,
                Optional.empty(),
                VideoEvent.Wait.Reason.PERMIT,
                Duration.ofMillis(250))),
        Arguments.of(
            "webhook",
            new WebhookEvent(
                "openai",
                "msg_1",
                "video_123",
                "video.completed",
                Optional.of(JobStatus.COMPLETED),
                Instant.EPOCH,
                Optional.empty())),
        Arguments.of("keyed", Map.of(Samples.REF, JobStatus.IN_PROGRESS)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  @DisplayName("for")
  void value(String name, Object value) throws IOException {
    String json = MAPPER.writeValueAsString(value) + "\n";
    Path file = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, json);
    }

    assertThat(json).isEqualTo(Files.readString(file));
  }
}
