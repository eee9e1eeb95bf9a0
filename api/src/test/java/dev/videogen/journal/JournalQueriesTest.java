package dev.videogen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.journal.JournalEntry.Charged;
import dev.videogen.journal.JournalEntry.Created;
import dev.videogen.journal.JournalEntry.Dismissed;
import dev.videogen.journal.JournalEntry.Intent;
import dev.videogen.journal.JournalEntry.Refused;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.testing.JournalInMemory;
import dev.videogen.testing.SmallVendor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of a journal has one answer, whichever journal is asked. */
@DisplayName("A journal of any kind")
class JournalQueriesTest {

  private static final LocalDate DAY = LocalDate.ofInstant(Entries.AT, ZoneOffset.UTC);
  private static final Consumer<Spent> ALLOWING = spent -> {};

  @TempDir private Path folder;

  /** A kind of journal. */
  private enum Kind {
    BY_DEFAULTS,
    IN_MEMORY,
    IN_A_FILE
  }

  private Journal journal(Kind kind) {
    return switch (kind) {
      case BY_DEFAULTS -> new JournalInMemory();
      case IN_MEMORY -> Journal.inMemory();
      case IN_A_FILE -> Journal.inFile(folder.resolve("journal"));
    };
  }

  private static Intent intent(int number, Optional<String> key, Instant at) {
    return new Intent(
        at,
        new UUID(0, number),
        "openai",
        ProcessStamp.current(),
        JobFingerprint.of(SmallVendor.REQUEST),
        1,
        Optional.of(new BigDecimal("0.80")),
        key.map(word -> new RequestKey(word, "1:abc")),
        Map.of());
  }

  private static Intent intent(int number) {
    return intent(number, Optional.empty(), Entries.AT);
  }

  private static JobRef job(int number) {
    return JobRef.of("openai", "video_" + number);
  }

  private static BudgetExceededException refusal() {
    return new BudgetExceededException(
        ErrorDetails.builder(Operation.CREATE, "too much").billed(Billed.NO).build());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisplayName("begins a create with a check of what is spent before it")
  void beginsWithACheck(Kind kind) throws IOException {
    Journal journal = journal(kind);
    List<String> seen = new ArrayList<>();
    Consumer<Spent> check = spent -> seen.add(spent.onDay() + " of " + spent.total());

    journal.begin(intent(1), check);
    journal.begin(intent(2, Optional.of("key"), Entries.AT.plus(Duration.ofDays(1))), check);
    journal.begin(intent(3, Optional.empty(), Entries.AT.plus(Duration.ofDays(1))), check);

    assertThat(seen).containsExactly("0 of 0", "0 of 0.80", "0.80 of 1.60");
    assertThat(journal.spent(DAY)).isEqualTo(new Spent(usd("0.80"), usd("2.40")));
    assertThat(journal.entries()).hasSize(3);
  }

  private static BigDecimal usd(String amount) {
    return new BigDecimal(amount);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisplayName("adds nothing if the check refuses, and does not ask it where the key is taken")
  void addsNothingIfRefused(Kind kind) throws IOException {
    Journal journal = journal(kind);
    BudgetExceededException refusal = refusal();
    Consumer<Spent> refusing =
        spent -> {
          throw refusal;
        };

    assertThatThrownBy(() -> journal.begin(intent(1), refusing)).isSameAs(refusal);
    Intent keyed = intent(2, Optional.of("key"), Entries.AT);
    assertThatThrownBy(() -> journal.begin(keyed, refusing)).isSameAs(refusal);
    assertThat(journal.entries()).isEmpty();
    assertThat(journal.begin(keyed, ALLOWING)).isEmpty();

    Intent second = intent(3, Optional.of("key"), Entries.AT);
    assertThat(journal.begin(second, refusing))
        .map(JournaledSubmission::id)
        .contains(keyed.submission());
    assertThat(journal.reserve("key", second))
        .map(JournaledSubmission::id)
        .contains(keyed.submission());
    assertThat(journal.holder("key")).map(JournaledSubmission::id).contains(keyed.submission());
    assertThat(journal.holder("other")).isEmpty();
    assertThat(journal.entries()).containsExactly(keyed);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisplayName("never lets threads pass a limit together")
  void isOneStepForThreads(Kind kind) throws Exception {
    Journal journal = journal(kind);
    BigDecimal limit = usd("5");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> begun =
          IntStream.range(0, 40)
              .mapToObj(number -> pool.submit(() -> begun(journal, number, limit)))
              .toList();
      int count = 0;
      for (Future<Integer> each : begun) {
        count += each.get();
      }
      assertThat(count).isEqualTo(6);
    } finally {
      pool.shutdownNow();
    }

    assertThat(journal.spent(DAY).total()).isEqualByComparingTo("4.80");
  }

  private static int begun(Journal journal, int number, BigDecimal limit) throws IOException {
    try {
      journal.begin(
          intent(number),
          spent -> {
            if (spent.total().add(usd("0.80")).compareTo(limit) > 0) {
              throw refusal();
            }
          });
      return 1;
    } catch (BudgetExceededException refused) {
      return 0;
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisplayName("counts each word about a cost on the day of its intent, the last one alone")
  void countsTheLastWord(Kind kind) throws IOException {
    Journal journal = journal(kind);
    Instant later = Entries.AT.plus(Duration.ofDays(2));
    journal.append(intent(1));
    journal.append(new Created(Entries.AT, new UUID(0, 1), job(1)));
    assertSpent(journal, "0.80");

    journal.append(new Charged(later, job(1), Billed.NO, Optional.empty()));
    assertSpent(journal, "0");
    journal.append(new Charged(later, job(1), Billed.YES, Optional.empty()));
    assertSpent(journal, "0.80");
    journal.append(new Charged(later, job(1), Billed.YES, Optional.of(usd("1.25"))));
    assertSpent(journal, "1.25");
    journal.append(new Charged(later, job(1), Billed.NO, Optional.empty()));
    assertSpent(journal, "0");

    journal.append(intent(2));
    journal.append(new Refused(later, new UUID(0, 2), "too long"));
    assertSpent(journal, "0");
    journal.append(intent(3));
    journal.append(new Dismissed(later, new UUID(0, 3)));
    assertSpent(journal, "0");
    journal.append(new Created(later, new UUID(0, 3), job(3)));
    assertSpent(journal, "0.80");
    journal.append(intent(3));
    journal.append(new Charged(later, job(4), Billed.YES, Optional.of(usd("9"))));
    assertSpent(journal, "0.80");
  }

  private static void assertSpent(Journal journal, String amount) throws IOException {
    assertThat(journal.spent(DAY).onDay()).isEqualByComparingTo(amount);
    assertThat(journal.spent(DAY).total()).isEqualByComparingTo(amount);
    assertThat(journal.spent(DAY.plusDays(2)).onDay()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisplayName("knows what is left to be done, and whose a job is")
  void knowsWhatIsLeft(Kind kind) throws IOException {
    Journal journal = journal(kind);
    for (int number = 1; number <= 4; number++) {
      journal.append(intent(number));
    }
    journal.append(new Created(Entries.AT, new UUID(0, 1), job(1)));
    journal.append(new Created(Entries.AT, new UUID(0, 2), job(2), true));
    journal.append(new JournalEntry.Saved(Entries.AT, job(1), 0, 1, Path.of("/videos/cat.mp4")));
    journal.append(new Refused(Entries.AT, new UUID(0, 3), "too long"));

    assertThat(journal.submissions())
        .extracting(JournaledSubmission::state)
        .containsExactly(
            SubmissionState.SAVED,
            SubmissionState.CREATED,
            SubmissionState.REFUSED,
            SubmissionState.IN_FLIGHT);
    assertThat(journal.unsettled())
        .containsExactly(journal.submissions().get(1), journal.submissions().get(3));
    assertThat(journal.creatorOf(job(1))).contains(journal.submissions().get(0));
    assertThat(journal.creatorOf(job(2))).contains(journal.submissions().get(1));
    assertThat(journal.creatorOf(job(3))).isEmpty();
    journal.append(new JournalEntry.Ended(Entries.AT, job(2), "failed"));
    assertThat(journal.unsettled()).extracting(JournaledSubmission::id).contains(new UUID(0, 4));
    assertThat(journal.creatorOf(job(2))).map(JournaledSubmission::adopted).contains(true);
  }
}
