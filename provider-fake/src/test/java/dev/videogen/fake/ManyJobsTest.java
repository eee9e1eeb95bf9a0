package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Asset;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.WaitOptions;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A fake with many jobs")
class ManyJobsTest {

  private static final VideoRequest CAT =
      VideoRequest.builder("a cat").size(64, 64).duration(Duration.ofSeconds(1)).build();

  @Test
  @DisplayName("moves 10,000 of them at once")
  void movesTenThousand() {
    FakeVideoGenerator fake = FakeVideoGenerator.create();
    VideoRequest unchecked = CAT.toBuilder().model("a model of our own").build();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(fake.create(CheckedRequest.unchecked(unchecked)).id());
    }

    assertThat(ids).doesNotHaveDuplicates().startsWith("video_000001").endsWith("video_010000");
    assertThat(ids).allMatch(id -> fake.retrieve(id).status() == JobStatus.QUEUED);
    fake.clock().advance(Duration.ofSeconds(10));
    assertThat(ids).allMatch(id -> fake.retrieve(id).status() == JobStatus.COMPLETED);
    assertThat(fake.count(Operation.CREATE)).isEqualTo(10_000);
    assertThat(fake.count(Operation.RETRIEVE)).isEqualTo(20_000);
    assertThat(fake.calls()).hasSize(10_000);
    assertThat(fake.calls(Operation.CREATE)).isEmpty();
  }

  @Test
  @DisplayName("gives each of 200 threads its own, and mixes up none")
  void servesManyThreads() throws Exception {
    // The threads pass time for each other: nobody can tell how much of it in all.
    FakeVideoGenerator fake = FakeVideoGenerator.builder().lifetime(Duration.ofDays(9)).build();
    WaitOptions patiently = WaitOptions.defaults().timeout(Duration.ofDays(9));
    List<VideoJob> jobs =
        inThreads(
            200,
            thread -> {
              VideoRequest request = CAT.toBuilder().prompt("cat " + thread).build();
              try (VideoClient videos = VideoClient.of(notClosing(fake))) {
                VideoJob done = videos.await(videos.create(request).ref(), patiently);
                try (MediaStream file =
                    fake.open(done.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
                  assertThat(file.content().readAllBytes())
                      .hasSize((int) file.totalLength().orElseThrow());
                }
                return done;
              }
            });

    assertThat(jobs).extracting(VideoJob::id).doesNotHaveDuplicates();
    assertThat(jobs).allMatch(job -> job.status() == JobStatus.COMPLETED);
    assertThat(IntStream.range(0, 200))
        .allMatch(thread -> jobs.get(thread).prompt().equals(Optional.of("cat " + thread)));
    assertThat(fake.count(Operation.CREATE)).isEqualTo(200);
  }

  @Test
  @DisplayName("lists each of those that were there while others are added and deleted")
  void listsWhileOthersComeAndGo() throws Exception {
    FakeVideoGenerator fake = FakeVideoGenerator.builder().jobDuration(Duration.ZERO).build();
    Set<String> stable = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      stable.add(fake.create(CheckedRequest.unchecked(CAT)).id());
    }

    inThreads(
        8,
        thread -> {
          for (int round = 0; round < 30; round++) {
            if (thread % 2 == 0) {
              fake.delete(fake.create(CheckedRequest.unchecked(CAT)).id());
            } else {
              ListQuery query = thread == 1 ? ListQuery.newest(17) : ListQuery.oldest(17);
              List<String> seen = readAll(fake, query);
              assertThat(seen).doesNotHaveDuplicates().containsAll(stable);
            }
          }
          return thread;
        });
  }

  private static List<String> readAll(FakeVideoGenerator fake, ListQuery query) {
    List<String> ids = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<VideoJob> page = fake.list(cursor.map(query::after).orElse(query));
      page.items().forEach(job -> ids.add(job.id()));
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return ids;
  }

  /** So that a client of one thread can be closed while others go on. */
  private static VideoGenerator notClosing(FakeVideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public void close() {}
    };
  }

  private interface Work<T> {
    T run(int thread) throws Exception;
  }

  private static <T> List<T> inThreads(int count, Work<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int thread = i;
        tasks.add(() -> work.run(thread));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Nested
  @DisplayName("and a bound")
  class Bound {

    private final FakeVideoGenerator fake = FakeVideoGenerator.builder().maxJobs(3).build();

    private List<String> ids() {
      return fake.list(ListQuery.oldest(100)).items().stream().map(VideoJob::id).toList();
    }

    @Test
    @DisplayName("forgets the oldest that has ended")
    void forgetsTheOldestThatHasEnded() {
      fake.script().nextJob().hangs();
      fake.create(CheckedRequest.unchecked(CAT));
      fake.create(CheckedRequest.unchecked(CAT));
      fake.clock().advance(Duration.ofSeconds(10));
      fake.create(CheckedRequest.unchecked(CAT));

      fake.create(CheckedRequest.unchecked(CAT));

      assertThat(ids()).containsExactly("video_000001", "video_000003", "video_000004");
      assertThatThrownBy(() -> fake.retrieve("video_000002")).isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("forgets the oldest of all if none has ended")
    void forgetsTheOldest() {
      for (int i = 0; i < 5; i++) {
        fake.create(CheckedRequest.unchecked(CAT));
      }

      assertThat(ids()).containsExactly("video_000003", "video_000004", "video_000005");
    }
  }
}
