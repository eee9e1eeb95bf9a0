package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.RequestPriority;
import dev.videogen.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A fake")
class RecordTest {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").build();
  private static final JobRef FIRST = JobRef.of("fake", "video_000001");
  private static final VideoOutput OUTPUT = VideoOutput.of(FIRST.id(), "output_000001-1", 0);

  private final List<RequestPriority> permits = new ArrayList<>();
  private final FakeVideoGenerator fake = FakeVideoGenerator.builder().budget(permits::add).build();

  private void callEverything() throws IOException {
    fake.capabilities();
    fake.create(CheckedRequest.unchecked(CAT));
    fake.clock().advance(Duration.ofSeconds(10));
    fake.retrieve(FIRST.id());
    fake.list(ListQuery.newest(5));
    try (MediaStream stream = fake.open(OUTPUT, Asset.THUMBNAIL, ByteRange.from(7))) {
      assertThat(stream.offset()).isEqualTo(7);
    }
    fake.create(Remix.of(FIRST.id(), "a dog"));
    fake.delete(FIRST.id());
    assertThatThrownBy(() -> fake.retrieve(FIRST.id())).isInstanceOf(NotFoundException.class);
  }

  @Test
  @DisplayName("records what it was asked for, in order, and what became of it")
  void recordsCalls() throws IOException {
    callEverything();

    List<FakeCall> calls = fake.calls();
    assertThat(calls)
        .extracting(FakeCall::operation)
        .containsExactly(
            Operation.CREATE,
            Operation.RETRIEVE,
            Operation.LIST,
            Operation.DOWNLOAD,
            Operation.CREATE,
            Operation.DELETE,
            Operation.RETRIEVE);
    assertThat(calls.get(0).request()).hasValue(CAT);
    assertThat(calls.get(0).job()).hasValue(FIRST);
    assertThat(calls.get(0).at()).isEqualTo(FakeClock.START);
    assertThat(calls.get(1).job()).hasValue(FIRST);
    assertThat(calls.get(1).at()).isEqualTo(FakeClock.START.plusSeconds(10));
    assertThat(calls.get(2).job()).isEmpty();
    assertThat(calls.get(3).asset()).hasValue(Asset.THUMBNAIL);
    assertThat(calls.get(3).offset()).hasValue(7);
    assertThat(calls.get(4).request()).hasValue(Remix.of(FIRST.id(), "a dog").request());
    assertThat(calls.get(4).job()).hasValue(JobRef.of("fake", "video_000002"));
    assertThat(calls.subList(0, 6)).allMatch(FakeCall::succeeded);
    assertThat(calls.get(6).succeeded()).isFalse();
    assertThat(calls.get(6).failure().orElseThrow()).isInstanceOf(NotFoundException.class);
    assertThat(fake.calls(Operation.RETRIEVE)).containsExactly(calls.get(1), calls.get(6));
    assertThat(fake.count(Operation.RETRIEVE)).isEqualTo(2);
    assertThat(fake.count(Operation.AWAIT)).isZero();
  }

  @Test
  @DisplayName("takes a permit before each call")
  void takesPermits() throws IOException {
    callEverything();

    assertThat(permits)
        .containsExactly(
            RequestPriority.CREATE,
            RequestPriority.POLL,
            RequestPriority.POLL,
            RequestPriority.DOWNLOAD,
            RequestPriority.CREATE,
            RequestPriority.POLL,
            RequestPriority.POLL);
  }

  @Test
  @DisplayName("does nothing for a thread that is interrupted, and leaves it so")
  void doesNothingWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> fake.create(CheckedRequest.unchecked(CAT)))
        .isInstanceOfSatisfying(
            VideoInterruptedException.class,
            failure -> assertThat(failure.billed()).isEqualTo(Billed.NO));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(fake.list(ListQuery.newest(1)).items()).isEmpty();
  }

  @Test
  @DisplayName("says in every exception who it is, what was done, and to which job")
  void completesExceptions() {
    Map<Operation, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put(Operation.RETRIEVE, () -> fake.retrieve(FIRST.id()));
    calls.put(Operation.DELETE, () -> fake.delete(FIRST.id()));
    calls.put(Operation.DOWNLOAD, () -> fake.open(OUTPUT, Asset.VIDEO, ByteRange.all()));

    calls.forEach(
        (operation, call) ->
            assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                    VideoException.class,
                    failure -> {
                      assertThat(failure.provider()).hasValue("fake");
                      assertThat(failure.operation()).isEqualTo(operation);
                      assertThat(failure.job()).hasValue(FIRST);
                    }));
  }

  @Test
  @DisplayName("refuses every call after it was closed, and keeps its records")
  void refusesAfterClose() {
    fake.create(CheckedRequest.unchecked(CAT));
    fake.close();
    fake.close();
    Map<Operation, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put(Operation.CAPABILITIES, fake::capabilities);
    calls.put(Operation.CREATE, () -> fake.create(CheckedRequest.unchecked(CAT)));
    calls.put(Operation.RETRIEVE, () -> fake.retrieve(FIRST.id()));
    calls.put(Operation.LIST, () -> fake.list(ListQuery.newest(1)));
    calls.put(Operation.DELETE, () -> fake.delete(FIRST.id()));
    calls.put(Operation.DOWNLOAD, () -> fake.open(OUTPUT, Asset.VIDEO, ByteRange.all()));

    calls.forEach(
        (operation, call) ->
            assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                    ClientClosedException.class,
                    failure -> {
                      assertThat(failure.operation()).isEqualTo(operation);
                      assertThat(failure.provider()).hasValue("fake");
                    }));
    assertThat(fake.calls(Operation.CREATE)).hasSize(2);
  }

  @Test
  @DisplayName("can be told its name and its ids")
  void takesNames() {
    FakeVideoGenerator east =
        FakeVideoGenerator.builder()
            .name("east")
            .idPrefix("clip-")
            .jobDuration(Duration.ZERO)
            .build();

    VideoJob job = east.create(CheckedRequest.unchecked(CAT));

    assertThat(job.ref()).isEqualTo(JobRef.of("east", "clip-000001"));
    assertThat(east.retrieve("clip-000001")).isEqualTo(job);
    assertThat(east).hasToString("FakeVideoGenerator[east, generic]");
  }

  @Test
  @DisplayName("goes by another clock when given one, which cannot be moved by hand")
  void goesByAnotherClock() {
    FakeVideoGenerator automatic = FakeVideoGenerator.builder().time(TimeSource.system()).build();

    assertThat(automatic.time()).isSameAs(TimeSource.system());
    assertThatThrownBy(automatic::clock).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("refuses to be built from nonsense")
  void refusesNonsense() {
    FakeVideoGenerator.Builder builder = FakeVideoGenerator.builder();
    List<ThrowingCallable> wrong =
        List.of(
            () -> builder.name("No Name"),
            () -> builder.jobDuration(Duration.ofSeconds(-1)),
            () -> builder.lifetime(Duration.ZERO),
            () -> builder.idPrefix("../"),
            () -> builder.maxJobs(0),
            () -> fake.script().latency(Duration.ofSeconds(-1)),
            () -> fake.script().rateLimit(0),
            () -> fake.script().nextCreate().times(0),
            () -> fake.script().nextJob().takes(Duration.ofSeconds(-1)),
            () -> fake.script().nextJob().isCancelledAt(101),
            () -> fake.script().nextDownload().breaksAt(-1));

    for (ThrowingCallable call : wrong) {
      assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("tells from the beginning how many videos a job makes, without a call")
  void tellsVariants() {
    String id = fake.create(CheckedRequest.unchecked(CAT.toBuilder().variants(3).build())).id();

    assertThat(fake.variants(id)).hasValue(3);
    assertThat(fake.variants("video_000002")).isEmpty();
    assertThat(fake.variants("nope")).isEmpty();
    assertThat(fake.calls()).hasSize(1);
  }

  @Test
  @DisplayName("knows its outputs by their ids")
  void knowsOutputs() {
    String id = fake.create(CheckedRequest.unchecked(CAT.toBuilder().variants(2).build())).id();
    fake.clock().advance(Duration.ofMinutes(1));

    assertThat(fake.retrieve(id).outputs())
        .hasSize(2)
        .allSatisfy(output -> assertThat(fake.output(output.id())).hasValue(output));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "output_000001",
        "output_000001-0",
        "output_000001-01",
        "output_0000001-1",
        "output_1-1",
        "gen_000001-1",
        "000001-1",
        "output_000001-1-1",
      })
  @DisplayName("knows no output by what is not its id")
  void knowsNoOther(String id) {
    assertThat(fake.output(id)).isEmpty();
  }

  @Test
  @DisplayName("knows outputs by the ids of jobs where the vendor has no others")
  void knowsOutputsByJobs() {
    FakeVideoGenerator openAi = FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();

    assertThat(openAi.output("video_000007"))
        .hasValue(VideoOutput.of("video_000007", "video_000007", 0));
    assertThat(openAi.output("output_000007-1")).isEmpty();
  }
}
