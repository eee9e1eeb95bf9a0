package dev.videogen.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.GenerateOptions;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.journal.Entries;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.ProcessStamp;
import dev.videogen.journal.SubmissionState;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.testing.AdvancingClock;
import dev.videogen.testing.JournalInMemory;
import dev.videogen.testing.SmallVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The recovery of a journal")
class JournalRecoveryTest {

  private static final UUID ID = new UUID(1, 1);
  private static final JobRef JOB = JobRef.of("stub", "job_1");

  @TempDir private Path folder;

  private final AdvancingClock clock = new AdvancingClock();
  private final SmallVendor vendor = new SmallVendor("stub", clock);
  private final JournalInMemory journal = new JournalInMemory();
  private final VideoClient videos =
      VideoClient.builder().generator(vendor).journal(journal).build();
  private final JournalRecovery recovery = JournalRecovery.of(videos);

  /** What a process noted before it was killed. */
  private void note(JournalEntry... entries) throws IOException {
    for (JournalEntry entry : entries) {
      journal.append(entry);
    }
  }

  private JournalEntry.Intent intent(UUID id) {
    return intent(id, Entries.DEAD, SmallVendor.REQUEST);
  }

  private JournalEntry.Intent intent(UUID id, ProcessStamp process, VideoRequest request) {
    return new JournalEntry.Intent(
        clock.now(), id, "stub", process, JobFingerprint.of(request), 1, Optional.empty());
  }

  private JournalEntry created(UUID id, JobRef job) {
    return new JournalEntry.Created(clock.now(), id, job);
  }

  private Recovered recover() {
    return recover(recovery.unsettled().get(0));
  }

  private Recovered recover(JournaledSubmission submission) {
    return recovery.recover(submission, folder, GenerateOptions.defaults());
  }

  private SubmissionState stateOf(UUID id) {
    return JournaledSubmission.in(journal).stream()
        .filter(submission -> submission.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  @DisplayName("is for a client that has a journal")
  void isForAClientThatHasAJournal() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> JournalRecovery.of(VideoClient.of(vendor)))
        .withMessageContaining("set videogen.journal.file");
    assertThat(videos.journal()).contains(journal);
  }

  @Test
  @DisplayName("is about what is neither settled nor waited for by a process that runs")
  void isAboutWhatIsUnsettled() throws IOException {
    UUID flying = new UUID(2, 2);
    UUID refused = new UUID(3, 3);
    UUID paid = new UUID(4, 4);
    note(
        intent(ID),
        intent(flying, ProcessStamp.current(), SmallVendor.REQUEST),
        intent(refused),
        new JournalEntry.Refused(clock.now(), refused, "too long"),
        intent(paid),
        created(paid, JOB));

    assertThat(recovery.unsettled()).extracting(JournaledSubmission::id).containsExactly(ID, paid);
  }

  @Nested
  @DisplayName("of a job that was created")
  class OfACreatedJob {

    @BeforeEach
    void aJobThatWasCreated() throws IOException {
      vendor.create(vendor.checked(SmallVendor.REQUEST.toBuilder().variants(2).build()));
      note(intent(ID), created(ID, JOB));
    }

    @Test
    @DisplayName("saves its videos where they were to be saved, and is settled then")
    void savesWhereTheyWereToBeSaved() throws IOException {
      note(new JournalEntry.Target(clock.now(), JOB, folder.resolve("cat.mp4")));

      Recovered recovered = recover();

      assertThat(folder.resolve("cat-1.mp4")).hasBinaryContent(SmallVendor.video("job_1"));
      assertThat(folder.resolve("cat-2.mp4")).hasBinaryContent(SmallVendor.video("job_1"));
      assertThat(recovered.video().orElseThrow().files()).hasSize(2);
      assertThat(recovered.job()).contains(JOB);
      assertThat(recovered.failure()).isEmpty();
      assertThat(recovered.submission().state()).isEqualTo(SubmissionState.CREATED);
      assertThat(recovery.unsettled()).isEmpty();
      assertThat(stateOf(ID)).isEqualTo(SubmissionState.SAVED);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"OUTSIDE/keys", "../keys", "link/keys", "sub/../../keys", "absent/cat.mp4", "/"})
    @DisplayName("saves them in the given folder where the journal names another")
    void savesInTheFolderWhereTheJournalNamesAnother(String suggested) throws IOException {
      Path outside = Files.createDirectory(folder.resolve("outside"));
      Path inside = Files.createDirectory(folder.resolve("inside"));
      Files.createDirectory(inside.resolve("sub"));
      Files.createSymbolicLink(inside.resolve("link"), outside);
      Path victim = Files.writeString(outside.resolve("keys"), "original");
      Path beside = Files.writeString(folder.resolve("keys"), "original");
      note(
          new JournalEntry.Target(
              clock.now(), JOB, Path.of(suggested.replace("OUTSIDE", "" + outside))));

      recovery.recover(recovery.unsettled().get(0), inside, GenerateOptions.defaults());

      assertThat(victim).hasContent("original");
      assertThat(beside).hasContent("original");
      assertThat(outside).isDirectoryNotContaining("glob:**.mp4");
      assertThat(inside.resolve("stub-job_1-1.mp4")).hasBinaryContent(SmallVendor.video("job_1"));
      assertThat(inside.resolve("stub-job_1-2.mp4")).hasBinaryContent(SmallVendor.video("job_1"));
    }

    @Test
    @DisplayName("saves them beside what is there, and replaces it only if that is asked for")
    void savesThemBesideWhatIsThere() throws IOException {
      Path mine = Files.writeString(folder.resolve("cat.mp4"), "original");
      note(new JournalEntry.Target(clock.now(), JOB, mine));
      Recovered recovered = recover();

      assertThat(recovered.failure()).isEmpty();
      assertThat(mine).hasContent("original");
      assertThat(folder.resolve("cat_2-1.mp4")).hasBinaryContent(SmallVendor.video("job_1"));
      assertThat(folder.resolve("cat_2-2.mp4")).hasBinaryContent(SmallVendor.video("job_1"));
    }

    @Test
    @DisplayName(
        "replaces what is there if that is asked for, and follows no link outside even then")
    void replacesWhatIsThere() throws IOException {
      Path inside = Files.createDirectory(folder.resolve("inside"));
      Path victim = Files.writeString(folder.resolve("keys"), "original");
      Files.createSymbolicLink(inside.resolve("cat-2.mp4"), victim);
      Path mine = Files.writeString(inside.resolve("dog-1.mp4"), "original");
      JournaledSubmission left = recovery.unsettled().get(0);

      note(new JournalEntry.Target(clock.now(), JOB, Path.of("dog.mp4")));
      recovery
          .overwriting()
          .recover(recovery.unsettled().get(0), inside, GenerateOptions.defaults());
      assertThat(mine).hasBinaryContent(SmallVendor.video("job_1"));

      note(new JournalEntry.Target(clock.now(), JOB, Path.of("cat.mp4")));
      JournaledSubmission again =
          JournaledSubmission.in(journal).stream()
              .filter(each -> each.id().equals(left.id()))
              .findFirst()
              .orElseThrow();
      recovery.overwriting().recover(again, inside, GenerateOptions.defaults());
      assertThat(victim).hasContent("original");
      assertThat(inside.resolve("cat_2-2.mp4")).hasBinaryContent(SmallVendor.video("job_1"));
    }

    @Test
    @DisplayName("saves them in the given folder if nobody said where")
    void savesThemInTheFolder() {
      recover();

      assertThat(folder.resolve("stub-job_1-1.mp4")).exists();
      assertThat(folder.resolve("stub-job_1-2.mp4")).exists();
    }

    @Test
    @DisplayName("reports that the job failed, and is settled then")
    void reportsThatTheJobFailed() {
      vendor.ending(JobStatus.FAILED);

      Recovered recovered = recover();

      assertThat(recovered.failure()).containsInstanceOf(JobFailedException.class);
      assertThat(recovered.job()).contains(JOB);
      assertThat(recovered.video()).isEmpty();
      assertThat(stateOf(ID)).isEqualTo(SubmissionState.ENDED);
    }

    @Test
    @DisplayName("reports a job that is not there, which a wrong account may be the cause of")
    void reportsAJobThatIsNotThere() {
      vendor.delete("job_1");

      assertThat(recover().failure()).containsInstanceOf(NotFoundException.class);
      assertThat(stateOf(ID)).isEqualTo(SubmissionState.CREATED);
    }

    @Test
    @DisplayName("ends with an interrupt")
    void endsWithAnInterrupt() {
      vendor.ending(JobStatus.IN_PROGRESS);
      clock.beforeEachSleep(() -> Thread.currentThread().interrupt());

      assertThatThrownBy(this::recoverIt).isInstanceOf(VideoInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }

    private void recoverIt() {
      recover();
    }
  }

  @Nested
  @DisplayName("of an uncertain submission")
  class OfAnUncertainSubmission {

    private VideoJob.Builder job(String id) {
      return VideoJob.builder(JobRef.of("stub", id), JobStatus.QUEUED)
          .prompt("a cat")
          .model("m")
          .size(SmallVendor.REQUEST.size().orElseThrow())
          .duration(Duration.ofSeconds(8))
          .createdAt(clock.now())
          .outputs(List.of(VideoOutput.of(id, id, 0)));
    }

    private SubmissionUncertainException doubt() {
      Recovered recovered = recover();
      assertThat(recovered.job()).isEmpty();
      assertThat(stateOf(ID)).isEqualTo(SubmissionState.UNCERTAIN);
      return (SubmissionUncertainException) recovered.failure().orElseThrow();
    }

    @Test
    @DisplayName("finds the one job like it, notes it and saves its video")
    void findsTheJob() throws IOException {
      note(intent(ID));
      vendor.add(job("other").prompt("a dog"));
      vendor.add(job("found"));

      Recovered recovered = recover();

      assertThat(recovered.job()).contains(JobRef.of("stub", "found"));
      assertThat(folder.resolve("stub-found.mp4")).hasBinaryContent(SmallVendor.video("found"));
      assertThat(stateOf(ID)).isEqualTo(SubmissionState.SAVED);
      assertThat(journal.kinds()).containsExactly("Intent", "Created", "Target", "Saved");
    }

    @ParameterizedTest(name = "{0} s after it: {1}")
    @CsvSource({"-3, false", "-2, true", "0, true", "3602, true", "3603, false"})
    @DisplayName("takes no job of another time for its job")
    void takesNoJobOfAnotherTime(int seconds, boolean found) throws IOException {
      note(intent(ID));
      vendor.add(job("job").createdAt(clock.now().plusSeconds(seconds)));

      assertThat(recover().job().isPresent()).isEqualTo(found);
    }

    @Test
    @DisplayName("reports a job whose time the vendor does not tell")
    void reportsAJobOfNoTime() throws IOException {
      note(intent(ID));
      vendor.add(
          VideoJob.builder(JobRef.of("stub", "job"), JobStatus.QUEUED)
              .prompt("a cat")
              .outputs(List.of(VideoOutput.of("job", "job", 0))));

      assertThat(doubt().candidates()).extracting(VideoJob::id).containsExactly("job");
    }

    @ParameterizedTest(name = "{0} s ahead")
    @CsvSource({"3600", "-3600", "3", "-90", ","})
    @DisplayName("takes no job for its own if the vendor's clock does not show it to be new")
    void takesNoJobByAWrongClock(Long ahead) throws IOException {
      note(intent(ID));
      VideoJob seen = vendor.add(job("job"));
      Optional<Duration> skew = Optional.ofNullable(ahead).map(Duration::ofSeconds);
      JournalRecovery recovery =
          recoveryWhoseListing(() -> new Page<>(List.of(seen), Optional.empty(), skew));

      Recovered recovered =
          recovery.recover(recovery.unsettled().get(0), folder, GenerateOptions.defaults());

      boolean newByVendor = ahead == null || ahead < 0;
      assertThat(recovered.job().isPresent()).isEqualTo(newByVendor);
    }

    @Test
    @DisplayName("takes no job of another submission, whatever became of that")
    void takesNoJobOfAnotherSubmission() throws IOException {
      UUID other = new UUID(2, 2);
      vendor.add(job("taken"));
      note(
          intent(other),
          created(other, JobRef.of("stub", "taken")),
          new JournalEntry.Dismissed(clock.now(), other),
          intent(ID));

      assertThat(doubt())
          .hasMessageContaining("create of 2026-11-22T10:00:00Z: no job like it was found")
          .hasMessageContaining("dismiss it");
    }

    @Test
    @DisplayName("gives one job to one of two like submissions, the older one")
    void givesOneJobToOneOfTwo() throws IOException {
      UUID younger = new UUID(2, 2);
      note(intent(ID), intent(younger));
      vendor.add(job("one"));

      List<Recovered> recovered =
          recovery.unsettled().stream().map(JournalRecoveryTest.this::recover).toList();

      assertThat(recovered).extracting(each -> each.job().isPresent()).containsExactly(true, false);
      assertThat(stateOf(younger)).isEqualTo(SubmissionState.UNCERTAIN);
    }

    @Test
    @DisplayName("reports several jobs that may be it")
    void reportsSeveral() throws IOException {
      note(intent(ID));
      vendor.add(job("one"));
      vendor.add(job("two"));

      assertThat(doubt())
          .hasMessageContaining("it may be stub:two, stub:one, which is not certain")
          .satisfies(error -> assertThat(error.candidates()).hasSize(2));
    }

    @Test
    @DisplayName("reports a job of which the vendor tells too little")
    void reportsAPossibleOne() throws IOException {
      note(intent(ID));
      vendor.add(
          VideoJob.builder(JobRef.of("stub", "job"), JobStatus.QUEUED).createdAt(clock.now()));

      assertThat(doubt().candidates()).extracting(VideoJob::id).containsExactly("job");
    }

    @Test
    @DisplayName("reports a job that may be that of a process which still waits for its response")
    void reportsAJobThatMayBeAnothers() throws IOException {
      UUID flying = new UUID(2, 2);
      note(intent(ID), intent(flying, ProcessStamp.current(), SmallVendor.REQUEST));
      vendor.add(job("job"));

      assertThat(doubt().candidates()).hasSize(1);
      note(new JournalEntry.Refused(clock.now(), flying, "too long"));
      assertThat(recover().job()).isPresent();
    }

    @Test
    @DisplayName("is not disturbed by a running process that waits for another job")
    void isNotDisturbedByOthers() throws IOException {
      VideoRequest dog = VideoRequest.builder("a dog").build();
      note(intent(ID), intent(new UUID(2, 2), ProcessStamp.current(), dog));
      note(
          new JournalEntry.Intent(
              clock.now(),
              new UUID(3, 3),
              "elsewhere",
              ProcessStamp.current(),
              JobFingerprint.of(SmallVendor.REQUEST),
              1,
              Optional.empty()));
      vendor.add(job("job"));

      assertThat(recover().job()).isPresent();
    }

    @Test
    @DisplayName("only reports the job where that is asked for")
    void onlyReports() throws IOException {
      note(intent(ID));
      vendor.add(job("job"));

      Recovered recovered =
          recovery
              .withoutAdopting()
              .recover(recovery.unsettled().get(0), folder, GenerateOptions.defaults());

      assertThat(recovered.failure()).containsInstanceOf(SubmissionUncertainException.class);
      assertThat(stateOf(ID)).isEqualTo(SubmissionState.UNCERTAIN);
    }

    private JournalEntry naming(String id) {
      JobRef job = JobRef.of("stub", id);
      return new JournalEntry.Uncertain(clock.now(), ID, "reset", Optional.of(job), List.of(job));
    }

    @ParameterizedTest(name = "adopting: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("takes the job that a response named once it can be read, whatever it is like")
    void takesTheNamedJob(boolean adopting) throws IOException {
      note(intent(ID), naming("named"));
      vendor.add(job("named").prompt("told in other words"));
      vendor.add(job("alike"));
      JournalRecovery asked = adopting ? recovery : recovery.withoutAdopting();

      Recovered recovered =
          asked.recover(recovery.unsettled().get(0), folder, GenerateOptions.defaults());

      assertThat(recovered.job()).contains(JobRef.of("stub", "named"));
      assertThat(folder.resolve("stub-named.mp4")).hasBinaryContent(SmallVendor.video("named"));
      assertThat(stateOf(ID)).isEqualTo(SubmissionState.SAVED);
    }

    @Test
    @DisplayName("tells the job that a response named as long as it cannot be read")
    void tellsTheNamedJob() throws IOException {
      vendor.capabilities(Capabilities.builder().listing(Capabilities.Listing.NONE).build());
      note(intent(ID), naming("named"));

      assertThat(doubt()).hasMessageContaining("stub:named");
    }

    @Test
    @DisplayName("does not take the job that a response named if it is that of another submission")
    void takesNoNamedJobOfAnother() throws IOException {
      UUID other = new UUID(2, 2);
      note(intent(other), created(other, JobRef.of("stub", "named")));
      note(intent(ID), naming("named"));
      vendor.add(job("named"));

      JournaledSubmission submission =
          recovery.unsettled().stream()
              .filter(each -> each.id().equals(ID))
              .findFirst()
              .orElseThrow();

      assertThat(recover(submission).job()).isEmpty();
      assertThat(stateOf(ID)).isEqualTo(SubmissionState.UNCERTAIN);
    }

    @Test
    @DisplayName("says so where the vendor's jobs cannot be listed, with those that were noted")
    void saysSoWhereTheyCannotBeListed() throws IOException {
      vendor.capabilities(Capabilities.builder().listing(Capabilities.Listing.NONE).build());
      note(intent(ID), new JournalEntry.Uncertain(clock.now(), ID, "reset", List.of(JOB)));

      assertThat(doubt())
          .hasMessageContaining("its jobs cannot be listed (")
          .hasMessageEndingWith(". It may be stub:job_1")
          .hasCauseInstanceOf(VideoException.class);
    }

    @Test
    @DisplayName("says so where the instance is not configured")
    void saysSoWhereTheInstanceIsNotConfigured() throws IOException {
      note(
          new JournalEntry.Intent(
              clock.now(),
              ID,
              "elsewhere",
              Entries.DEAD,
              JobFingerprint.of(SmallVendor.REQUEST),
              1,
              Optional.empty()));

      assertThat(doubt()).hasMessageContaining("\"elsewhere\"");
    }

    @Test
    @DisplayName("saves nothing of a job that it cannot note")
    void savesNothingThatItCannotNote() throws IOException {
      note(intent(ID));
      vendor.add(job("job"));
      journal.failingAt(entry -> true);

      assertThat(recover().failure().orElseThrow())
          .isInstanceOf(LocalStorageException.class)
          .hasMessageContaining("the job stub:job was found and could not be noted");
      assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("ends with an interrupt of the listing")
    void endsWithAnInterrupt() throws IOException {
      note(intent(ID));
      JournalRecovery interrupted =
          recoveryWhoseListing(
              () -> {
                throw new VideoInterruptedException(
                    ErrorDetails.builder(Operation.LIST, "interrupted").build());
              });

      assertThatThrownBy(
              () ->
                  interrupted.recover(
                      recovery.unsettled().get(0), folder, GenerateOptions.defaults()))
          .isInstanceOf(VideoInterruptedException.class);
    }

    private JournalRecovery recoveryWhoseListing(Supplier<Page<VideoJob>> page) {
      return JournalRecovery.of(
          VideoClient.builder()
              .generator(
                  new ForwardingVideoGenerator(vendor) {
                    @Override
                    public Page<VideoJob> list(ListQuery query) {
                      return page.get();
                    }
                  })
              .journal(journal)
              .build());
    }

    @Test
    @DisplayName("stays uncertain if the list breaks off, though one job was seen")
    void staysUncertainIfTheListBreaksOff() throws IOException {
      note(intent(ID));
      VideoJob seen = vendor.add(job("job"));
      List<Page<VideoJob>> pages = new ArrayList<>();
      pages.add(new Page<>(List.of(seen), Optional.of("more")));
      JournalRecovery broken =
          recoveryWhoseListing(
              () -> {
                if (pages.isEmpty()) {
                  throw new ConnectionException(
                      ErrorDetails.builder(Operation.LIST, "reset").build());
                }
                return pages.remove(0);
              });

      Recovered recovered =
          broken.recover(recovery.unsettled().get(0), folder, GenerateOptions.defaults());

      assertThat(recovered.failure()).containsInstanceOf(SubmissionUncertainException.class);
    }

    @Test
    @DisplayName(
        "stays uncertain if an entry of the list was not understood, for it may be the job")
    void staysUncertainIfTheListIsNotUnderstood() throws IOException {
      note(intent(ID));
      VideoJob seen = vendor.add(job("job"));
      JournalRecovery strange =
          recoveryWhoseListing(
              () -> new Page<>(List.of(seen), Optional.empty(), Optional.empty(), false, true));

      Recovered recovered =
          strange.recover(recovery.unsettled().get(0), folder, GenerateOptions.defaults());

      assertThat(recovered.failure()).containsInstanceOf(SubmissionUncertainException.class);
    }

    @ParameterizedTest(name = "newest first: {0}")
    @CsvSource({"true", "false"})
    @DisplayName("looks at all jobs of its time, in whichever order the vendor lists them")
    void looksAtAllJobsOfItsTime(boolean newestFirst) throws IOException {
      note(intent(ID));
      List<VideoJob> jobs = new ArrayList<>();
      for (int age = 1; age <= 5; age++) {
        jobs.add(job("old" + age).createdAt(clock.now().minus(Duration.ofHours(age))).build());
      }
      jobs.add(0, vendor.add(job("found")));
      jobs.add(1, job("other").prompt("a dog").build());
      if (!newestFirst) {
        Collections.reverse(jobs);
      }
      JournalRecovery recovery =
          recoveryWhoseListing(
              () -> new Page<>(List.copyOf(jobs), Optional.empty(), Optional.of(Duration.ZERO)));

      Recovered recovered =
          recovery.recover(recovery.unsettled().get(0), folder, GenerateOptions.defaults());

      assertThat(recovered.job()).contains(JobRef.of("stub", "found"));
    }

    @Test
    @DisplayName("gives up on a list that has no end, and reports what it saw")
    void givesUpOnAListWithoutEnd() throws IOException {
      note(intent(ID));
      VideoJob like = vendor.add(job("job"));
      int[] pages = {0};
      JournalRecovery endless =
          recoveryWhoseListing(
              () ->
                  new Page<>(
                      Stream.concat(
                              Stream.of(like),
                              Collections.nCopies(99, job("x").prompt("a dog").build()).stream())
                          .toList(),
                      Optional.of("page " + pages[0]++)));

      Recovered recovered =
          endless.recover(recovery.unsettled().get(0), folder, GenerateOptions.defaults());

      assertThat(recovered.failure().orElseThrow())
          .isInstanceOf(SubmissionUncertainException.class)
          .hasMessageContaining("it may be stub:job, which")
          .hasMessageEndingWith("Its list could not be read back to that time.");
    }
  }

  @Test
  @DisplayName("names a video after its job, so that it can be a file, and no two alike")
  void namesAVideoAfterItsJob() {
    assertThat(name("openai", "video_123-a")).isEqualTo("openai-video_123-a.mp4");
    assertThat(name("east", "../../etc/x")).matches("east-______etc_x-[0-9a-f]{8}\\.mp4");
    assertThat(name("east", "a.b")).isNotEqualTo(name("east", "a:b"));
    assertThat(name("east", "a".repeat(200)))
        .hasSizeLessThan(120)
        .isNotEqualTo(name("east", "a".repeat(201)));
  }

  private static String name(String instance, String id) {
    return VideoName.of(JobRef.of(instance, id));
  }
}
