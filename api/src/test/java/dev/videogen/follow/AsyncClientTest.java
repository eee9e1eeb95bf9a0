package dev.videogen.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.GenerateOptions;
import dev.videogen.GeneratedVideo;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.WaitOptions;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.WaitTimeoutException;
import dev.videogen.testing.JournalInMemory;
import dev.videogen.testing.SteppingTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A client that works while the app does something else")
@Timeout(30)
class AsyncClientTest {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").build();

  private final SteppingTime time = new SteppingTime();
  private final SimulatedVendor vendor = new SimulatedVendor(time, true);
  private final JournalInMemory journal = new JournalInMemory();
  private final CountDownLatch sent = new CountDownLatch(1);
  private final CountDownLatch respond = new CountDownLatch(1);
  private VideoClient videos = VideoClient.of(vendor);

  @TempDir Path folder;

  @BeforeEach
  void start() {
    vendor.start();
  }

  @AfterEach
  void close() {
    respond.countDown();
    videos.close();
  }

  private void open(String setting, String value) {
    videos = VideoClient.builder().generator(vendor).journal(journal).set(setting, value).build();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The vendor keeps a create until the test lets it respond. */
  private void holdCreates() {
    vendor.creating(
        Duration.ofMinutes(1),
        () -> {
          sent.countDown();
          await(respond);
        });
  }

  private void failCreates(RuntimeException failure) {
    vendor.creating(
        Duration.ofMinutes(1),
        () -> {
          throw failure;
        });
  }

  @Nested
  @DisplayName("creates a job")
  class Creates {

    @Test
    @DisplayName("and has its ref as soon as there is one")
    void ref() {
      JobHandle<VideoJob> handle = videos.createAsync(CAT);

      assertThat(handle.join().ref()).isEqualTo(vendor.jobs().get(0));
      assertThat(handle.ref()).contains(vendor.jobs().get(0));
    }

    @Test
    @DisplayName("or fails with what a blocking create throws")
    void failure() {
      failCreates(new ConnectionException(ErrorDetails.builder(Operation.CREATE, "no").build()));
      assertThatThrownBy(() -> videos.createAsync(CAT).join())
          .isInstanceOf(ConnectionException.class);

      failCreates(new IllegalStateException("a bug"));
      assertThatThrownBy(() -> videos.createAsync(CAT).join())
          .isInstanceOf(SubmissionUncertainException.class);

      assertThatThrownBy(
              () -> videos.createAsync(VideoRequest.builder("cat").model(" ").build()).join())
          .isInstanceOfAny(InvalidRequestException.class, IllegalArgumentException.class);
    }

    @Test
    @DisplayName("and keeps it when it is stopped after it was sent")
    void stopAfterSending() {
      holdCreates();
      JobHandle<VideoJob> handle = videos.createAsync(CAT);
      await(sent);
      handle.stop();
      assertThat(handle.future()).isNotDone();
      respond.countDown();

      assertThat(handle.join().ref()).isEqualTo(vendor.jobs().get(0));
    }

    @Test
    @DisplayName("and knows its ref even if its future was cancelled while it was sent")
    void cancelWhileSending() throws InterruptedException {
      holdCreates();
      JobHandle<VideoJob> handle = videos.createAsync(CAT);
      await(sent);
      assertThat(handle.future().cancel(true)).isTrue();
      respond.countDown();

      while (handle.ref().isEmpty()) {
        Thread.sleep(1);
      }
      assertThat(vendor.jobs()).containsExactly(handle.ref().get());
    }
  }

  @Nested
  @DisplayName("makes a video")
  class Generates {

    @Test
    @DisplayName("and saves it, and tells of each step, with the journal as a blocking call")
    void saves() throws Exception {
      open("videogen.poll-interval", "10s");
      List<JobStatus> told = Collections.synchronizedList(new ArrayList<>());
      Path file = folder.resolve("cat.mp4");
      JobHandle<GeneratedVideo> handle =
          videos.generateAsync(
              CAT,
              file,
              GenerateOptions.defaults()
                  .waiting(WaitOptions.defaults().listener(job -> told.add(job.status()))));

      GeneratedVideo video = handle.join();

      assertThat(video.job().status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(Files.size(file)).isPositive();
      assertThat(told).endsWith(JobStatus.COMPLETED);
      assertThat(journal.kinds()).startsWith("Intent", "Created", "Target").endsWith("Saved");
      assertThat(handle.ref()).contains(video.job().ref());
    }

    @Test
    @DisplayName("for which the same deadline holds, and the error names the job")
    void deadline() {
      vendor.creating(Duration.ofHours(2), () -> {});

      WaitTimeoutException late =
          catchThrowableOfType(
              WaitTimeoutException.class,
              () -> videos.generateAsync(CAT, folder.resolve("cat.mp4")).join());

      assertThat(late.job()).contains(vendor.jobs().get(0));
    }

    @Test
    @DisplayName("or nothing, with nothing sent, where it cannot be saved")
    void target() {
      assertThatThrownBy(() -> videos.generateAsync(CAT, folder.resolve("no/such/cat.mp4")).join())
          .isInstanceOf(dev.videogen.errors.LocalStorageException.class);
      assertThat(vendor.jobs()).isEmpty();
    }

    @Test
    @DisplayName("and stops without losing the job that was being created")
    void stop() {
      holdCreates();
      JobHandle<GeneratedVideo> handle = videos.generateAsync(CAT, folder.resolve("cat.mp4"));
      await(sent);
      handle.stop();
      respond.countDown();

      assertThatThrownBy(handle::join).isInstanceOf(CancellationException.class);
      assertThat(handle.ref()).contains(vendor.jobs().get(0));
      assertThat(videos.await(handle.ref().get()).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(folder.resolve("cat.mp4")).doesNotExist();
    }
  }

  @Nested
  @DisplayName("that is closed")
  class Closed {

    @Test
    @DisplayName("ends what it waits for, and names the job")
    void endsWaits() {
      SimulatedVendor silent = new SimulatedVendor(time, true);
      VideoClient closed = VideoClient.of(silent);
      JobRef ref = silent.add(Duration.ofMinutes(1));
      JobHandle<VideoJob> handle = closed.awaitAsync(ref);
      closed.close();
      silent.start();

      ClientClosedException end = catchThrowableOfType(ClientClosedException.class, handle::join);
      assertThat(end.job()).contains(ref);
      assertThatThrownBy(() -> closed.awaitAsync(ref)).isInstanceOf(ClientClosedException.class);
      assertThatThrownBy(() -> closed.createAsync(CAT)).isInstanceOf(ClientClosedException.class);
    }

    @Test
    @DisplayName("does not lose the job of a create that was sent")
    void keepsCreates() {
      holdCreates();
      JobHandle<GeneratedVideo> handle = videos.generateAsync(CAT, folder.resolve("cat.mp4"));
      await(sent);
      videos.close();
      respond.countDown();

      ClientClosedException end = catchThrowableOfType(ClientClosedException.class, handle::join);
      assertThat(end.job()).contains(vendor.jobs().get(0));
    }
  }

  @Nested
  @DisplayName("with max-concurrent-jobs")
  class MaxConcurrentJobs {

    @Test
    @DisplayName("never has more under way, though all are asked for at once")
    void neverMore() {
      open("videogen.max-concurrent-jobs", "3");
      List<JobHandle<VideoJob>> handles =
          IntStream.range(0, 12).mapToObj(each -> videos.createAsync(CAT)).toList();

      handles.forEach(JobHandle::join);

      assertThat(vendor.jobs()).hasSize(12);
      assertThat(vendor.maxRunning()).isEqualTo(3);
    }

    @Test
    @DisplayName("lets a blocking create wait its turn as well")
    void blocking() {
      open("videogen.max-concurrent-jobs", "1");
      for (int i = 0; i < 3; i++) {
        videos.create(CAT);
      }

      assertThat(vendor.maxRunning()).isEqualTo(1);
    }

    @Test
    @DisplayName("ends that wait when the jobs under way can no longer be followed")
    void hopeless() {
      open("videogen.max-concurrent-jobs", "1");
      vendor.creating(Duration.ofHours(1), () -> {});
      videos.create(CAT);

      assertThatThrownBy(() -> videos.create(CAT))
          .isInstanceOf(RateLimitException.class)
          .hasMessageContaining("max-concurrent-jobs")
          .hasMessageContaining("nothing was sent");
      assertThat(vendor.jobs()).hasSize(1);
    }

    @Test
    @DisplayName("creates nothing for a handle that is stopped while it waits its turn")
    void stopWhileWaiting() {
      open("videogen.max-concurrent-jobs", "1");
      holdCreates();
      JobHandle<VideoJob> first = videos.createAsync(CAT);
      await(sent);
      JobHandle<VideoJob> second = videos.createAsync(CAT);
      second.stop();
      respond.countDown();
      first.join();

      assertThat(second.future()).isCancelled();
      assertThat(second.ref()).isEmpty();
      videos.createAsync(CAT).join();
      assertThat(vendor.jobs()).hasSize(2);
    }

    @Test
    @DisplayName("gives the turn back of a create that failed")
    void afterFailures() {
      open("videogen.max-concurrent-jobs", "1");
      failCreates(new IllegalStateException("a bug"));
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> videos.create(CAT)).isNotInstanceOf(RateLimitException.class);
      }
    }
  }
}
