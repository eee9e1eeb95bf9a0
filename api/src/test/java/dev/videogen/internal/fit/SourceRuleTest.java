package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.Media;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.CheckedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request with a source")
class SourceRuleTest {

  private static final JobRef JOB = JobRef.of("east", "job_1");
  private static final Capabilities SORA =
      Models.only(
          Models.SORA_2.toBuilder()
              .supports(Feature.REMIX, Feature.EDIT, Feature.EXTEND)
              .defaultDuration(Duration.ofSeconds(4))
              .build());

  private final AtomicInteger reads = new AtomicInteger();

  private CheckedRequest check(VideoRequest.Builder request) {
    return CheckedRequest.check(request.build(), SORA, Fit.EXACT, "east", this::read);
  }

  private VideoJob read(JobRef ref) {
    reads.incrementAndGet();
    return VideoJob.builder(ref, JobStatus.COMPLETED)
        .model(Models.SORA_2.name())
        .size(VideoSize.of(1280, 720))
        .duration(Duration.ofSeconds(12))
        .build();
  }

  private static VideoRequest.Builder from(VideoSource source) {
    return VideoRequest.builder("at night").source(source);
  }

  @Test
  @DisplayName("leaves model, size and length to it")
  void takesAfterItsSource() {
    VideoRequest resolved = check(from(VideoSource.edit(JOB))).resolved();

    assertThat(resolved.model()).isEmpty();
    assertThat(resolved.size()).isEmpty();
    assertThat(resolved.duration()).isEmpty();
  }

  @Test
  @DisplayName("adds the model's usual length to one that it extends, unless it says another")
  void extension() {
    assertThat(check(from(VideoSource.extend(JOB))).resolved().duration())
        .hasValue(Duration.ofSeconds(4));
    assertThat(
            check(from(VideoSource.extend(JOB)).duration(Duration.ofSeconds(8)))
                .resolved()
                .duration())
        .hasValue(Duration.ofSeconds(8));
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(() -> check(from(VideoSource.extend(JOB)).duration(Duration.ofSeconds(5))));
  }

  @Test
  @DisplayName("reads it once, if somebody asks for its price or for it")
  void readsOnce() {
    CheckedRequest checked = check(from(VideoSource.edit(JOB)));
    assertThat(reads).hasValue(0);

    assertThat(checked.estimate()).isEqualTo(checked.estimate());
    assertThat(checked.sourceJob()).map(VideoJob::ref).hasValue(JOB);
    assertThat(reads).hasValue(1);
  }

  @Test
  @DisplayName("is refused if it is a job of another instance")
  void anotherInstance() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> check(from(VideoSource.edit(JobRef.of("west", "job_1")))))
        .withMessageContaining("job west:job_1, is not one of east")
        .satisfies(refused -> assertThat(refused.billed()).isEqualTo(Billed.NO))
        .satisfies(refused -> assertThat(refused.job()).isEmpty());
  }

  @Test
  @DisplayName("is refused if it is no video, or no file")
  void noVideo() {
    Media png = Media.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0});
    Media missing = Media.of(Path.of("no-such-folder", "video.mp4"));

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> check(from(VideoSource.edit(png))))
        .withMessageContaining("a source is a video");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> check(from(VideoSource.extend(missing))))
        .withMessageContaining("cannot be read");
    assertThatCode(() -> check(from(VideoSource.edit(png.as("video/mp4")))))
        .doesNotThrowAnyException();
  }
}
