package dev.videogen;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.internal.download.DownloadLimits;
import dev.videogen.internal.download.MediaSource;
import dev.videogen.internal.download.NeededFile;
import dev.videogen.internal.download.StallWatch;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.testing.AdvancingClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** A job whose files are served as a test says. */
@SuppressWarnings("exports")
public final class ScriptedMedia implements MediaSource {

  /** What happens when a file is opened. */
  @FunctionalInterface
  public interface Opening {
    MediaStream open(ByteRange range);
  }

  public static final JobRef REF = JobRef.of("openai", "video_1");
  public static final VideoOutput OUTPUT = VideoOutput.of("video_1", "video_1", 0);

  public final AdvancingClock clock = new AdvancingClock();
  public final List<ByteRange> ranges = new ArrayList<>();
  public final List<VideoOutput> outputs = new ArrayList<>();
  public final List<Asset> assets = new ArrayList<>();
  public final List<String> saved = new ArrayList<>();
  public DownloadLimits limits =
      new DownloadLimits(1L << 32, Duration.ofHours(1), Duration.ofSeconds(30));

  public List<NeededFile> needed = List.of();

  int looks;

  private final Deque<Opening> script = new ArrayDeque<>();
  private final Deque<VideoJob> jobs = new ArrayDeque<>();
  private StallWatch stallWatch = new StallWatch(clock, Duration.ofMillis(50));

  public ScriptedMedia() {
    thenJob(completed(OUTPUT));
  }

  /** Bytes that follow no pattern but begin as an MP4 file does, the same each time. */
  public static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    byte[] head = "\0\0\0\30ftypisom\0\0\2\0isomavc1".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, bytes, 0, Math.min(count, head.length));
    return bytes;
  }

  public static VideoJob completed(VideoOutput... outputs) {
    return VideoJob.builder(REF, JobStatus.COMPLETED)
        .outputs(List.of(outputs))
        .expiresAt(Instant.parse("2026-11-22T11:00:00Z"))
        .build();
  }

  public static VideoOutput at(String address) {
    return OUTPUT.withAddress(URI.create(address));
  }

  public static ErrorDetails details(String message) {
    return ErrorDetails.builder(Operation.DOWNLOAD, message).build();
  }

  /** The next opening goes like this; the last one is repeated for ever. */
  public ScriptedMedia then(Opening opening) {
    script.add(opening);
    return this;
  }

  public ScriptedMedia then(VideoException failure) {
    return then(
        range -> {
          throw failure;
        });
  }

  /** The job, instead of what it was; each later one shows at the next look. */
  public ScriptedMedia job(VideoJob job) {
    jobs.clear();
    return thenJob(job);
  }

  public ScriptedMedia thenJob(VideoJob job) {
    jobs.add(job);
    return this;
  }

  public Download download() {
    return new Download(this);
  }

  /** How long a stream may stand still, instead of 50 ms. */
  public void stallTimeout(Duration timeout) {
    stallWatch = new StallWatch(clock, timeout);
  }

  /** From which offsets the file was asked for. */
  public List<Long> offsets() {
    return ranges.stream().map(ByteRange::offset).toList();
  }

  @Override
  public JobRef ref() {
    return REF;
  }

  @Override
  public VideoJob job() {
    if (looks++ > 0 && jobs.size() > 1) {
      jobs.remove();
    }
    return jobs.element();
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    outputs.add(output);
    assets.add(asset);
    ranges.add(range);
    return (script.size() > 1 ? script.remove() : script.element()).open(range);
  }

  @Override
  public void transferred(long saved, OptionalLong total) {}

  @Override
  public void saved(int variant, int variants, Path file) {
    saved.add(variant + " of " + variants + " in " + file.getFileName());
  }

  @Override
  public TimeSource time() {
    return clock;
  }

  @Override
  public StallWatch stallWatch() {
    return stallWatch;
  }

  @Override
  public List<NeededFile> needed() {
    return needed;
  }

  @Override
  public DownloadLimits limits() {
    return limits;
  }
}
