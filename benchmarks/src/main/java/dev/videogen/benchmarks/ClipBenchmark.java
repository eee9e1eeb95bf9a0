package dev.videogen.benchmarks;

import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What a clip costs: the first of a size, whose pictures are drawn, and each that follows. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Threads(1)
public class ClipBenchmark {

  /** The size of the clips, 8 seconds each. */
  @Param({"480x480", "1280x720", "1920x1080"})
  public String size = "";

  private FakeVideoGenerator fake;
  private int jobs;

  /** Starts a fake with its own clock. */
  @Setup(Level.Iteration)
  public void start() {
    fake = FakeVideoGenerator.create();
  }

  /** Closes it. */
  @TearDown(Level.Iteration)
  public void stop() {
    fake.close();
  }

  /**
   * A clip in a process that has made none before.
   *
   * @return its length in bytes
   * @throws IOException never
   */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(5)
  public long first() throws IOException {
    return clip();
  }

  /**
   * A clip of a size of which there were some before.
   *
   * @return its length in bytes
   * @throws IOException never
   */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Warmup(iterations = 3, time = 1)
  @Measurement(iterations = 5, time = 1)
  public long next() throws IOException {
    return clip();
  }

  private long clip() throws IOException {
    VideoJob job =
        fake.create(
            CheckedRequest.unchecked(
                VideoRequest.builder("clip " + jobs++)
                    .size(VideoSize.parse(size))
                    .duration(Duration.ofSeconds(8))
                    .build()));
    fake.clock().advance(Duration.ofMinutes(1));
    VideoJob ended = fake.retrieve(job.id());
    try (MediaStream clip = fake.open(ended.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
      return clip.content().transferTo(OutputStream.nullOutputStream());
    }
  }
}
