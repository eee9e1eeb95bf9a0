package dev.videogen.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Saves the video once for each line of standard input, and tells seconds and bytes allocated. */
final class Saver {

  private Saver() {}

  /**
   * Saves.
   *
   * @param arguments the peer, and what stands before {@code /videos}
   */
  public static void main(String[] arguments) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Peer peer = Peers.connect(arguments[0], URI.create(arguments[1]));
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String target = orders.readLine(); target != null; target = orders.readLine()) {
        long bytes = allocated(threads);
        long started = System.nanoTime();
        peer.save(StubServer.COMPLETED, Path.of(target));
        double took = (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.println(took + " " + (allocated(threads) - bytes));
        System.out.flush();
      }
    }
  }

  /** By all threads that live; those that save live on. */
  private static long allocated(ThreadMXBean threads) {
    long bytes = 0;
    for (long each : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      bytes += Math.max(0, each);
    }
    return bytes;
  }
}
