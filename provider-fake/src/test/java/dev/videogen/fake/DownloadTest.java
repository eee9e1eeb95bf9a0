package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PermissionException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A download from the fake")
class DownloadTest {

  private static final VideoRequest CAT =
      VideoRequest.builder("a cat").size(320, 240).duration(Duration.ofSeconds(1)).build();

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private VideoOutput output;
  private byte[] whole;

  @BeforeEach
  void complete() throws IOException {
    VideoJob job = fake.create(CheckedRequest.unchecked(CAT));
    fake.clock().advance(Duration.ofSeconds(10));
    output = fake.retrieve(job.id()).outputs().get(0);
    try (MediaStream stream = open(ByteRange.all())) {
      whole = stream.content().readAllBytes();
    }
  }

  private MediaStream open(ByteRange range) {
    return fake.open(output, Asset.VIDEO, range);
  }

  private byte[] from(int offset) {
    return Arrays.copyOfRange(whole, offset, whole.length);
  }

  @Test
  @DisplayName("tells length, type and a strong tag")
  void tellsAll() throws IOException {
    try (MediaStream stream = open(ByteRange.all())) {
      assertThat(stream.offset()).isZero();
      assertThat(stream.totalLength()).hasValue(whole.length);
      assertThat(stream.mediaType()).hasValue("video/mp4");
      assertThat(stream.etag()).hasValueSatisfying(tag -> assertThat(tag).matches("\"[^\"]+\""));
    }
  }

  @Test
  @DisplayName("gives the same bytes in every run")
  void isTheSameInEveryRun() throws IOException {
    FakeVideoGenerator other = FakeVideoGenerator.create();
    VideoJob job = other.create(CheckedRequest.unchecked(CAT));
    other.clock().advance(Duration.ofSeconds(10));
    VideoOutput same = other.retrieve(job.id()).outputs().get(0);

    try (MediaStream stream = other.open(same, Asset.VIDEO, ByteRange.all())) {
      assertThat(stream.content().readAllBytes()).isEqualTo(whole);
    }
  }

  @Test
  @DisplayName("gives another file for each job and each variant, and the same for the same seed")
  void differs() {
    FakeVideoGenerator instant = FakeVideoGenerator.builder().jobDuration(Duration.ZERO).build();
    VideoJob two = instant.create(CheckedRequest.unchecked(CAT.toBuilder().variants(2).build()));
    VideoJob other = instant.create(CheckedRequest.unchecked(CAT));
    VideoJob seeded = instant.create(CheckedRequest.unchecked(CAT.toBuilder().seed(77).build()));
    VideoJob seededAgain =
        instant.create(CheckedRequest.unchecked(CAT.toBuilder().seed(77).build()));

    assertThat(
            Arrays.asList(
                etag(instant, two.outputs().get(0)),
                etag(instant, two.outputs().get(1)),
                etag(instant, other.outputs().get(0)),
                etag(instant, seeded.outputs().get(0))))
        .doesNotHaveDuplicates();
    assertThat(etag(instant, seededAgain.outputs().get(0)))
        .isEqualTo(etag(instant, seeded.outputs().get(0)));
  }

  private static String etag(FakeVideoGenerator generator, VideoOutput output) {
    try (MediaStream stream = generator.open(output, Asset.VIDEO, ByteRange.all())) {
      return stream.etag().orElseThrow();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Test
  @DisplayName("begins at the offset asked for, if the file is still the same")
  void beginsAtTheOffset() throws IOException {
    String tag = etag(fake, output);

    for (ByteRange range : new ByteRange[] {ByteRange.from(100), ByteRange.from(100, tag)}) {
      try (MediaStream stream = open(range)) {
        assertThat(stream.offset()).isEqualTo(100);
        assertThat(stream.totalLength()).hasValue(whole.length);
        assertThat(stream.content().readAllBytes()).isEqualTo(from(100));
      }
    }
    try (MediaStream stream = open(ByteRange.from(100, "\"another\""))) {
      assertThat(stream.offset()).isZero();
      assertThat(stream.content().readAllBytes()).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  @DisplayName("begins at the beginning if there is nothing from the offset on")
  void startsOver(int beyond) throws IOException {
    try (MediaStream stream = open(ByteRange.from(whole.length + beyond))) {
      assertThat(stream.offset()).isZero();
      assertThat(stream.content().readAllBytes()).isEqualTo(whole);
    }
    assertThat(fake.count(Operation.DOWNLOAD)).isEqualTo(3);
  }

  @ParameterizedTest(name = "has a {0} as {1}")
  @CsvSource({"THUMBNAIL, image/jpeg", "SPRITESHEET, image/jpeg"})
  void hasPictures(Asset asset, String mediaType) throws IOException {
    try (MediaStream stream = fake.open(output, asset, ByteRange.all())) {
      assertThat(stream.mediaType()).hasValue(mediaType);
      assertThat(stream.totalLength()).hasValue(stream.content().readAllBytes().length);
    }
  }

  @Test
  @DisplayName("is refused before completion and after expiry, and for what is no output")
  void isRefused() {
    VideoOutput tooEarly =
        VideoOutput.of(fake.create(CheckedRequest.unchecked(CAT)).id(), "output_000002-1", 0);
    assertThatThrownBy(() -> fake.open(tooEarly, Asset.VIDEO, ByteRange.all()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("queued");

    VideoOutput second = VideoOutput.of(output.jobId(), "output_000001-2", 1);
    VideoOutput strange = VideoOutput.of(output.jobId(), "output_1", 0);
    VideoOutput nobodys = VideoOutput.of("video_000099", "output_000099-1", 0);
    VideoOutput elsewhere = VideoOutput.of(output.jobId(), "../../etc/passwd", 0);
    for (VideoOutput wrong : new VideoOutput[] {second, strange, nobodys, elsewhere}) {
      assertThatThrownBy(() -> fake.open(wrong, Asset.VIDEO, ByteRange.all()))
          .as(wrong.toString())
          .isInstanceOf(NotFoundException.class);
    }

    fake.clock().advance(Duration.ofHours(1));
    assertThatThrownBy(() -> open(ByteRange.all()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("expired");
  }

  @Nested
  @DisplayName("that was scripted")
  class Scripted {

    @Test
    @DisplayName("to fail gives no byte")
    void toFail() {
      fake.script().nextDownload().failsWith(FakeError.permission());

      assertThatThrownBy(() -> open(ByteRange.all())).isInstanceOf(PermissionException.class);
      assertThat(etag(fake, output)).isNotEmpty();
    }

    @ParameterizedTest(name = "to break at byte 1000 gives {1} bytes from byte {0} on")
    @CsvSource({"0, 1000", "400, 600", "1000, 0", "2000, 0"})
    void toBreak(int offset, int expected) throws IOException {
      fake.script().nextDownload().breaksAt(1000);

      try (MediaStream stream = open(ByteRange.from(offset))) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        assertThatThrownBy(() -> stream.content().transferTo(received))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("reset");
        assertThat(received.toByteArray())
            .isEqualTo(Arrays.copyOfRange(whole, offset, offset + expected));
        assertThat(stream.totalLength()).hasValue(whole.length);
      }
    }

    @Test
    @DisplayName("to end early gives too little under the right length")
    void toEnd() throws IOException {
      fake.script().nextDownload().endsAt(1000);

      try (MediaStream stream = open(ByteRange.all())) {
        assertThat(stream.content().readAllBytes()).hasSize(1000);
        assertThat(stream.totalLength()).hasValue(whole.length);
      }
    }

    @Test
    @DisplayName("to stall blocks until another thread closes it, while a fake clock runs")
    void toStall() throws Exception {
      fake.script().nextDownload().stallsAt(10);
      MediaStream stream = open(ByteRange.all());
      InputStream content = stream.content();
      assertThat(content.readNBytes(10)).hasSize(10);
      long before = fake.clock().nanoTime();

      CompletableFuture<Void> reader =
          CompletableFuture.runAsync(
              () -> assertThatThrownBy(content::read).isInstanceOf(IOException.class));
      while (Duration.ofNanos(fake.clock().nanoTime() - before).toSeconds() < 30) {
        assertThat(reader).isNotDone();
        Thread.onSpinWait();
      }
      stream.close();

      reader.get(10, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("to stall ends when the reading thread is interrupted")
    void toStallAndBeInterrupted() throws IOException {
      fake.script().nextDownload().stallsAt(3);

      try (MediaStream stream = open(ByteRange.all())) {
        stream.content().skipNBytes(3);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> stream.content().read())
            .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
      }
    }

    @Test
    @DisplayName("to break or stall before a file begins is opened again")
    void toBreakAtOnce() throws IOException {
      long before = fake.count(Operation.DOWNLOAD);
      fake.script().nextDownload().breaksAt(0);
      fake.script().nextDownload().endsAt(1);
      fake.script().nextDownload().stallsAt(0);

      try (MediaStream stream = open(ByteRange.all())) {
        assertThat(stream.content().readAllBytes()).isEqualTo(whole);
      }
      assertThat(fake.count(Operation.DOWNLOAD)).isEqualTo(before + 4);
    }

    @Test
    @DisplayName("to ignore the range begins at the beginning, and says so")
    void toIgnoreTheRange() throws IOException {
      fake.script().nextDownload().ignoresRange();

      try (MediaStream stream = open(ByteRange.from(100))) {
        assertThat(stream.offset()).isZero();
        assertThat(stream.content().readAllBytes()).isEqualTo(whole);
      }
    }

    @Test
    @DisplayName("to tell a wrong length, or none, does so, and gives no more than that")
    void toTellAnotherLength() throws IOException {
      fake.script().nextDownload().claimsLength(5);
      fake.script().nextDownload().tellsNoLength();

      try (MediaStream stream = open(ByteRange.all())) {
        assertThat(stream.totalLength()).hasValue(5);
        assertThat(stream.content().readAllBytes()).isEqualTo(Arrays.copyOf(whole, 5));
      }
      try (MediaStream stream = open(ByteRange.all())) {
        assertThat(stream.totalLength()).isEmpty();
      }
    }

    @Test
    @DisplayName("to change the tag gives another file, which cannot be resumed")
    void toChangeTheTag() throws IOException {
      String tag = etag(fake, output);
      fake.script().nextDownload().changesEtag();

      try (MediaStream stream = open(ByteRange.from(100, tag))) {
        assertThat(stream.offset()).isZero();
        assertThat(stream.etag()).isPresent().isNotEqualTo(java.util.Optional.of(tag));
        assertThat(stream.content().readAllBytes()).isNotEqualTo(whole);
      }
      assertThat(etag(fake, output)).isEqualTo(tag);
    }

    @Test
    @DisplayName("can do several things at once")
    void addsUp() throws IOException {
      fake.script().nextDownload().ignoresRange().claimsLength(7).endsAt(3);

      try (MediaStream stream = open(ByteRange.from(100))) {
        assertThat(stream.offset()).isZero();
        assertThat(stream.totalLength()).hasValue(7);
        assertThat(stream.content().readAllBytes()).hasSize(3);
      }
    }
  }
}
