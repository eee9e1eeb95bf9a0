package dev.videogen.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.config.UnknownPrice;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.ProcessStamp;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.testing.AdvancingClock;
import dev.videogen.testing.JournalInMemory;
import dev.videogen.testing.SmallVendor;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A budget")
class BudgetTest {

  /** Costs $0.80. */
  private static final VideoRequest EIGHT_SECONDS = SmallVendor.REQUEST;

  private static final VideoRequest UNPRICED = EIGHT_SECONDS.toBuilder().model("secret").build();

  private final AdvancingClock clock = new AdvancingClock();
  private final SmallVendor vendor = new SmallVendor("stub", clock);

  private static SpendingLimits.Builder limits() {
    return SpendingLimits.builder();
  }

  private static BigDecimal usd(String amount) {
    return new BigDecimal(amount);
  }

  private Budget budget(SpendingLimits.Builder limits) {
    return Budget.of(limits.build(), clock);
  }

  private VideoGenerator within(SpendingLimits.Builder limits) {
    return budget(limits).limiting(vendor);
  }

  private void assertRefused(VideoGenerator generator, String... message) {
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> generator.create(vendor.checked(EIGHT_SECONDS)))
        .withMessageContainingAll(message)
        .withMessageEndingWith("Nothing was sent");
  }

  private void fails(RuntimeException failure) {
    vendor.beforeJob(
        () -> {
          throw failure;
        });
  }

  private static ErrorDetails.Builder details() {
    return ErrorDetails.builder(Operation.CREATE, "it went wrong");
  }

  @ParameterizedTest(name = "of {0} takes {1} jobs of $0.80")
  @CsvSource({"0, 0", "0.79, 0", "0.80, 1", "0.8000, 1", "1.59, 1", "1.60, 2", "1000000, 5"})
  @DisplayName("in total")
  void inTotal(String total, int jobs) {
    VideoGenerator generator = within(limits().total(usd(total)));

    assertThat(createdOf(generator, 5)).isEqualTo(jobs);
    clock.advance(Duration.ofDays(400));
    assertThat(createdOf(generator, 5 - jobs)).isZero();
  }

  /** How many are created before the first that is refused. */
  private int createdOf(VideoGenerator generator, int most) {
    for (int created = 0; created < most; created++) {
      try {
        generator.create(vendor.checked(EIGHT_SECONDS));
      } catch (BudgetExceededException exceeded) {
        return created;
      }
    }
    return most;
  }

  @Test
  @DisplayName("per job refuses what costs more, and nothing else")
  void perJob() {
    VideoGenerator generator = within(limits().perJob(usd("0.80")));

    assertThat(createdOf(generator, 3)).isEqualTo(3);
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(
            () -> generator.create(vendor.checked(EIGHT_SECONDS.toBuilder().variants(2).build())))
        .withMessage(
            "the budget does not allow this create: it would cost $1.60, and $0.80 is allowed per"
                + " job: ask for a shorter, smaller or fewer videos, or raise"
                + " videogen.budget.per-job. Nothing was sent")
        .satisfies(
            error -> {
              assertThat(error.billed()).isEqualTo(Billed.NO);
              assertThat(error.isRetryable()).isFalse();
              assertThat(error.provider()).contains("stub");
              assertThat(error.operation()).isEqualTo(Operation.CREATE);
            });
    assertThat(vendor.jobs()).hasSize(3);
  }

  @Test
  @DisplayName("per day is full again at midnight UTC")
  void perDay() {
    // It is ten o'clock.
    VideoGenerator generator = within(limits().perDay(usd("1")).total(usd("2.4")));
    generator.create(vendor.checked(EIGHT_SECONDS));
    clock.advance(Duration.ofHours(14).minusMillis(1));

    assertRefused(
        generator,
        "$1.00 allowed per day $0.80 are spent",
        "wait until 2026-11-23T00:00Z",
        "videogen.budget.per-day");
    clock.advance(Duration.ofMillis(1));
    generator.create(vendor.checked(EIGHT_SECONDS));
    assertRefused(generator, "2026-11-24T00:00Z");
    clock.advance(Duration.ofDays(1));
    generator.create(vendor.checked(EIGHT_SECONDS));
    clock.advance(Duration.ofDays(1));
    assertRefused(generator, "$2.40 allowed in total $2.40 are spent", "videogen.budget.total");
  }

  @Test
  @DisplayName("is given back what is known to be free of charge, on the day it was for")
  void isGivenBackWhatIsFree() {
    Budget budget = budget(limits().perDay(usd("0.80")));
    VideoGenerator generator = budget.limiting(vendor);
    vendor.beforeJob(
        () -> {
          clock.advance(Duration.ofDays(1));
          throw new RateLimitException(details().build(), null);
        });

    assertThatThrownBy(() -> generator.create(vendor.checked(EIGHT_SECONDS)))
        .isInstanceOf(RateLimitException.class);

    assertThat(budget.spentToday()).isZero();
    assertThat(budget.spentInTotal()).isZero();
    vendor.beforeJob(() -> {});
    generator.create(vendor.checked(EIGHT_SECONDS));
    assertThat(budget.spentToday()).isEqualByComparingTo("0.80");
  }

  @Test
  @DisplayName("keeps what may have been charged")
  void keepsWhatMayHaveBeenCharged() {
    Budget budget = budget(limits().total(usd("10")));
    VideoGenerator generator = budget.limiting(vendor);
    fails(new ConnectionException(details().billed(Billed.UNKNOWN).build()));
    assertThatThrownBy(() -> generator.create(vendor.checked(EIGHT_SECONDS))).isNotNull();
    fails(new IllegalStateException("a bug"));
    assertThatThrownBy(() -> generator.create(vendor.checked(EIGHT_SECONDS))).isNotNull();
    vendor.beforeJob(
        () -> {
          throw new StackOverflowError("a bug");
        });
    assertThatThrownBy(() -> generator.create(vendor.checked(EIGHT_SECONDS))).isNotNull();

    assertThat(budget.spentInTotal()).isEqualByComparingTo("2.40");
  }

  private VideoJob.Builder ended(VideoJob job, JobStatus status) {
    vendor.ending(status);
    return job.toBuilder().status(status);
  }

  @Test
  @DisplayName("counts of an ended job what the vendor says last, on the day it was submitted")
  void countsWhatTheVendorSays() {
    Budget budget = budget(limits().total(usd("10")));
    VideoGenerator generator = budget.limiting(vendor);
    VideoJob job = generator.create(vendor.checked(EIGHT_SECONDS));
    assertThat(budget.spentToday()).isEqualByComparingTo("0.80");

    seen(generator, ended(job, JobStatus.FAILED));
    assertThat(budget.spentToday()).as("not known").isEqualByComparingTo("0.80");
    seen(generator, ended(job, JobStatus.FAILED).billed(Billed.NO));
    assertThat(budget.spentToday()).as("free").isZero();
    seen(generator, ended(job, JobStatus.FAILED));
    assertThat(budget.spentToday()).as("nothing new").isZero();
    seen(generator, ended(job, JobStatus.FAILED).billed(Billed.YES));
    assertThat(budget.spentToday()).as("corrected").isEqualByComparingTo("0.80");
    clock.advance(Duration.ofDays(1));
    seen(generator, ended(job, JobStatus.COMPLETED).cost(usd("1.25")));
    assertThat(budget.spentToday()).as("of another day").isZero();
    assertThat(budget.spentInTotal()).isEqualByComparingTo("1.25");
  }

  private void seen(VideoGenerator generator, VideoJob.Builder as) {
    generator.retrieve(vendor.add(as).id());
  }

  @Test
  @DisplayName("counts a running job whatever is said of it, and what a list says of ended ones")
  void countsWhatIsListed() {
    Budget budget = budget(limits().total(usd("10")));
    VideoGenerator generator = budget.limiting(vendor);
    VideoJob job = generator.create(vendor.checked(EIGHT_SECONDS));

    generator.retrieve(vendor.add(ended(job, JobStatus.IN_PROGRESS).billed(Billed.NO)).id());
    assertThat(budget.spentInTotal()).isEqualByComparingTo("0.80");
    vendor.add(ended(job, JobStatus.CANCELLED).billed(Billed.NO));
    generator.list(ListQuery.newest(10));
    assertThat(budget.spentInTotal()).isZero();
  }

  @Test
  @DisplayName("counts one job that answers two submissions once, and strangers not at all")
  void countsOneJobOnce() {
    Ledger ledger = new Ledger();
    JobRef job = JobRef.of("stub", "job_1");
    Ledger.Reservation first = new Ledger.Reservation(clock.now(), usd("0.80"));
    Ledger.Reservation second = new Ledger.Reservation(clock.now(), usd("0.80"));
    ledger.reserve(first);
    ledger.reserve(second);
    ledger.created(first, job);
    ledger.created(second, job);
    ledger.seen(
        JobRef.of("stub", "job_2"),
        VideoJob.builder(JobRef.of("stub", "job_2"), JobStatus.COMPLETED).cost(usd("9")).build());

    assertThat(ledger.spent(Ledger.dayOf(clock.now())).total()).isEqualByComparingTo("0.80");
  }

  @Test
  @DisplayName("keeps the sum of more jobs than it can keep one by one")
  void keepsTheSumOfManyJobs() {
    Ledger ledger = new Ledger();
    for (int index = 0; index < 10_100; index++) {
      Ledger.Reservation reservation = new Ledger.Reservation(clock.now(), usd("0.10"));
      ledger.reserve(reservation);
      ledger.created(reservation, JobRef.of("stub", "job_" + index));
    }

    assertThat(ledger.spent(Ledger.dayOf(clock.now())).onDay()).isEqualByComparingTo("1010");
  }

  @Test
  @DisplayName("refuses a job of unknown price, unless that is allowed and counts as nothing")
  void unknownPrice() {
    Budget allowing = budget(limits().total(usd("0.80")).unknownPrice(UnknownPrice.ALLOW));
    VideoGenerator allowed = allowing.limiting(vendor);

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> within(limits().perDay(usd("100"))).create(vendor.checked(UNPRICED)))
        .withMessageContaining("not known what it costs")
        .withMessageContaining("videogen.budget.unknown-price");
    assertThat(vendor.jobs()).isEmpty();
    allowed.create(vendor.checked(UNPRICED));
    allowed.create(vendor.checked(EIGHT_SECONDS));
    allowed.create(vendor.checked(UNPRICED));
    assertThat(allowing.spentInTotal()).isEqualByComparingTo("0.80");
  }

  @Test
  @DisplayName("of nothing allows what is free, and no limit allows everything")
  void freeAndUnlimited() {
    within(limits().total(BigDecimal.ZERO).perDay(BigDecimal.ZERO).perJob(BigDecimal.ZERO))
        .create(vendor.checked(EIGHT_SECONDS.toBuilder().model("free").build()));
    vendor.capabilities(Capabilities.unknown());
    within(limits()).create(vendor.checked(UNPRICED));
    VideoJob remix = within(limits()).create(vendor.remix("job_1", "a dog"));

    assertThat(vendor.jobs()).hasSize(3).endsWith(remix.id());
  }

  @Test
  @DisplayName("expects a remix to cost what its source would cost")
  void remixCostsWhatItsSourceWouldCost() {
    VideoGenerator generator = within(limits().total(usd("1.60")));
    String source = generator.create(vendor.checked(EIGHT_SECONDS)).id();

    VideoJob remix = generator.create(vendor.remix(source, "a dog"));
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> generator.create(vendor.remix(source, "a dog")))
        .withMessageContaining("does not allow this create: it would cost $0.80");
    assertThat(vendor.jobs()).containsExactly(source, remix.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "size", "duration", "all"})
  @DisplayName("does not know what a remix costs whose source is not known well enough")
  void remixOfUnknownSource(String missing) {
    VideoJob.Builder source = VideoJob.builder(JobRef.of("stub", "s"), JobStatus.COMPLETED);
    if (!missing.equals("model")) {
      source.model("m");
    }
    if (!missing.equals("size")) {
      source.size(EIGHT_SECONDS.size().orElseThrow());
    }
    if (!missing.equals("duration")) {
      source.duration(Duration.ofSeconds(8));
    }
    if (!missing.equals("all")) {
      vendor.add(source);
    }

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> within(limits().total(usd("100"))).create(vendor.remix("s", "a dog")))
        .withMessageContaining("not known what it costs");
  }

  @Test
  @DisplayName("is never passed by a hundred threads together")
  void isNeverPassedByManyThreads() throws Exception {
    VideoGenerator generator = within(limits().total(usd("30")));

    assertThat(createdByThreads(100, generator)).isEqualTo(37);
    assertThat(vendor.jobs()).hasSize(37);
  }

  private int createdByThreads(int threads, VideoGenerator generator) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch start = new CountDownLatch(threads);
      List<Future<Integer>> created = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        created.add(
            pool.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return createdOf(generator, 1);
                }));
      }
      int sum = 0;
      for (Future<Integer> each : created) {
        sum += each.get();
      }
      return sum;
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  @DisplayName("has no limits below zero, and shows those that it has")
  void limitsAreShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits().perJob(usd("-0.01")))
        .withMessage("a limit is 0 US dollars or more, not -0.01");
    assertThatIllegalArgumentException().isThrownBy(() -> limits().perDay(usd("-1")));
    assertThatIllegalArgumentException().isThrownBy(() -> limits().total(usd("-1")));
    SpendingLimits limits =
        limits().perJob(usd("1.0")).total(usd("0.005")).unknownPrice(UnknownPrice.ALLOW).build();
    assertThat(limits.perJob()).contains(usd("1.0"));
    assertThat(limits.perDay()).isEmpty();
    assertThat(limits.total()).contains(usd("0.005"));
    assertThat(limits.unknownPrice()).isEqualTo(UnknownPrice.ALLOW);
    assertThat(Budget.of(limits, clock))
        .hasToString(
            "Budget[SpendingLimits[per job $1.00, per day unlimited, total $0.005,"
                + " unknown price ALLOW]]");
    assertThat(limits().build().isAnySet()).isFalse();
    assertThat(limits().perJob(usd("1")).build().isAnySet()).isTrue();
    assertThat(limits().perDay(usd("1")).build().isAnySet()).isTrue();
    assertThat(limits().total(usd("1")).build().isAnySet()).isTrue();
  }

  @Nested
  @DisplayName("with a journal")
  class WithJournal {

    private final JournalInMemory journal = new JournalInMemory();
    private final SpendingLimits limits = limits().perDay(usd("2")).total(usd("4")).build();
    private final Budget budget = Budget.of(limits, clock, journal);
    private final VideoGenerator generator = within(budget);

    private VideoGenerator within(Budget budget) {
      return budget.limiting(vendor);
    }

    private void note(Instant at, ProcessStamp process, JournalEntry... what) throws IOException {
      journal.append(
          new JournalEntry.Intent(
              at,
              what.length == 0 ? UUID.randomUUID() : ID,
              "other",
              process,
              JobFingerprint.of(EIGHT_SECONDS),
              1,
              Optional.of(usd("0.90"))));
      for (JournalEntry entry : what) {
        journal.append(entry);
      }
    }

    private static final UUID ID = new UUID(1, 1);
    private static final ProcessStamp DEAD =
        new ProcessStamp(ProcessStamp.current().pid(), Optional.of(Instant.EPOCH));

    @Test
    @DisplayName("goes on after a restart with what was spent before")
    void goesOnAfterARestart() {
      generator.create(vendor.checked(EIGHT_SECONDS));
      generator.create(vendor.checked(EIGHT_SECONDS));
      assertThat(budget.spentToday()).isEqualByComparingTo("1.60");

      Budget restarted = Budget.of(limits, clock, journal);
      assertThat(restarted.spentToday()).isEqualByComparingTo("1.60");
      assertRefused(within(restarted), "$2.00 allowed per day $1.60 are spent");
      clock.advance(Duration.ofDays(1));
      assertThat(restarted.spentToday()).isZero();
      assertThat(createdOf(within(restarted), 9)).isEqualTo(2);
      clock.advance(Duration.ofDays(1));
      assertThat(createdOf(within(restarted), 9)).isEqualTo(1);
      assertRefused(within(restarted), "$4.00 allowed in total $4.00 are spent");
    }

    @Test
    @DisplayName(
        "counts what other processes submit, uncertain or in flight, and not what was refused")
    void countsOtherProcesses() throws IOException {
      Instant now = clock.now();
      note(now, DEAD);
      note(now, ProcessStamp.current());
      assertThat(budget.spentToday()).isEqualByComparingTo("1.80");
      note(now, DEAD, new JournalEntry.Refused(now, ID, "too long"));
      assertThat(budget.spentToday()).isEqualByComparingTo("1.80");
      journal.append(new JournalEntry.Created(now, ID, JobRef.of("other", "job_1")));
      assertThat(budget.spentToday()).isEqualByComparingTo("2.70");
      journal.append(new JournalEntry.Dismissed(now, ID));
      assertThat(budget.spentToday()).as("a job that was paid for").isEqualByComparingTo("2.70");
      assertRefused(generator, "$2.70 are spent");
      assertThat(budget.spentInTotal()).isEqualByComparingTo("2.70");
    }

    @Test
    @DisplayName("counts of an ended job what the vendor said, also after a restart")
    void countsWhatTheVendorSaid() throws IOException {
      VideoJob job;
      try (VideoClient videos =
          VideoClient.builder().generator(vendor).time(clock).journal(journal).build()) {
        job = videos.create(EIGHT_SECONDS);
        vendor.add(ended(job, JobStatus.FAILED).billed(Billed.NO));
        videos.retrieve(job.ref());
        videos.retrieve(job.ref());
        assertThat(budget.spentInTotal()).isZero();
        vendor.add(ended(job, JobStatus.COMPLETED).cost(usd("1.25")));
        videos.retrieve(job.ref());
      }

      assertThat(Budget.of(limits, clock, journal).spentInTotal()).isEqualByComparingTo("1.25");
      assertThat(journal.kinds())
          .containsExactly("Intent", "Created", "Charged", "Ended", "Charged");
    }

    @Test
    @DisplayName("does not count a submission that was dismissed by hand")
    void doesNotCountADismissedSubmission() throws IOException {
      note(clock.now(), DEAD, new JournalEntry.Dismissed(clock.now(), ID));

      assertThat(budget.spentInTotal()).isZero();
    }

    @Test
    @DisplayName("counts what is in flight once, though it is in the journal, too")
    void countsWhatIsInFlightOnce() {
      List<BigDecimal> seen = new ArrayList<>();
      vendor.beforeJob(() -> seen.add(budget.spentToday()));
      vendor.afterJob(() -> seen.add(budget.spentToday()));

      generator.create(vendor.checked(EIGHT_SECONDS));
      generator.create(vendor.checked(EIGHT_SECONDS));

      assertThat(seen)
          .usingElementComparator(BigDecimal::compareTo)
          .containsExactly(usd("0.8"), usd("0.8"), usd("1.6"), usd("1.6"));
    }

    @Test
    @DisplayName("counts what is in flight of another client of this process, too")
    void countsWhatIsInFlightElsewhere() throws IOException {
      List<BigDecimal> seen = new ArrayList<>();
      note(clock.now(), ProcessStamp.current());
      vendor.beforeJob(() -> seen.add(budget.spentToday()));

      generator.create(vendor.checked(EIGHT_SECONDS));

      assertThat(seen).usingElementComparator(BigDecimal::compareTo).containsExactly(usd("1.7"));
    }

    @Test
    @DisplayName("does not count what could not be noted, and so was not sent")
    void doesNotCountWhatCouldNotBeNoted() {
      journal.failingAt(entry -> true);

      assertThatThrownBy(() -> generator.create(vendor.checked(EIGHT_SECONDS)))
          .isInstanceOf(LocalStorageException.class);
      assertThat(budget.spentToday()).isZero();
      assertThat(vendor.jobs()).isEmpty();
    }

    @Test
    @DisplayName("notes nothing of what it refuses")
    void notesNothingOfWhatItRefuses() {
      assertThatExceptionOfType(BudgetExceededException.class)
          .isThrownBy(() -> generator.create(vendor.checked(UNPRICED)));
      assertThat(createdOf(generator, 9)).isEqualTo(2);
      assertRefused(generator, "$1.60 are spent");

      assertThat(journal.kinds()).containsExactly("Intent", "Created", "Intent", "Created");
    }

    @Test
    @DisplayName("is given back what was refused, and keeps what is uncertain")
    void isGivenBackWhatWasRefused() {
      fails(new RateLimitException(details().build(), null));
      assertThatThrownBy(() -> generator.create(vendor.checked(EIGHT_SECONDS))).isNotNull();
      assertThat(budget.spentToday()).isZero();
      fails(new IllegalStateException("a bug"));
      assertThatThrownBy(() -> generator.create(vendor.checked(EIGHT_SECONDS))).isNotNull();
      assertThat(budget.spentToday()).isEqualByComparingTo("0.80");
    }

    @Test
    @DisplayName("is never passed by a hundred threads together")
    void isNeverPassedByManyThreads() throws Exception {
      SpendingLimits thirty = limits().total(usd("30")).build();

      assertThat(createdByThreads(100, within(Budget.of(thirty, clock, journal)))).isEqualTo(37);
      assertThat(JournaledSubmission.in(journal)).hasSize(37);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("refuses what it cannot count as long as that cannot be read, and no more")
    void refusesWhatItCannotCount(boolean checked) {
      Journal unreadable =
          new Journal() {
            @Override
            public void append(JournalEntry entry) {}

            @Override
            public Optional<JournaledSubmission> reserve(String key, JournalEntry.Intent intent) {
              return Optional.empty();
            }

            @Override
            public List<JournalEntry> entries() throws IOException {
              if (checked) {
                throw new IOException("input/output error");
              }
              throw new IllegalStateException("input/output error");
            }

            @Override
            public String toString() {
              return "the journal";
            }
          };
      VideoGenerator blind = within(Budget.of(limits, clock, unreadable));

      assertThatExceptionOfType(LocalStorageException.class)
          .isThrownBy(() -> blind.create(vendor.checked(EIGHT_SECONDS)))
          .withMessageContaining("nothing was sent")
          .withMessageContaining("input/output error");
      assertThat(vendor.jobs()).isEmpty();
      within(Budget.of(limits().perJob(usd("1")).build(), clock, unreadable))
          .create(vendor.checked(EIGHT_SECONDS));
      assertThat(vendor.jobs()).hasSize(1);
    }
  }
}
