package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Asset;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.WaitTimeoutException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An app that is tested with the fake")
class FakeWithClientTest {

  private static final VideoRequest CAT =
      VideoRequest.builder("a cat").size(320, 240).duration(Duration.ofSeconds(2)).build();

  @TempDir private Path directory;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private final VideoClient videos = VideoClient.of(fake);

  @AfterEach
  void usedItsScript() {
    assertThat(fake.script().unusedScripts()).isEmpty();
  }

  private Path target() {
    return directory.resolve("cat.mp4");
  }

  /** The file as it is without faults, from another fake in the same state. */
  private static byte[] expected() throws IOException {
    FakeVideoGenerator other = FakeVideoGenerator.builder().jobDuration(Duration.ZERO).build();
    VideoOutput output = other.create(CheckedRequest.unchecked(CAT)).outputs().get(0);
    try (MediaStream stream = other.open(output, Asset.VIDEO, ByteRange.all())) {
      return stream.content().readAllBytes();
    }
  }

  @Test
  @DisplayName("has a fake that forgets, for the next test, all but its clock and its numbers")
  void resets() {
    VideoJob before = videos.create(CAT);
    fake.clock().advance(Duration.ofMinutes(1));
    fake.script().latency(Duration.ofHours(1)).nextDelete().failsWith(FakeError.serverError());

    fake.reset();

    assertThat(fake.calls()).isEmpty();
    assertThat(fake.count(Operation.CREATE)).isZero();
    assertThat(fake.script().unusedScripts()).isEmpty();
    assertThat(videos.list(ListQuery.newest(10)).items()).isEmpty();
    assertThat(fake.clock().now()).isEqualTo(FakeClock.START.plus(Duration.ofMinutes(1)));
    assertThat(videos.create(CAT).ref()).isNotEqualTo(before.ref());
    assertThat(fake.clock().now()).isEqualTo(FakeClock.START.plus(Duration.ofMinutes(1)));
  }

  @Test
  @DisplayName("keeps the jobs of a directory, which others may use, when its fake forgets")
  void resetsBesideOthers() {
    FakeVideoGenerator shared = FakeVideoGenerator.builder().directory(directory).build();
    try (VideoClient client = VideoClient.of(shared)) {
      VideoJob job = client.create(CAT);
      shared.reset();
      assertThat(client.retrieve(job.ref()).ref()).isEqualTo(job.ref());
    }
  }

  @Test
  @DisplayName("makes a video in no time")
  void makesAVideo() throws IOException {
    videos.generate(CAT, target());

    assertThat(target()).hasBinaryContent(expected());
    assertThat(fake.time().now()).isAfterOrEqualTo(FakeClock.START.plusSeconds(10));
    assertThat(fake.count(Operation.CREATE)).isEqualTo(1);
    assertThat(fake.count(Operation.DOWNLOAD)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = VideoOutput.Kind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BUCKET"})
  @DisplayName("saves a video in whichever way its vendor tells of it")
  void savesOutputsOfEveryKind(VideoOutput.Kind kind) throws IOException {
    fake.script().nextJob().hasOutputs(kind);

    VideoJob job = videos.generate(CAT, target()).job();

    assertThat(job.outputs()).extracting(VideoOutput::kind).containsExactly(kind);
    assertThat(target()).hasBinaryContent(expected());
  }

  @Test
  @DisplayName("is handed where in a bucket its video is, which it fetches itself")
  void isHandedTheBucket() {
    fake.script().nextJob().hasOutputs(VideoOutput.Kind.BUCKET);
    VideoJob job = videos.await(videos.create(CAT).ref());

    assertThat(job.outputs().get(0).address())
        .hasValueSatisfying(uri -> assertThat(uri).hasScheme("s3"));
    assertThatThrownBy(() -> videos.download(job.ref()).saveTo(target()))
        .isInstanceOf(UnsupportedRequestException.class)
        .hasMessageContaining(job.outputs().get(0).address().get().toString());
    assertThatThrownBy(() -> fake.open(job.outputs().get(0), Asset.VIDEO, ByteRange.all()))
        .isInstanceOf(UnsupportedRequestException.class);
  }

  @Test
  @DisplayName("keeps its own folder from being saved into")
  void ownFolder() throws IOException {
    Path own = Files.createDirectories(target().resolveSibling("jobs"));
    try (VideoClient client =
        VideoClient.builder()
            .set("videogen.provider", "fake")
            .set("videogen.fake.directory", own.toString())
            .set("videogen.fake.job-duration", "1s")
            .build()) {
      assertThatThrownBy(() -> client.generate(CAT, own.resolve("cat.mp4")))
          .isInstanceOf(LocalStorageException.class)
          .hasMessageContaining("fake.directory");
      assertThat(client.list(ListQuery.newest(5)).items()).isEmpty();
    }
  }

  @Test
  @DisplayName("sees its download resumed where it broke")
  void resumes() throws IOException {
    fake.script().nextDownload().breaksAt(1000);

    videos.generate(CAT, target());

    assertThat(target()).hasBinaryContent(expected());
    assertThat(fake.calls(Operation.DOWNLOAD))
        .extracting(call -> call.offset().orElseThrow())
        .containsExactly(0L, 1000L);
  }

  @Test
  @DisplayName("sees a stall ended, though nobody moves the clock")
  void endsAStall() throws IOException {
    fake.script().nextDownload().stallsAt(1000);

    videos.generate(CAT, target());

    assertThat(target()).hasBinaryContent(expected());
    assertThat(fake.calls(Operation.DOWNLOAD)).hasSize(2);
  }

  @Test
  @DisplayName("sees a download begun anew where it cannot be resumed")
  void startsOver() throws IOException {
    fake.script().nextDownload().breaksAt(1000);
    fake.script().nextDownload().ignoresRange().breaksAt(2000);
    fake.script().nextDownload().changesEtag().breaksAt(1500);

    videos.generate(CAT, target());

    assertThat(target()).hasBinaryContent(expected());
  }

  @Test
  @DisplayName("gets nothing rather than half a file")
  void getsNothing() {
    fake.script().nextDownload().endsAt(1000).always();

    assertThatThrownBy(() -> videos.generate(CAT, target()))
        .isInstanceOf(IncompleteDownloadException.class);
    assertThat(target()).doesNotExist();
  }

  @Test
  @DisplayName("is told when its job fails")
  void failsWithTheJob() {
    JobError error = JobError.of("internal_error", "out of luck");
    fake.script().nextJob().failsAt(40, error);

    assertThatThrownBy(() -> videos.generate(CAT, target()))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("out of luck");
  }

  @Test
  @DisplayName("is told when its job hangs, after ten minutes that nobody waited")
  void timesOut() {
    fake.script().nextJob().hangs();

    assertThatThrownBy(() -> videos.generate(CAT, target()))
        .isInstanceOf(WaitTimeoutException.class);
    assertThat(fake.time().now()).isAfterOrEqualTo(FakeClock.START.plusSeconds(600));
  }

  @Test
  @DisplayName("can find the job whose response was lost")
  void findsALostJob() {
    fake.script().nextCreate().losesResponse();

    assertThatThrownBy(() -> videos.create(CAT)).isInstanceOf(SubmissionUncertainException.class);
    VideoJob lost = videos.list(ListQuery.newest(1)).items().get(0);
    assertThat(videos.await(lost.ref()).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  @DisplayName("waits on through failures of the vendor")
  void waitsOn() {
    fake.script().nextRetrieve().failsWith(FakeError.serverError()).times(2);
    fake.script().nextRetrieve().failsWith(FakeError.rateLimit(Duration.ofSeconds(40)));

    VideoJob done = videos.await(videos.create(CAT).ref());

    assertThat(done.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(fake.time().now()).isAfterOrEqualTo(FakeClock.START.plusSeconds(40));
  }

  @Test
  @DisplayName("waits when it asks too often")
  void waitsWhenItAsksTooOften() {
    fake.script().rateLimit(3);
    for (int i = 0; i < 4; i++) {
      videos.create(CAT);
    }

    assertThat(fake.time().now()).isEqualTo(FakeClock.START.plusSeconds(60));
    assertThat(fake.calls())
        .extracting(FakeCall::succeeded)
        .containsExactly(true, true, true, false, true);
  }
}
