package dev.videogen.follow;

import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a follower holds of jobs that were all read twice, handles and futures included.
 *
 * @param heap bytes of heap
 * @param threads platform threads
 */
public record FollowCost(long heap, long threads) {

  /** Measures it. */
  public static FollowCost of(TimeSource time, int jobs) throws InterruptedException {
    awaitNoThreads();
    PausedVendor vendor = new PausedVendor(time, jobs);
    List<JobHandle<VideoJob>> handles = new ArrayList<>(jobs);
    long before = usedHeap();
    try (JobFollower follower = JobFollower.of(vendor)) {
      WaitOptions patient = WaitOptions.defaults().timeout(Duration.ofDays(1));
      vendor.refs().forEach(ref -> handles.add(follower.follow(ref, patient)));
      vendor.start();
      vendor.awaitPause();
      FollowCost cost = new FollowCost(usedHeap() - before, running());
      vendor.resume();
      return cost;
    }
  }

  /** The platform threads of followers. */
  private static long running() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("videogen-"))
        .count();
  }

  /** Those of an earlier follower end once they have had nothing to do for a while. */
  private static void awaitNoThreads() throws InterruptedException {
    while (running() > 0) {
      Thread.sleep(100);
    }
  }

  private static long usedHeap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
