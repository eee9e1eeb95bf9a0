package dev.videogen.follow;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.spi.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * A vendor whose jobs run for a day, each told anew on each page as if it was parsed, and that
 * stands still once all were told twice, so that somebody can look at what is kept of them.
 */
final class PausedVendor extends SimulatedVendor {

  private static final int ROUNDS = 2;
  private static final int JOBS_A_PAGE = 100;
  private static final String PROMPT =
      "A cat playing piano in a jazz bar, seen from above. ".repeat(4);

  private final int pagesUntilPause;
  private final List<JobRef> refs;
  private final CountDownLatch paused = new CountDownLatch(1);
  private final CountDownLatch resumed = new CountDownLatch(1);

  PausedVendor(TimeSource time, int jobs) {
    super(time, true);
    this.pagesUntilPause = ROUNDS * jobs / JOBS_A_PAGE;
    this.refs = IntStream.range(0, jobs).mapToObj(job -> add(Duration.ofDays(1))).toList();
  }

  List<JobRef> refs() {
    return refs;
  }

  void awaitPause() throws InterruptedException {
    paused.await();
  }

  void resume() {
    resumed.countDown();
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    if (pages() >= pagesUntilPause) {
      paused.countDown();
      try {
        resumed.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    return super.list(query).map(PausedVendor::parsed);
  }

  private static VideoJob parsed(VideoJob job) {
    return job.toBuilder().prompt(fresh(PROMPT)).model(fresh("sora-2")).build();
  }

  private static String fresh(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
