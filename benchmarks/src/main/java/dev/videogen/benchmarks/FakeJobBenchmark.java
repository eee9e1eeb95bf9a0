package dev.videogen.benchmarks;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many jobs the fake takes from their creation to their end, media apart, on one core: create,
 * look, let the clock pass, look again. The record of calls is on, as it is in an app's tests.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Threads(1)
public class FakeJobBenchmark {

  private static final VideoRequest REQUEST =
      VideoRequest.builder("A cat playing piano in a jazz bar")
          .duration(Duration.ofSeconds(8))
          .size(1280, 720)
          .build();

  private FakeVideoGenerator fake;

  /** Starts a fake with its own clock. */
  @Setup
  public void start() {
    fake = FakeVideoGenerator.create();
  }

  /** Closes it. */
  @TearDown
  public void stop() {
    fake.close();
  }

  /**
   * One job from its creation to its end.
   *
   * @return the completed job
   */
  @Benchmark
  public VideoJob createToCompleted() {
    VideoJob created = fake.create(CheckedRequest.unchecked(REQUEST));
    fake.clock().advance(Duration.ofMinutes(1));
    VideoJob ended = fake.retrieve(created.id());
    if (ended.status() != JobStatus.COMPLETED) {
      throw new IllegalStateException("the job is " + ended.status());
    }
    return ended;
  }
}
