package dev.videogen.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.testing.SteppingTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything at once that can go wrong between a follower and its vendor. A failure names its seed.
 */
@DisplayName("A follower in chaos")
@Timeout(60)
class FollowChaosTest {

  private static final int JOBS = 250;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long OUTAGE_FROM = 90 * SECOND;
  private static final long OUTAGE_UNTIL = OUTAGE_FROM + 600 * SECOND;

  private static final class ChaoticVendor extends SimulatedVendor {

    private final EventClock time;
    private final Random random;
    private long stormUntil;

    ChaoticVendor(EventClock time, Random random) {
      super(time, random.nextInt(4) > 0);
      this.time = time;
      this.random = random;
    }

    private void disturb() {
      long now = time.nanoTime();
      ErrorDetails details = ErrorDetails.builder(Operation.RETRIEVE, "chaos").build();
      if (random.nextInt(50) == 0) {
        time.jump(Duration.ofHours(random.nextInt(100) - 50));
      }
      if (random.nextInt(100) == 0) {
        stormUntil = now + random.nextInt(40) * SECOND;
      }
      if (now < stormUntil) {
        boolean told = random.nextBoolean();
        throw new RateLimitException(details, told ? Duration.ofNanos(stormUntil - now) : null);
      }
      if (now >= OUTAGE_FROM && now < OUTAGE_UNTIL) {
        throw new ConnectionException(details);
      }
      if (random.nextInt(20) == 0) {
        throw new ProviderFailureException(details);
      }
    }

    @Override
    public VideoJob retrieve(String id) {
      VideoJob job = super.retrieve(id);
      disturb();
      return job;
    }

    @Override
    public Page<VideoJob> list(ListQuery query) {
      Page<VideoJob> page = super.list(query);
      disturb();
      List<VideoJob> shown = new ArrayList<>();
      for (VideoJob job : page.items()) {
        switch (random.nextInt(12)) {
          case 0 -> {
            // Not shown on this page.
          }
          case 1 -> shown.addAll(List.of(job, job));
          case 2 -> shown.add(0, job);
          case 3 -> shown.add(job.toBuilder().outputs(List.of()).build());
          default -> shown.add(job);
        }
      }
      return new Page<>(shown, random.nextInt(30) == 0 ? query.cursor() : page.nextCursor());
    }
  }

  /** Events of jobs: of those that have ended or not, once or twice, late or not, or of none. */
  private static void announce(
      EventClock time, JobFollower follower, SimulatedVendor vendor, JobRef job, Random random) {
    for (int i = random.nextInt(3); i > 0; i--) {
      long at = vendor.end(job) + (random.nextInt(120) - 20) * SECOND;
      String id = random.nextInt(5) == 0 ? "forged_" + random.nextInt() : job.id();
      String instance = random.nextInt(20) == 0 ? "nobody" : job.instance();
      time.schedule(at, () -> follower.received(instance, id));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  @DisplayName("loses no job, tells no end twice and keeps the limit")
  void chaos(long seed) {
    Random random = new Random(seed);
    EventClock time = new EventClock(new SteppingTime());
    ChaoticVendor vendor = new ChaoticVendor(time, new Random(seed + 1));
    Map<JobRef, Integer> ends = Collections.synchronizedMap(new HashMap<>());
    List<JobHandle<VideoJob>> handles = new ArrayList<>();
    try (JobFollower follower =
        JobFollower.builder(new GeneratorReader(vendor))
            .time(time)
            .reads(Runnable::run)
            .callbacks(Runnable::run)
            .build()) {
      for (int i = 0; i < JOBS; i++) {
        JobRef ref = vendor.add(FollowSimulation.duration(random));
        handles.add(
            follower.follow(
                ref,
                WaitOptions.defaults()
                    .timeout(Duration.ofDays(1))
                    .listener(
                        job -> {
                          if (job.status().isTerminal()) {
                            ends.merge(job.ref(), 1, Integer::sum);
                          }
                          if (job.id().hashCode() % 7 == 0) {
                            throw new ListenerBug();
                          }
                        })));
        announce(time, follower, vendor, ref, random);
      }
      vendor.start();

      for (JobHandle<VideoJob> handle : handles) {
        assertThat(handle.join().status()).isEqualTo(JobStatus.COMPLETED);
      }
      assertThat(follower.followed()).isEmpty();
    }
    assertThat(ends).hasSize(JOBS);
    assertThat(ends.values()).containsOnly(1);
    assertThat(vendor.maxPerMinute()).isLessThanOrEqualTo(RequestPace.DEFAULT_PER_MINUTE);
  }

  /** Without a stack trace, which would be logged a thousand times. */
  private static final class ListenerBug extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListenerBug() {
      super("a bug of the app", null, false, false);
    }
  }
}
