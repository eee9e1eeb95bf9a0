package dev.videogen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.Media;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.budget.SpendingLimits;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.KeyInUseException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.testing.AdvancingClock;
import dev.videogen.testing.SmallVendor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row by row what a second create gives whose key was used before. */
@DisplayName("A second create with the key of a first")
class KeyedCreateTest {

  /** Costs $0.80. */
  private static final VideoRequest ORDER =
      SmallVendor.REQUEST.toBuilder().key("order-4711").build();

  @TempDir private Path folder;
  private final AdvancingClock clock = new AdvancingClock();
  private final SmallVendor vendor = new SmallVendor("stub", clock);

  /** Where the key holds. */
  private enum Keys {
    IN_THE_CLIENT,
    IN_A_FILE
  }

  private VideoClient.Builder client(Keys keys) {
    VideoClient.Builder client = VideoClient.builder().generator(vendor).time(clock);
    return keys == Keys.IN_A_FILE ? client.journal(Journal.inFile(file())) : client;
  }

  private Path file() {
    return folder.resolve("videos.journal");
  }

  private void fails(VideoException failure) {
    vendor.beforeJob(
        () -> {
          throw failure;
        });
  }

  private static ErrorDetails.Builder details() {
    return ErrorDetails.builder(Operation.CREATE, "it went wrong");
  }

  private void assertBought(int jobs) {
    assertThat(vendor.jobs()).hasSize(jobs);
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  @DisplayName("gives its job as it is now while that runs, and when it is completed")
  void givesTheJob(Keys keys) {
    try (VideoClient videos = client(keys).build()) {
      VideoJob first = videos.create(ORDER);
      vendor.ending(JobStatus.IN_PROGRESS);
      assertThat(videos.create(ORDER).status()).isEqualTo(JobStatus.IN_PROGRESS);
      vendor.ending(JobStatus.COMPLETED);

      VideoJob again = videos.create(ORDER.toBuilder().tag("attempt", "3").build());

      assertThat(again.ref()).isEqualTo(first.ref());
      assertThat(again.status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(again.tags()).containsEntry("attempt", "3");
      assertBought(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = JobStatus.class,
      names = {"FAILED", "CANCELLED", "EXPIRED"})
  @DisplayName("gives the end of its job, and never buys it again")
  void givesTheEnd(JobStatus end) {
    try (VideoClient videos = client(Keys.IN_A_FILE).build()) {
      videos.create(ORDER);
      vendor.ending(end);

      for (int again = 0; again < 2; again++) {
        assertThat(
                catchThrowableOfType(JobFailedException.class, () -> videos.create(ORDER))
                    .videoJob())
            .satisfies(job -> assertThat(job.status()).isEqualTo(end));
      }
      assertBought(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  @DisplayName("says that its job was deleted, and never buys it again")
  void saysThatItWasDeleted(Keys keys) {
    try (VideoClient videos = client(keys).build()) {
      VideoJob job = videos.create(ORDER);
      videos.delete(job.ref());

      NotFoundException gone =
          catchThrowableOfType(NotFoundException.class, () -> videos.create(ORDER));

      assertThat(gone)
          .hasMessageContaining("order-4711")
          .hasMessageContaining("A new try needs a new key");
      assertThat(gone.job()).contains(job.ref());
      assertBought(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  @DisplayName("is free after one that was refused")
  void isFreeAfterARefusal(Keys keys) {
    try (VideoClient videos = client(keys).build()) {
      fails(new RateLimitException(details().build(), null));
      assertThatThrownBy(() -> videos.create(ORDER)).isInstanceOf(RateLimitException.class);
      fails(new ConnectionException(details().billed(Billed.NO).build()));
      assertThatThrownBy(() -> videos.create(ORDER)).isInstanceOf(ConnectionException.class);
      vendor.beforeJob(() -> {});

      videos.create(ORDER);
      videos.create(ORDER);
      assertBought(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  @DisplayName("is free after one that was over budget, and asks for no money if there is a job")
  void isFreeAfterTheBudgetRefused(Keys keys) {
    try (VideoClient poor = client(keys).budget(limit("0.10")).build();
        VideoClient rich = client(keys).budget(limit("0.80")).build()) {
      assertThatThrownBy(() -> poor.create(ORDER)).isInstanceOf(BudgetExceededException.class);

      VideoJob job = rich.create(ORDER);
      assertThat(rich.create(ORDER).ref()).isEqualTo(job.ref());
      assertBought(1);
    }
  }

  private static SpendingLimits limit(String dollars) {
    return SpendingLimits.builder().total(new BigDecimal(dollars)).build();
  }

  @Test
  @DisplayName("is free after one that was dismissed")
  void isFreeAfterItWasDismissed() throws IOException {
    Journal journal = Journal.inFile(file());
    try (VideoClient videos = client(Keys.IN_A_FILE).build()) {
      fails(new ConnectionException(details().billed(Billed.UNKNOWN).build()));
      assertThatThrownBy(() -> videos.create(ORDER)).isInstanceOf(ConnectionException.class);
      vendor.beforeJob(() -> {});
      journal.append(
          new JournalEntry.Dismissed(clock.now(), JournaledSubmission.in(journal).get(0).id()));

      videos.create(ORDER);
      assertBought(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  @DisplayName("is as uncertain as the first")
  void isAsUncertain(Keys keys) {
    try (VideoClient videos = client(keys).build()) {
      VideoJob candidate = VideoJob.builder(JobRef.of("stub", "job_7"), JobStatus.QUEUED).build();
      fails(new SubmissionUncertainException(details().build(), List.of(candidate)));
      assertThatThrownBy(() -> videos.create(ORDER)).isNotNull();
      vendor.beforeJob(() -> {});

      SubmissionUncertainException again =
          catchThrowableOfType(SubmissionUncertainException.class, () -> videos.create(ORDER));

      assertThat(again).hasMessageContaining("order-4711").hasMessageContaining("it went wrong");
      assertThat(again.candidates()).extracting(VideoJob::id).containsExactly("job_7");
      assertThat(again.billed()).isEqualTo(Billed.UNKNOWN);
      assertBought(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  @DisplayName("is told that the key is in use while the first is in flight")
  void isToldThatTheKeyIsInUse(Keys keys) {
    AtomicReference<KeyInUseException> second = new AtomicReference<>();
    try (VideoClient videos = client(keys).build()) {
      vendor.beforeJob(
          () -> {
            if (second.get() == null) {
              second.set(catchThrowableOfType(KeyInUseException.class, () -> videos.create(ORDER)));
            }
          });

      videos.create(ORDER);
    }

    assertThat(second.get()).hasMessageContaining("order-4711");
    assertThat(second.get().billed()).isEqualTo(Billed.NO);
    assertThat(second.get().isRetryable()).isTrue();
    assertBought(1);
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  @DisplayName("is invalid for another request, and nothing is sent")
  void isInvalidForAnotherRequest(Keys keys) {
    try (VideoClient videos = client(keys).build()) {
      videos.create(ORDER);

      InvalidRequestException other =
          catchThrowableOfType(
              InvalidRequestException.class,
              () -> videos.create(ORDER.toBuilder().prompt("a dog").build()));

      assertThat(other).hasMessageContaining("another request");
      assertThat(other.billed()).isEqualTo(Billed.NO);
      assertBought(1);
    }
  }

  @Test
  @DisplayName(
      "gives the job after a restart, too, and in a later version that computes digests anew")
  void holdsOverARestart() throws IOException {
    try (VideoClient videos = client(Keys.IN_A_FILE).build()) {
      videos.create(ORDER);
    }
    try (VideoClient videos = client(Keys.IN_A_FILE).build()) {
      videos.create(ORDER);
    }
    String text = Files.readString(file());
    Files.writeString(file(), text.replace("\"digest\":\"1:", "\"digest\":\"0:ff"));
    try (VideoClient videos = client(Keys.IN_A_FILE).build()) {
      videos.create(ORDER);
    }

    assertBought(1);
  }

  @Test
  @DisplayName("makes a job of its own in another client without a journal, or under another key")
  void makesAJobOfItsOwn() {
    for (int client = 0; client < 2; client++) {
      try (VideoClient videos = client(Keys.IN_THE_CLIENT).build()) {
        videos.create(ORDER);
        videos.create(ORDER.toBuilder().key("order-4712").build());
        videos.create(SmallVendor.REQUEST);
      }
    }

    assertBought(6);
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  @DisplayName("buys once, however many threads ask at the same time")
  void buysOnce(Keys keys) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(20);
    try (VideoClient videos = client(keys).build();
        VideoClient other = keys == Keys.IN_A_FILE ? client(keys).build() : null) {
      CountDownLatch start = new CountDownLatch(20);
      List<Future<?>> creates = new ArrayList<>();
      for (int thread = 0; thread < 20; thread++) {
        VideoClient asked = other != null && thread % 2 == 0 ? other : videos;
        creates.add(
            pool.submit(
                () -> {
                  start.countDown();
                  start.await();
                  try {
                    return asked.create(ORDER);
                  } catch (KeyInUseException inFlight) {
                    return null;
                  }
                }));
      }
      for (Future<?> create : creates) {
        create.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertBought(1);
  }

  @Test
  @DisplayName("is of the same request if what is bought is the same, to the content of a file")
  void comparesWhatIsBought() throws IOException {
    Path picture = Files.write(folder.resolve("cat.png"), new byte[] {1, 2, 3});
    VideoRequest request = ORDER.toBuilder().firstFrame(picture).build();
    Path copy = Files.write(folder.resolve("copy.png"), new byte[] {1, 2, 3});
    Path changed = Files.write(folder.resolve("dog.png"), new byte[] {1, 2, 4});

    assertThat(digest(request, builder -> builder.firstFrame(copy))).isEqualTo(digest(request));
    assertThat(digest(request, builder -> builder.tag("team", "7"))).isEqualTo(digest(request));
    assertThat(digest(request)).startsWith("1:").hasSize(66);
    List<Consumer<VideoRequest.Builder>> changes =
        List.of(
            builder -> builder.firstFrame(changed),
            builder -> builder.lastFrame(picture),
            builder -> builder.prompt("a dog"),
            builder -> builder.seed(1),
            builder -> builder.variants(2),
            builder -> builder.model("n"),
            builder -> builder.audio(true),
            builder -> builder.endUser("u1"),
            builder -> builder.source(VideoSource.remix(JobRef.of("stub", "job_1"))),
            builder -> builder.option("style", "noir"),
            builder -> builder.reference(Media.fileId("file_1")));
    assertThat(changes.stream().map(change -> digest(request, change)))
        .doesNotHaveDuplicates()
        .doesNotContain(digest(request));
  }

  private static String digest(VideoRequest request) {
    return RequestKey.of(request).orElseThrow().digest();
  }

  private static String digest(VideoRequest request, Consumer<VideoRequest.Builder> change) {
    VideoRequest.Builder changed = request.toBuilder();
    change.accept(changed);
    return digest(changed.build());
  }
}
