package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Asset;
import dev.videogen.ConflictException;
import dev.videogen.JobStatus;
import dev.videogen.NotFoundException;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A fake job")
class FakeLifecycleTest {

  private final FakeClock clock = new FakeClock();
  private final FakeVideoGenerator fake =
      FakeVideoGenerator.builder().clock(clock).jobDuration(Duration.ofSeconds(100)).build();

  @ParameterizedTest(name = "after {0} s it is {1} at {2} %")
  @CsvSource({
    "0, QUEUED, 0",
    "9, QUEUED, 0",
    "10, IN_PROGRESS, 0",
    "19, IN_PROGRESS, 10",
    "55, IN_PROGRESS, 50",
    "99, IN_PROGRESS, 98",
    "100, COMPLETED, 100",
    "3699, COMPLETED, 100",
    "3700, EXPIRED, 100",
    "99999, EXPIRED, 100",
  })
  void movesWithTheClock(int seconds, JobStatus status, int progress) {
    String id = fake.create(VideoRequest.builder("a cat").build()).id();

    clock.advance(Duration.ofSeconds(seconds));

    VideoJob job = fake.retrieve(id);
    assertThat(job.status()).isEqualTo(status);
    assertThat(job.progress()).isEqualTo(OptionalInt.of(progress));
  }

  @Test
  @DisplayName("gives its file from completion to expiry, and from any offset")
  void givesItsFile() throws IOException {
    VideoJob created = fake.create(VideoRequest.builder("a cat").size(320, 240).build());
    clock.advance(Duration.ofSeconds(100));
    VideoJob done = fake.retrieve(created.id());

    byte[] whole;
    try (MediaStream stream = fake.open(done.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
      whole = stream.content().readAllBytes();
      assertThat(stream.totalLength()).hasValue(whole.length);
      assertThat(stream.mediaType()).hasValue("video/mp4");
    }
    try (MediaStream rest = fake.open(done.outputs().get(0), Asset.VIDEO, ByteRange.from(100))) {
      assertThat(rest.offset()).isEqualTo(100);
      assertThat(rest.content().readAllBytes()).hasSize(whole.length - 100);
    }
    clock.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> fake.open(done.outputs().get(0), Asset.VIDEO, ByteRange.all()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("expired");
  }

  @Test
  @DisplayName("gives no file before it is completed")
  void givesNoFileBefore() {
    VideoJob created = fake.create(VideoRequest.builder("a cat").build());
    clock.advance(Duration.ofSeconds(100));
    VideoJob done = fake.retrieve(created.id());
    VideoJob second = fake.create(VideoRequest.builder("a dog").build());

    assertThat(done.outputs()).hasSize(1);
    assertThatThrownBy(
            () ->
                fake.open(
                    dev.videogen.VideoOutput.of(second.id(), "output_000002-1", 0),
                    Asset.VIDEO,
                    ByteRange.all()))
        .isInstanceOf(ConflictException.class);
  }
}
