package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Asset;
import dev.videogen.GenerateOptions;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.SubmissionState;
import dev.videogen.recovery.JournalRecovery;
import dev.videogen.recovery.Recovered;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often it is killed is the system property {@code kill.moments}; a build does it a few times.
 */
@Tag("slow")
@DisplayName("A process that is killed while it creates and saves")
class KilledProcessTest {

  private static final int MOMENTS = Integer.getInteger("kill.moments", 3);

  /** How many more it may take on a slow machine until anything is paid for. */
  private static final int MAX_MORE = 20;

  private static final long SEED = Long.getLong("kill.seed", 6);
  private static final int LONGEST_LIFE_MILLIS = 1000;
  private static final int SIGKILL = 128 + 9;
  private static final String PART = ".videogen-part";

  private final Random random = new Random(SEED);
  private final Set<Path> checked = new HashSet<>();
  private VideoEmulator emulator;
  private Path videos;
  private Path journalFile;

  @TempDir Path folder;

  /** The vendor takes its time everywhere, so that no moment is rare. */
  @BeforeEach
  void start() throws IOException {
    emulator =
        VideoEmulator.builder()
            .openAi(
                FakeVideoGenerator.builder()
                    .preset(FakePreset.openAi())
                    .time(TimeSource.system())
                    .jobDuration(Duration.ofMillis(60))
                    .build())
            .start();
    for (Operation operation : List.of(Operation.CREATE, Operation.RETRIEVE, Operation.DOWNLOAD)) {
      emulator.nextResponse(operation).times(Integer.MAX_VALUE).delay(Duration.ofMillis(15));
    }
    videos = Files.createDirectory(folder.resolve("videos"));
    journalFile = folder.resolve("journal.jsonl");
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  /**
   * Buys videos for ever, with several threads. Arguments: base URL, journal, folder, its number.
   */
  static final class Buyer {

    private Buyer() {}

    public static void main(String[] arguments) {
      Path videos = Path.of(arguments[2]);
      String life = arguments[3];
      VideoClient client = client(arguments[0], Path.of(arguments[1]));
      for (int thread = 0; thread < 3; thread++) {
        int number = thread;
        new Thread(() -> buy(client, videos, life + "-" + number)).start();
      }
      System.out.println("ready");
    }

    private static void buy(VideoClient client, Path videos, String name) {
      for (int number = 0; ; number++) {
        String prompt = "clip " + name + "-" + number;
        try {
          client.generate(request(prompt), videos.resolve(fileName(prompt)));
        } catch (RuntimeException unexpected) {
          unexpected.printStackTrace();
          System.exit(1);
        }
      }
    }

    private static VideoRequest request(String prompt) {
      return VideoRequest.builder(prompt).duration(Duration.ofSeconds(4)).build();
    }
  }

  private static String fileName(String prompt) {
    return prompt.replace(' ', '-') + ".mp4";
  }

  private static VideoClient client(String baseUrl, Path journal) {
    return VideoClient.builder()
        .set("videogen.provider", "openai")
        .set("videogen.openai.dialect", "openai")
        .set("videogen.openai.base-url", baseUrl)
        .set("videogen.openai.model", "sora-2")
        .set("videogen.openai.api-key", "any")
        .set("videogen.poll-interval", "20ms")
        .set("videogen.journal.file", journal.toString())
        .build();
  }

  @Test
  @DisplayName("leaves a journal that knows every paid job and a folder without a half video")
  void killed() throws Exception {
    int life = 0;
    while (life < MOMENTS || (paidJobs().isEmpty() && life < MOMENTS + MAX_MORE)) {
      liveAndDie(life++);
      assertThatJournalAndServerAgree();
      assertThatVideosAreWhole();
    }
    assertThat(paidJobs()).as("what was paid for at any moment").isNotEmpty();
    int uncertain = unsettled(SubmissionState.UNCERTAIN).size();
    int unsaved = unsettled(SubmissionState.CREATED).size();

    recover();

    assertThatJournalAndServerAgree();
    assertThatEveryPaidVideoIsSaved();
    System.out.printf(
        "killed at %d moments: %d paid jobs, %d of them unsaved, %d submissions uncertain%n",
        life, paidJobs().size(), unsaved, uncertain);
  }

  private void liveAndDie(int life) throws Exception {
    Path errors = folder.resolve("errors.txt");
    Process buyer =
        JavaProcess.of(
                List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    Buyer.class.getName(),
                    emulator.openAiBaseUrl().toString(),
                    journalFile.toString(),
                    videos.toString(),
                    String.valueOf(life)))
            .redirectError(errors.toFile())
            .start();
    try (InputStream output = buyer.getInputStream()) {
      assertThat(output.read())
          .as("it is ready, and says: %s", Files.readString(errors))
          .isPositive();
      boolean ended = buyer.waitFor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
      assertThat(ended).as(Files.readString(errors)).isFalse();
    } finally {
      buyer.destroyForcibly();
    }
    assertThat(buyer.waitFor()).isEqualTo(SIGKILL);
  }

  private void assertThatJournalAndServerAgree() {
    Map<String, VideoJob> paid =
        paidJobs().stream().collect(Collectors.toMap(VideoJob::id, Function.identity()));
    Set<String> known = new HashSet<>();
    Set<String> uncertain = new HashSet<>();
    for (JournaledSubmission submission : submissions()) {
      assertThat(submission.state()).isNotEqualTo(SubmissionState.IN_FLIGHT);
      submission.job().ifPresent(job -> known.add(job.id()));
      if (submission.state() == SubmissionState.UNCERTAIN) {
        uncertain.add(submission.intent().traits().prompt().orElseThrow());
      }
    }
    assertThat(paid.keySet()).as("every job that the journal knows is there").containsAll(known);
    assertThat(paid.values())
        .as("every job is known, or belongs to a submission that is known to be uncertain")
        .allMatch(
            job -> known.contains(job.id()) || uncertain.contains(job.prompt().orElseThrow()));
    assertThat(paid.values())
        .as("nothing is paid twice")
        .extracting(VideoJob::prompt)
        .doesNotHaveDuplicates();
  }

  private void assertThatVideosAreWhole() throws IOException {
    Map<String, VideoJob> jobs = new HashMap<>();
    for (VideoJob job : paidJobs()) {
      jobs.put(fileName(job.prompt().orElseThrow()), job);
      // Killed before the target was noted, it is saved under the name of the job.
      jobs.put("openai-" + job.id() + ".mp4", job);
    }
    for (Path video : filesEndingWith(".mp4")) {
      if (checked.add(video)) {
        VideoJob job = jobs.get(name(video));
        assertThat(job).as("the job of %s", video).isNotNull();
        try (MediaStream whole =
            emulator.openAi().open(job.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
          assertThat(video).hasBinaryContent(whole.content().readAllBytes());
        }
      }
    }
  }

  /**
   * The name that a video was to have. Killed when it was in place and that was not noted yet, it
   * is saved once more, beside itself: whose the file there is, nobody knows then.
   */
  private static String name(Path video) {
    return video.getFileName().toString().replaceFirst("_2\\.mp4$", ".mp4");
  }

  private void recover() {
    try (VideoClient client = client(emulator.openAiBaseUrl().toString(), journalFile)) {
      JournalRecovery recovery = JournalRecovery.of(client);
      for (JournaledSubmission left : recovery.unsettled()) {
        Recovered recovered = recovery.recover(left, videos, GenerateOptions.defaults());
        recovered
            .failure()
            .ifPresent(
                failure ->
                    assertThat(paidJobs())
                        .as(failure.getMessage())
                        .noneMatch(job -> job.prompt().equals(left.intent().traits().prompt())));
      }
    }
  }

  private void assertThatEveryPaidVideoIsSaved() throws IOException {
    assertThatVideosAreWhole();
    assertThat(filesEndingWith(".mp4").stream().map(KilledProcessTest::name).distinct())
        .hasSameSizeAs(paidJobs());
    Set<String> paid =
        paidJobs().stream()
            .map(job -> fileName(job.prompt().orElseThrow()))
            .collect(Collectors.toSet());
    // Killed while it tried whether it can write there, before it paid, it leaves a byte behind,
    // which is swept when somebody saves to the same target.
    assertThat(filesEndingWith(PART))
        .allSatisfy(part -> assertThat(Files.size(part)).isLessThanOrEqualTo(1))
        .noneMatch(part -> paid.stream().anyMatch(part.getFileName().toString()::contains));
    assertThat(filesEndingWith(""))
        .as("nothing else is left")
        .hasSize(filesEndingWith(".mp4").size() + filesEndingWith(PART).size());
  }

  private List<VideoJob> paidJobs() {
    List<VideoJob> jobs = new ArrayList<>();
    Optional<ListQuery> next = Optional.of(ListQuery.oldest(100));
    while (next.isPresent()) {
      Page<VideoJob> page = emulator.openAi().list(next.get());
      jobs.addAll(page.items());
      next = page.nextCursor().map(next.get()::after);
    }
    return jobs;
  }

  private List<JournaledSubmission> submissions() {
    return JournaledSubmission.in(Journal.inFile(journalFile));
  }

  private List<JournaledSubmission> unsettled(SubmissionState state) {
    return submissions().stream().filter(each -> each.state() == state).toList();
  }

  private List<Path> filesEndingWith(String end) throws IOException {
    try (Stream<Path> files = Files.list(videos)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }
}
