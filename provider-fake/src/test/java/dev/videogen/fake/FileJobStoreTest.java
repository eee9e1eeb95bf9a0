package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Asset;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Jobs kept in a directory")
class FileJobStoreTest {

  private static final VideoRequest CAT =
      VideoRequest.builder("a cat").size(64, 64).duration(Duration.ofSeconds(1)).build();

  @TempDir private Path parent;

  /** Goes on from one program to the next, as the machine's clock does. */
  private final FakeClock clock = new FakeClock();

  private Path directory() {
    return parent.resolve("made/when/needed");
  }

  private FakeVideoGenerator.Builder builder() {
    return FakeVideoGenerator.builder().time(clock).directory(directory());
  }

  private FakeVideoGenerator program() {
    return builder().build();
  }

  @Test
  @DisplayName("are the same in the next program")
  void outliveTheProgram() throws IOException {
    VideoJob created;
    try (FakeVideoGenerator first = program()) {
      created = first.create(CheckedRequest.unchecked(CAT));
    }
    clock.advance(Duration.ofSeconds(10));

    FakeVideoGenerator second = program();
    VideoJob done = second.retrieve(created.id());

    assertThat(done.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(done.createdAt()).isEqualTo(created.createdAt());
    assertThat(done.prompt()).hasValue("a cat");
    try (MediaStream stream = second.open(done.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
      assertThat(stream.content().readAllBytes()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("are whatever they are in memory, in every part")
  void loseNothing() {
    FakeVideoGenerator stored = program();
    FakeVideoGenerator inMemory = FakeVideoGenerator.builder().time(clock).build();
    String everything = "Zwölf Boxkämpfer\n\t= # ! \\ : \"quoted\" 🎬 and half of one \ud83c";
    VideoRequest full =
        VideoRequest.builder(everything)
            .size(320, 240)
            .duration(Duration.ofSeconds(3))
            .variants(3)
            .seed(Long.MIN_VALUE)
            .audio(false)
            .build();
    List<FakeVideoGenerator> both = List.of(stored, inMemory);
    for (FakeVideoGenerator fake : both) {
      fake.script().nextJob().completes();
      fake.script().nextJob().failsAt(40, JobError.contentPolicy("policy", everything));
      fake.script().nextJob().failsAt(40, JobError.of("", ""));
      fake.script().nextJob().isCancelledAt(7);
      fake.script().nextJob().hangs();
      fake.create(CheckedRequest.unchecked(full));
      for (int i = 0; i < 4; i++) {
        fake.create(CheckedRequest.unchecked(CAT));
      }
    }
    clock.advance(Duration.ofSeconds(20));
    for (FakeVideoGenerator fake : both) {
      fake.create(Remix.of("video_000001", "a dog"));
      fake.cancel("video_000005");
    }

    assertThat(program().list(ListQuery.oldest(10))).isEqualTo(inMemory.list(ListQuery.oldest(10)));
  }

  @Test
  @DisplayName("are seen by two programs at once")
  void areShared() {
    FakeVideoGenerator one = program();
    FakeVideoGenerator other = program();

    VideoJob job = one.create(CheckedRequest.unchecked(CAT));
    assertThat(other.retrieve(job.id())).isEqualTo(job);
    other.cancel(job.id());
    assertThat(one.retrieve(job.id()).status()).isEqualTo(JobStatus.CANCELLED);
    one.delete(job.id());
    assertThatThrownBy(() -> other.retrieve(job.id())).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> other.delete(job.id())).isInstanceOf(NotFoundException.class);
  }

  @Test
  @DisplayName("never get a number twice, also when the last was deleted")
  void neverGetANumberTwice() {
    try (FakeVideoGenerator first = builder().jobDuration(Duration.ZERO).build()) {
      first.create(CheckedRequest.unchecked(CAT));
      first.delete(first.create(CheckedRequest.unchecked(CAT)).id());
    }

    assertThat(program().create(CheckedRequest.unchecked(CAT)).id()).isEqualTo("video_000003");
  }

  @Test
  @DisplayName("get each a number of its own when programs create them at the same time")
  void areCreatedAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<String>>> programs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        FakeVideoGenerator program = program();
        programs.add(
            () ->
                Stream.generate(() -> program.create(CheckedRequest.unchecked(CAT)).id())
                    .limit(10)
                    .toList());
      }
      List<String> ids = new ArrayList<>();
      for (Future<List<String>> created : threads.invokeAll(programs)) {
        ids.addAll(created.get());
      }
      assertThat(ids).hasSize(80).doesNotHaveDuplicates();
      assertThat(ids).allSatisfy(id -> assertThat(program().retrieve(id).id()).isEqualTo(id));
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest(name = "are listed page by page, {0}")
  @EnumSource
  void areListed(ListOrder order) {
    FakeVideoGenerator fake = builder().jobDuration(Duration.ZERO).build();
    for (int i = 0; i < 5; i++) {
      fake.create(CheckedRequest.unchecked(CAT));
    }
    fake.delete("video_000003");
    List<String> ids = new ArrayList<>();

    Optional<String> cursor = Optional.empty();
    do {
      ListQuery query = new ListQuery(2, order, cursor);
      fake.list(query).items().forEach(job -> ids.add(job.id()));
      cursor = fake.list(query).nextCursor();
    } while (cursor.isPresent());

    List<String> oldestFirst =
        List.of("video_000001", "video_000002", "video_000004", "video_000005");
    List<String> newestFirst =
        List.of("video_000005", "video_000004", "video_000002", "video_000001");
    assertThat(ids).isEqualTo(order == ListOrder.OLDEST_FIRST ? oldestFirst : newestFirst);
  }

  @Test
  @DisplayName("are bounded: the oldest that has ended makes room")
  void areBounded() throws IOException {
    FakeVideoGenerator fake = builder().maxJobs(3).build();
    fake.script().nextJob().hangs();
    for (int i = 0; i < 6; i++) {
      fake.create(CheckedRequest.unchecked(CAT));
      clock.advance(Duration.ofSeconds(10));
    }

    assertThat(fake.list(ListQuery.oldest(10)).items())
        .extracting(VideoJob::id)
        .containsExactly("video_000001", "video_000005", "video_000006");
    try (Stream<Path> files = Files.list(directory())) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  @DisplayName("need no directory to be looked at, and leave alone what is not theirs")
  void leaveAloneWhatIsNotTheirs() throws IOException {
    assertThat(program().list(ListQuery.newest(10)).items()).isEmpty();
    assertThat(directory()).doesNotExist();

    program().create(CheckedRequest.unchecked(CAT));
    Path foreign = Files.writeString(directory().resolve("video_000002.job"), "size=huge");
    Files.writeString(directory().resolve("notes.txt"), "mine");

    assertThat(program().list(ListQuery.newest(10)).items())
        .extracting(VideoJob::id)
        .containsExactly("video_000001");
    assertThatThrownBy(() -> program().retrieve("video_000002"))
        .isInstanceOf(NotFoundException.class);
    assertThat(program().create(CheckedRequest.unchecked(CAT)).id()).isEqualTo("video_000003");
    assertThat(foreign).hasContent("size=huge");
  }

  @Test
  @DisplayName("that cannot be kept are no jobs, and the error names the directory")
  void cannotBeKept() throws IOException {
    Files.createDirectories(directory().getParent());
    Files.writeString(directory(), "a file in the way");

    assertThatThrownBy(() -> program().create(CheckedRequest.unchecked(CAT)))
        .isInstanceOf(LocalStorageException.class)
        .hasMessageContaining(directory().toString());
  }

  @Test
  @DisplayName("are not reached by way of another file")
  void areNotReachedByAnotherWay() {
    FakeVideoGenerator fake = program();
    fake.create(CheckedRequest.unchecked(CAT));

    for (String id : List.of("../needed/video_000001", "video_000001.job", "./video_000001")) {
      assertThatThrownBy(() -> fake.retrieve(id)).as(id).isInstanceOf(VideoException.class);
    }
  }
}
