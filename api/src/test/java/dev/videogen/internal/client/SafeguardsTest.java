package dev.videogen.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.Download;
import dev.videogen.GenerateOptions;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.WaitOptions;
import dev.videogen.budget.SpendingLimits;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.JournalEntry.Ended;
import dev.videogen.journal.JournalEntry.Saved;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.SubmissionState;
import dev.videogen.testing.AdvancingClock;
import dev.videogen.testing.JournalInMemory;
import dev.videogen.testing.SmallVendor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A client")
class SafeguardsTest {

  private static final VideoRequest TWO_VIDEOS =
      SmallVendor.REQUEST.toBuilder().variants(2).build();

  @TempDir private Path folder;

  private final AdvancingClock clock = new AdvancingClock();
  private final SmallVendor vendor = new SmallVendor("stub", clock);
  private final JournalInMemory journal = new JournalInMemory();

  private VideoClient.Builder builder() {
    return VideoClient.builder().generator(vendor);
  }

  @Nested
  @DisplayName("with a journal")
  class WithAJournal {

    private final VideoClient videos = builder().journal(journal).build();

    private SubmissionState state() {
      return JournaledSubmission.in(journal).get(0).state();
    }

    @Test
    @DisplayName("notes each step of a video: before it is sent, its job, its target, its file")
    void notesEachStep() {
      Path cat = folder.resolve("cat.mp4");

      videos.generate(SmallVendor.REQUEST, cat);

      assertThat(journal.kinds()).containsExactly("Intent", "Created", "Target", "Saved");
      JournaledSubmission submission = JournaledSubmission.in(journal).get(0);
      assertThat(submission.target()).contains(cat.toAbsolutePath());
      assertThat(submission.files()).containsExactly(cat.toAbsolutePath());
      assertThat(submission.state()).isEqualTo(SubmissionState.SAVED);
    }

    @Test
    @DisplayName("knows the target before anybody is told of the job, and loses none to a listener")
    void knowsTheTargetFirst() {
      List<List<String>> known = new ArrayList<>();
      GenerateOptions options =
          GenerateOptions.defaults()
              .waiting(
                  WaitOptions.defaults()
                      .listener(
                          job -> {
                            known.add(journal.kinds());
                            throw new IllegalStateException("a bug of the app");
                          }));

      videos.generate(SmallVendor.REQUEST, folder.resolve("cat.mp4"), options);

      assertThat(known.get(0)).containsExactly("Intent", "Created", "Target");
      assertThat(journal.kinds()).endsWith("Saved");
    }

    @Test
    @DisplayName("notes the target of a job that is picked up, too, and each of its videos")
    void notesEachVideo() {
      VideoJob job = videos.create(TWO_VIDEOS);

      videos.save(job.ref(), folder.resolve("cat.mp4"), GenerateOptions.defaults());

      assertThat(journal.kinds()).containsExactly("Intent", "Created", "Target", "Saved", "Saved");
      assertThat(journal.entries().get(4))
          .isEqualTo(
              new Saved(
                  clock.now(), job.ref(), 1, 2, folder.resolve("cat-2.mp4").toAbsolutePath()));
    }

    @Test
    @DisplayName("takes a job for saved once an app has saved all its videos by itself")
    void takesAJobForSavedOnceAllVideosAre() {
      VideoJob job = videos.create(TWO_VIDEOS);
      Download download = videos.download(job.ref());

      download.variant(1).saveTo(folder.resolve("two.mp4"));
      download.asset(Asset.SPRITESHEET).saveTo(folder.resolve("one.jpg"));
      assertThat(state()).isEqualTo(SubmissionState.CREATED);
      download.saveTo(folder.resolve("one.mp4"));

      assertThat(state()).isEqualTo(SubmissionState.SAVED);
    }

    @Test
    @DisplayName("takes no job for saved whose video is elsewhere or nowhere")
    void takesNoJobForSavedWhoseVideoIsNot() throws IOException {
      VideoJob job = videos.create(SmallVendor.REQUEST);

      videos.download(job.ref()).open().close();
      assertThatThrownBy(() -> videos.download(job.ref()).saveTo(folder))
          .isInstanceOf(LocalStorageException.class);

      assertThat(state()).isEqualTo(SubmissionState.CREATED);
    }

    @ParameterizedTest
    @EnumSource(
        value = JobStatus.class,
        names = {"FAILED", "CANCELLED", "EXPIRED"})
    @DisplayName("notes once that a job gives nothing to save")
    void notesThatAJobGivesNothing(JobStatus end) {
      VideoJob job = videos.create(SmallVendor.REQUEST);
      vendor.ending(end);

      videos.retrieve(job.ref());
      videos.await(job.ref());

      assertThat(journal.kinds()).containsExactly("Intent", "Created", "Ended");
      assertThat(journal.entries().get(2))
          .isEqualTo(new Ended(clock.now(), job.ref(), end.name().toLowerCase(Locale.ROOT)));
      assertThat(state()).isEqualTo(SubmissionState.ENDED);
    }

    @ParameterizedTest
    @EnumSource(
        value = JobStatus.class,
        names = {"QUEUED", "IN_PROGRESS", "COMPLETED"})
    @DisplayName("notes nothing of a job that may give a video yet")
    void notesNothingOfAJobThatMayGiveAVideo(JobStatus now) {
      VideoJob job = videos.create(SmallVendor.REQUEST);
      vendor.ending(now);

      videos.retrieve(job.ref());
      videos.list(ListQuery.newest(10));

      assertThat(journal.kinds()).containsExactly("Intent", "Created");
    }

    @Test
    @DisplayName("notes that a job was deleted")
    void notesThatAJobWasDeleted() {
      VideoJob job = videos.create(SmallVendor.REQUEST);

      videos.delete(job.ref());

      assertThat(journal.entries().get(2)).isEqualTo(new Ended(clock.now(), job.ref(), "deleted"));
    }

    @Test
    @DisplayName("notes a remix")
    void notesARemix() {
      VideoJob source = videos.create(SmallVendor.REQUEST);

      videos.remix(source.ref(), "a dog");

      assertThat(journal.kinds()).containsExactly("Intent", "Created", "Intent", "Created");
    }

    @Test
    @DisplayName("saves a video although nothing more can be noted of it")
    void savesAVideoAlthoughNothingCanBeNoted() {
      journal.failingAt(entry -> !(entry instanceof JournalEntry.Intent));

      videos.generate(SmallVendor.REQUEST, folder.resolve("cat.mp4"));

      assertThat(folder.resolve("cat.mp4")).exists();
    }

    @Test
    @DisplayName("reads the jobs of another instance by its name")
    void listsByInstance() {
      videos.create(SmallVendor.REQUEST);

      assertThat(videos.on("stub").listAll(ListQuery.newest(10))).hasSize(1);
      assertThatThrownBy(() -> videos.on("other")).isInstanceOf(ConfigurationException.class);
    }
  }

  @Test
  @DisplayName("with neither notes and limits nothing")
  void withNeither() {
    VideoClient videos = VideoClient.of(vendor);
    VideoJob job = videos.create(SmallVendor.REQUEST);

    assertThatCode(
            () -> videos.save(job.ref(), folder.resolve("a.mp4"), GenerateOptions.defaults()))
        .doesNotThrowAnyException();
    vendor.ending(JobStatus.FAILED);
    assertThat(videos.retrieve(job.ref()).status()).isEqualTo(JobStatus.FAILED);
    assertThat(videos.journal()).isEmpty();
  }

  @Test
  @DisplayName("whose settings name a file notes there")
  void notesInTheFileOfItsSettings() throws IOException {
    Path file = folder.resolve("journal");
    VideoClient videos = builder().set("videogen.journal.file", file.toString()).build();

    videos.create(SmallVendor.REQUEST);

    assertThat(Journal.inFile(file).entries()).hasSize(2);
  }

  @Test
  @DisplayName("whose journal was set in code does not look at the settings for one")
  void prefersTheJournalOfTheCode() {
    Path file = folder.resolve("journal");
    VideoClient videos =
        builder().set("videogen.journal.file", file.toString()).journal(journal).build();

    videos.create(SmallVendor.REQUEST);

    assertThat(file).doesNotExist();
    assertThat(journal.kinds()).hasSize(2);
  }

  @Nested
  @DisplayName("with a budget")
  class WithABudget {

    private void assertRefuses(VideoClient videos, String why) {
      assertThatExceptionOfType(BudgetExceededException.class)
          .isThrownBy(() -> videos.create(SmallVendor.REQUEST))
          .withMessageContaining(why)
          .satisfies(error -> assertThat(error.billed()).isEqualTo(Billed.NO));
    }

    @Test
    @DisplayName("spends no more than its settings allow")
    void spendsNoMoreThanItsSettingsAllow() {
      assertRefuses(builder().set("videogen.budget.per-job", "0.79").build(), "per job");
      assertRefuses(builder().set("videogen.budget.per-day", "0.79").build(), "per day");
      assertRefuses(builder().set("videogen.budget.total", "0.79").build(), "in total");
      VideoClient videos = builder().set("videogen.budget.total", "0.80").build();
      videos.create(SmallVendor.REQUEST);
      assertRefuses(videos, "in total");
      assertThat(vendor.jobs()).hasSize(1);
    }

    @Test
    @DisplayName("creates what has no known price only if its settings allow it")
    void createsWhatHasNoPrice() {
      VideoRequest unpriced = SmallVendor.REQUEST.toBuilder().model("secret").build();
      VideoClient.Builder limited = builder().set("videogen.budget.total", "1");

      assertThatExceptionOfType(BudgetExceededException.class)
          .isThrownBy(() -> limited.build().create(unpriced));
      limited.set("videogen.budget.unknown-price", "allow").build().create(unpriced);

      assertThat(vendor.jobs()).hasSize(1);
    }

    @Test
    @DisplayName("spends no more than the code allows, whatever the settings say")
    void prefersTheLimitsOfTheCode() {
      SpendingLimits limits = SpendingLimits.builder().perJob(new BigDecimal("0.5")).build();

      assertRefuses(
          builder().set("videogen.budget.total", "100").budget(limits).build(), "per job");
    }

    @Test
    @DisplayName("and a journal knows what other clients have spent, and notes nothing it refuses")
    void knowsWhatOtherClientsHaveSpent() {
      VideoClient.Builder both = builder().journal(journal).set("videogen.budget.per-day", "1");
      both.build().create(SmallVendor.REQUEST);

      assertRefuses(both.build(), "$0.80 are spent");
      assertThat(journal.kinds()).containsExactly("Intent", "Created");
    }

    @Test
    @DisplayName("reports a limit that is no amount, and a path that is none, when it is opened")
    void reportsWrongSettings() {
      List<List<String>> wrong =
          List.of(
              List.of("videogen.budget.total", "much", "US dollars such as 5 or 0.80"),
              List.of("videogen.budget.unknown-price", "maybe", "one of refuse, allow"),
              List.of("videogen.journal.file", "", "the path of a file"));

      assertThat(wrong)
          .allSatisfy(
              each ->
                  assertThatExceptionOfType(ConfigurationException.class)
                      .isThrownBy(() -> builder().set(each.get(0), each.get(1)).build())
                      .withMessageContaining(each.get(0))
                      .withMessageContaining(each.get(2)));
    }
  }
}
