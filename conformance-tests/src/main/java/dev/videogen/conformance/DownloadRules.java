package dev.videogen.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Mode;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

abstract class DownloadRules {

  private static final int OFFSET = 100;

  private final RuleContext bench;

  DownloadRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("DWN-01")
  @DisplayName("DWN-01 two downloads of a file are equal")
  void twoDownloadsAreEqual() throws IOException {
    VideoOutput output = bench.output();

    assertThat(bench.read(output)).isEqualTo(bench.read(output));
  }

  @Test
  @Tag("DWN-02")
  @DisplayName("DWN-02 the length, if told, is the number of bytes")
  void lengthMatches() throws IOException {
    try (MediaStream stream = bench.open(bench.output())) {
      int read = stream.content().readAllBytes().length;

      assertThat(stream.totalLength().orElse(read)).isEqualTo(read);
    }
  }

  @Test
  @Tag("DWN-03")
  @DisplayName("DWN-03 the media type of a video, if told, is a video's")
  void mediaTypeIsAVideos() throws IOException {
    try (MediaStream stream = bench.open(bench.output())) {
      assertThat(stream.mediaType().orElse("video/mp4")).startsWith("video/");
    }
  }

  @Test
  @Tag("DWN-04")
  @DisplayName("DWN-04 the bytes of a video are those of a video file")
  void bytesAreAVideos() throws IOException {
    String head = new String(Arrays.copyOf(bench.read(bench.output()), 12), ISO_8859_1);

    assertThat(head).matches("(?s).{4}ftyp.*|\\x1aE\\xdf\\xa3.*|RIFF.{4}AVI .*");
  }

  @Test
  @Tag("DWN-05")
  @DisplayName(
      "DWN-05 a download from an offset gives the bytes from there, or says where it began")
  void rangeGivesTheRightBytes() throws IOException {
    VideoOutput output = bench.output();

    assertRestOf(bench.read(output), ByteRange.from(OFFSET), output);
  }

  @Test
  @Tag("DWN-06")
  @DisplayName("DWN-06 a download from an offset with the file's own ETag gives the right bytes")
  void rangeWithEtag() throws IOException {
    VideoOutput output = bench.output();
    String etag = etagOf(output);

    assertRestOf(bench.read(output), ByteRange.from(OFFSET, etag), output);
  }

  @Test
  @Tag("DWN-07")
  @DisplayName("DWN-07 a download from an offset with another ETag starts at the beginning")
  void rangeOfAnotherFile() throws IOException {
    VideoOutput output = bench.output();
    etagOf(output);

    try (MediaStream stream = open(output, ByteRange.from(OFFSET, "\"another\""))) {
      assertThat(stream.offset()).isZero();
    }
  }

  @Test
  @Tag("DWN-08")
  @DisplayName("DWN-08 a download can be closed half-read")
  void closesHalfRead() throws IOException {
    MediaStream stream = bench.open(bench.output());
    assertThat(stream.content().read()).isNotNegative();

    assertThatCode(stream::close).doesNotThrowAnyException();
  }

  @Test
  @Tag("DWN-09")
  @DisplayName("DWN-09 two downloads can be read side by side")
  void sideBySide() throws IOException {
    VideoOutput output = bench.output();
    byte[] whole = bench.read(output);

    try (MediaStream first = bench.open(output);
        MediaStream second = bench.open(output)) {
      assertThat(second.content().readAllBytes()).isEqualTo(whole);
      assertThat(first.content().readAllBytes()).isEqualTo(whole);
    }
  }

  @Test
  @Tag("DWN-10")
  @DisplayName("DWN-10 a file of a job that has not ended is a conflict")
  void unfinishedIsAConflict() {
    VideoJob job = bench.created();
    assumeTrue(!job.status().isTerminal(), "is about jobs that take time");

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> bench.open(VideoOutput.of(job.id(), job.id(), 0)).close());
  }

  @Test
  @Tag("DWN-11")
  @DisplayName("DWN-11 a file that expired is not found")
  void expiredIsNotFound() {
    VideoOutput output = bench.expired().outputs().get(0);

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> bench.open(output).close());
  }

  @Test
  @Tag("DWN-12")
  @DisplayName("DWN-12 a thumbnail is a picture")
  void thumbnailIsAPicture() throws IOException {
    bench.needs(Feature.THUMBNAIL);

    assertThat(mediaTypeOf(Asset.THUMBNAIL)).startsWith("image/");
  }

  @Test
  @Tag("DWN-13")
  @DisplayName("DWN-13 a spritesheet is a picture")
  void spritesheetIsAPicture() throws IOException {
    bench.needs(Feature.SPRITESHEET);

    assertThat(mediaTypeOf(Asset.SPRITESHEET)).startsWith("image/");
  }

  @Test
  @Tag("DWN-14")
  @DisplayName("DWN-14 every output of a completed job can be opened")
  void everyOutputOpens() throws IOException {
    for (VideoOutput output : bench.completed().outputs()) {
      assertThat(bench.read(output)).isNotEmpty();
    }
  }

  @Test
  @Tag("DWN-15")
  @DisplayName("DWN-15 a download whose connection breaks is never taken for the whole file")
  void brokenIsNotWhole(@TempDir Path folder) throws IOException {
    VideoJob job = bench.completed();
    byte[] whole = bench.read(job.outputs().get(0));
    bench.means(bench.harness().breakNextDownload(OFFSET), "break a download");
    Path target = folder.resolve("video.mp4");
    Throwable failure = catchThrowable(() -> bench.client().download(job.ref()).saveTo(target));

    assertThat(failure == null ? Files.readAllBytes(target) : whole).isEqualTo(whole);
  }

  @Test
  @Tag("DWN-16")
  @DisplayName("DWN-16 nothing is at the target after a save that failed")
  void nothingAfterAFailedSave(@TempDir Path folder) {
    bench.needs(Feature.DELETE);
    VideoJob job = bench.completedForOneself();
    bench.generator().delete(job.id());

    assertThatExceptionOfType(VideoException.class)
        .isThrownBy(() -> bench.client().download(job.ref()).saveTo(folder.resolve("late.mp4")));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Tag("DWN-17")
  @DisplayName("DWN-17 a save whose connection breaks once goes on to the whole file")
  void goesOn(@TempDir Path folder) throws IOException {
    VideoJob job = bench.completed();
    byte[] whole = bench.read(job.outputs().get(0));
    bench.means(bench.harness().breakNextDownload(OFFSET), "break a download");
    Path target = folder.resolve("video.mp4");
    bench.client().download(job.ref()).saveTo(target);

    assertThat(Files.readAllBytes(target)).isEqualTo(whole);
  }

  @Test
  @Tag("DWN-18")
  @DisplayName("DWN-18 a file that its vendor removed is not found, and its job has not failed")
  void removedIsNotFound() {
    VideoJob job = bench.completedForOneself();
    bench.means(bench.harness().removeFiles(job.id()), "remove a file");

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> bench.open(job.outputs().get(0)).close());
    assertThat(bench.generator().retrieve(job.id()).status())
        .isIn(JobStatus.COMPLETED, JobStatus.EXPIRED);
  }

  @Test
  @Tag("DWN-19")
  @DisplayName("DWN-19 a file is there until its job expires, if that is told")
  void thereUntilItExpires() throws IOException {
    VideoJob job = bench.completedForOneself();
    Instant end = job.expiresAt().orElseThrow(() -> new TestAbortedException("no end is told"));
    bench.advance(Duration.between(bench.generator().time().now(), end).minusMinutes(1));

    assertThat(bench.read(job.outputs().get(0))).isNotEmpty();
  }

  @Test
  @Tag("DWN-20")
  @DisplayName("DWN-20 two variants of a job are two files")
  void variantsAreFiles() throws IOException {
    int most = bench.model().modes().stream().mapToInt(Mode::maxVariants).min().orElse(1);
    assumeTrue(most > 1, "needs a model that makes several variants");
    bench.affordable("a second variant");
    VideoJob job = bench.awaited(bench.create(bench.request().toBuilder().variants(2).build()));

    assertThat(bench.read(job.outputs().get(0))).isNotEqualTo(bench.read(job.outputs().get(1)));
  }

  private MediaStream open(VideoOutput output, ByteRange range) {
    return bench.generator().open(output, Asset.VIDEO, range);
  }

  private String mediaTypeOf(Asset asset) throws IOException {
    VideoOutput output = bench.output();
    try (MediaStream stream = bench.generator().open(output, asset, ByteRange.all())) {
      return stream.mediaType().orElse("image/ as may be, for it is not told");
    }
  }

  private String etagOf(VideoOutput output) throws IOException {
    try (MediaStream stream = bench.open(output)) {
      Optional<String> etag = stream.etag();
      assumeTrue(etag.isPresent(), "needs downloads with an ETag");
      return etag.get();
    }
  }

  private void assertRestOf(byte[] whole, ByteRange range, VideoOutput output) throws IOException {
    try (MediaStream stream = open(output, range)) {
      assertThat(stream.offset()).isBetween(0L, range.offset());
      assertThat(stream.content().readAllBytes())
          .isEqualTo(Arrays.copyOfRange(whole, (int) stream.offset(), whole.length));
    }
  }
}
