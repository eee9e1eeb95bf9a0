package dev.videogen.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.Page;
import dev.videogen.SavedFile;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.journal.RequestKey;
import dev.videogen.spi.VideoEvent;
import dev.videogen.webhook.WebhookEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read back equal. */
@DisplayName("As JSON and back")
class RoundTripTest {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addModule(new VideogenModule()).build();

  private static <T> T roundTrip(T value, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(MAPPER.writeValueAsString(value), type);
  }

  @Test
  @DisplayName("a job is the same")
  void job() throws JsonProcessingException {
    assertThat(roundTrip(Samples.job(), VideoJob.class)).isEqualTo(Samples.job());
  }

  @Test
  @DisplayName("a job of which little is known is the same")
  void bareJob() throws JsonProcessingException {
    VideoJob job = VideoJob.builder(Samples.REF, JobStatus.QUEUED).build();

    assertThat(roundTrip(job, VideoJob.class)).isEqualTo(job);
  }

  @Test
  @DisplayName("a request is the same, so that its key still holds")
  void request() throws JsonProcessingException {
    VideoRequest back = roundTrip(Samples.request(), VideoRequest.class);

    assertThat(back).isEqualTo(Samples.request());
    assertThat(RequestKey.of(back)).isEqualTo(RequestKey.of(Samples.request()));
  }

  @Test
  @DisplayName("capabilities are the same")
  void capabilities() throws JsonProcessingException {
    assertThat(roundTrip(Samples.capabilities(), Capabilities.class))
        .isEqualTo(Samples.capabilities());
    assertThat(roundTrip(Capabilities.unknown(), Capabilities.class))
        .isEqualTo(Capabilities.unknown());
  }

  @Test
  @DisplayName("a page is the same, of whatever it is")
  void page() throws JsonProcessingException {
    Page<VideoJob> jobs =
        new Page<>(List.of(Samples.job()), Optional.of("next"), Optional.of(Duration.ofMillis(50)));
    Page<String> words = new Page<>(List.of("one", "two"), Optional.empty());

    assertThat(
            MAPPER.readValue(
                MAPPER.writeValueAsString(jobs), new TypeReference<Page<VideoJob>>() {}))
        .isEqualTo(jobs);
    assertThat(
            MAPPER.readValue(
                MAPPER.writeValueAsString(words), new TypeReference<Page<String>>() {}))
        .isEqualTo(words);
  }

  @Test
  @DisplayName("a ref is its string, also as the key of a map")
  void ref() throws JsonProcessingException {
    Map<JobRef, JobStatus> map = Map.of(Samples.REF, JobStatus.IN_PROGRESS);
    String json = MAPPER.writeValueAsString(map);

    assertThat(json).isEqualTo("{\"openai:video_123\":\"in_progress\"}");
    assertThat(MAPPER.readValue(json, new TypeReference<Map<JobRef, JobStatus>>() {}))
        .isEqualTo(map);
  }

  static List<VideoEvent> events() {
    VideoException failure = Errors.of(ErrorKind.RATE_LIMIT);
    return List.of(
        new VideoEvent.Attempt("openai", Operation.CREATE, Optional.empty(), 1, Optional.empty()),
        new VideoEvent.Wait(
            "openai",
            Operation.RETRIEVE,
            Optional.of(Samples.REF),
            VideoEvent.Wait.Reason.RETRY,
            Duration.ofMillis(1500)),
        new VideoEvent.Poll(Samples.job()),
        new VideoEvent.Transfer(Samples.REF, 5_000_000_000L, OptionalLong.of(6_000_000_000L)),
        new VideoEvent.Transfer(Samples.REF, 1, OptionalLong.empty()),
        new VideoEvent.Saved(Samples.REF, 0, Path.of("folder", "cat.mp4")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("events")
  @DisplayName("an event is the same")
  void event(VideoEvent event) throws JsonProcessingException {
    assertThat(roundTrip(event, VideoEvent.class)).isEqualTo(event);
  }

  @Test
  @DisplayName("a failed attempt tells its error")
  void failedAttempt() throws JsonProcessingException {
    VideoEvent event =
        new VideoEvent.Attempt(
            "openai",
            Operation.CREATE,
            Optional.of(Samples.REF),
            2,
            Optional.of(Errors.of(ErrorKind.CONNECTION)));

    VideoEvent.Attempt back = (VideoEvent.Attempt) roundTrip(event, VideoEvent.class);

    assertThat(back.failure().orElseThrow().kind()).isEqualTo(ErrorKind.CONNECTION);
  }

  @Test
  @DisplayName("a webhook is the same")
  void webhook() throws JsonProcessingException {
    WebhookEvent event =
        new WebhookEvent(
            "openai",
            "msg_1",
            "video_123",
            "video.completed",
            Optional.of(JobStatus.COMPLETED),
            Instant.EPOCH,
            Optional.of(Instant.MAX));

    assertThat(roundTrip(event, WebhookEvent.class)).isEqualTo(event);
  }

  @Test
  @DisplayName("a saved file is the same")
  void savedFile() throws JsonProcessingException {
    SavedFile file =
        new SavedFile(Path.of("cat.mp4"), 12, Optional.of("video/mp4"), Optional.of("ab12"));

    assertThat(roundTrip(file, SavedFile.class)).isEqualTo(file);
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  @DisplayName("an error of every kind is of the same class and tells the same")
  void error(ErrorKind kind) throws JsonProcessingException {
    VideoException error = Errors.of(kind);

    VideoException back = MAPPER.readValue(MAPPER.writeValueAsString(error), VideoException.class);
    VideoException asItself = MAPPER.readValue(MAPPER.writeValueAsString(error), error.getClass());

    assertThat(back).hasSameClassAs(error).hasMessage(error.getMessage()).hasNoCause();
    assertThat(asItself).hasSameClassAs(error);
    assertThat(back.kind()).isEqualTo(kind);
    assertThat(back.billed()).isEqualTo(error.billed());
    assertThat(back.job()).isEqualTo(error.job());
    assertThat(details(back.details())).isEqualTo(details(error.details()));
    assertThat(MAPPER.writeValueAsString(back)).isEqualTo(MAPPER.writeValueAsString(error));
  }

  private static List<Object> details(ErrorDetails details) {
    return List.of(
        details.message(),
        details.provider(),
        details.operation(),
        details.httpStatus(),
        details.code(),
        details.vendorMessage(),
        details.requestId(),
        details.remedy());
  }

  @Test
  @DisplayName("the time that a vendor asks to wait is kept")
  void retryAfter() throws JsonProcessingException {
    RateLimitException back =
        roundTrip((RateLimitException) Errors.of(ErrorKind.RATE_LIMIT), RateLimitException.class);

    assertThat(back.retryAfter()).contains(Duration.ofMillis(1500));
  }
}
