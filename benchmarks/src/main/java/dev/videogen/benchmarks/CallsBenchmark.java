package dev.videogen.benchmarks;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Creates and reads of all peers in turn: iteration by iteration another, in one Java, so that what
 * else the machine does hits all alike. {@link CallsComparison} starts it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CallsBenchmark {

  /** What stands before {@code /videos}. */
  @Param({""})
  public String baseUrl = "";

  private final List<Peer> peers = new ArrayList<>();
  private Peer peer;
  private int iteration;

  /** Opens all peers. */
  @Setup(Level.Trial)
  public void connect() {
    for (String name : Peers.ALL) {
      peers.add(Peers.connect(name, URI.create(baseUrl)));
    }
  }

  /** Takes the next peer. */
  @Setup(Level.Iteration)
  public void next() {
    peer = peers.get(iteration++ % peers.size());
  }

  /** Closes all peers. */
  @TearDown(Level.Trial)
  public void close() {
    peers.forEach(Peer::close);
  }

  /**
   * Builds a request and creates a job.
   *
   * @return the id of the job
   */
  @Benchmark
  public String create() {
    return peer.create();
  }

  /**
   * Reads a job that is in progress.
   *
   * @return the id of the job
   */
  @Benchmark
  public String retrieve() {
    return peer.retrieve();
  }
}
