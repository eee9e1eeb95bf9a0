package dev.videogen.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.JobError;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.ForwardingVideoGenerator;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is observed of a client. */
@DisplayName("Observations")
class ObservationsTest {

  private static final VideoRequest CAT =
      VideoRequest.builder("A secret cat")
          .model("sora-2")
          .duration(Duration.ofSeconds(4))
          .tag("order", "4711")
          .build();

  private final FakeVideoGenerator fake =
      FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();
  private final TestObservationRegistry registry = TestObservationRegistry.create();
  private final List<Observation.Context> stopped = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private VideogenObservations observations =
      VideogenObservations.builder(registry).meters(meters).build();

  @TempDir private Path folder;

  @BeforeEach
  void record() {
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<Observation.Context>() {
              @Override
              public void onStop(Observation.Context context) {
                stopped.add(context);
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
  }

  @AfterEach
  void close() {
    observations.close();
  }

  private VideoClient client() {
    return observations.applyTo(VideoClient.builder().generator(fake)).build();
  }

  private List<String> told() {
    return stopped.stream()
        .map(context -> context.getContextualName() + ": " + value(context, "videogen.outcome"))
        .toList();
  }

  private static String value(Observation.Context context, String key) {
    KeyValue value = context.getLowCardinalityKeyValue(key);
    return value == null ? "" : value.getValue();
  }

  private Observation.Context life() {
    return stopped.stream()
        .filter(VideoJobContext.class::isInstance)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  @DisplayName("of a video are its create, polls and download below the life of its job")
  void oneTree() {
    try (VideoClient videos = client()) {
      videos.generate(CAT, folder.resolve("cat.mp4"));
    }

    assertThat(told())
        .startsWith("create video: ok")
        .contains("retrieve video: ok", "download video: ok")
        .endsWith("generate video: saved");
    assertThat(stopped.subList(0, stopped.size() - 1))
        .allSatisfy(
            each -> assertThat(each.getParentObservation().getContextView()).isSameAs(life()));
  }

  @Test
  @DisplayName("have the keys that are documented, and all of them")
  void keys() {
    try (VideoClient videos = client()) {
      videos.generate(CAT, folder.resolve("cat.mp4"));
    }

    assertThat(asText(life().getLowCardinalityKeyValues()))
        .containsExactlyInAnyOrder(
            "gen_ai.operation.name=generate",
            "gen_ai.output.type=video",
            "gen_ai.provider.name=fake",
            "gen_ai.request.model=sora-2",
            "videogen.instance=fake",
            "videogen.outcome=saved");
    assertThat(asText(life().getHighCardinalityKeyValues()))
        .containsExactlyInAnyOrder(
            "gen_ai.response.id=fake:video_000001", "videogen.tag.order=4711");
  }

  private static List<String> asText(KeyValues values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.toList());
  }

  @Test
  @DisplayName("tell no prompt and no message of an error unless that is set")
  void noPrompt() {
    fake.script().nextJob().failsAt(40, JobError.of("refused", "A secret cat is not allowed"));
    try (VideoClient videos = client()) {
      assertThatThrownBy(() -> videos.generate(CAT, folder.resolve("cat.mp4")))
          .isInstanceOf(JobFailedException.class);
      assertThatThrownBy(() -> videos.retrieve(videos.ref("unknown")))
          .isInstanceOf(NotFoundException.class);
    }

    assertThat(told()).contains("generate video: failed", "retrieve video: not_found");
    assertThat(stopped)
        .allSatisfy(
            context ->
                assertThat(context.toString() + context.getError()).doesNotContain("secret"));
  }

  @Test
  @DisplayName("of a job that is deleted end with it")
  void deleted() {
    try (VideoClient videos = client()) {
      VideoJob job = videos.create(CAT);
      videos.await(job.ref());
      videos.delete(job.ref());
    }

    assertThat(told()).endsWith("delete video: ok", "generate video: deleted");
  }

  @Test
  @DisplayName("of the oldest job end where there are too many, and of all when they are closed")
  void bounded() {
    observations = VideogenObservations.builder(registry).meters(meters).maxOpenJobs(2).build();
    try (VideoClient videos = client()) {
      videos.create(CAT);
      videos.create(CAT);
      videos.create(CAT);
      assertThat(told()).containsOnlyOnce("generate video: open");
      assertThat(inFlight()).isEqualTo(2);
    }
    observations.close();

    assertThat(told().stream().filter("generate video: open"::equals)).hasSize(3);
    assertThat(inFlight()).isZero();
  }

  private double inFlight() {
    return meters.get("videogen.jobs.in.flight").gauge().value();
  }

  @Test
  @DisplayName("of a job end when it is too old")
  void aged() {
    observations = VideogenObservations.builder(registry).maxJobAge(Duration.ofMinutes(30)).build();
    try (VideoClient videos = client()) {
      videos.create(CAT);
      fake.clock().advance(Duration.ofMinutes(31));
      videos.create(CAT);
    }

    assertThat(told()).containsOnlyOnce("generate video: open");
  }

  @Test
  @DisplayName("count what a vendor tells that a job costs once, however often it is read")
  void cost() {
    ForwardingVideoGenerator charging =
        new ForwardingVideoGenerator(fake) {
          @Override
          public VideoJob retrieve(String id) {
            VideoJob job = super.retrieve(id);
            return job.status().isTerminal()
                ? job.toBuilder().cost(new BigDecimal("0.40")).build()
                : job;
          }
        };
    try (VideoClient videos =
        observations.applyTo(VideoClient.builder().generator(charging)).build()) {
      VideoJob job = videos.create(CAT);
      videos.await(job.ref());
      videos.retrieve(job.ref());
    }

    assertThat(meters.get("videogen.cost").tag("videogen.outcome", "completed").counter().count())
        .isEqualTo(0.4);
  }

  @Test
  @DisplayName("are named by an app's own convention")
  void convention() {
    observations =
        VideogenObservations.builder(registry)
            .operationConvention(
                new DefaultVideoOperationConvention() {
                  @Override
                  public String getName() {
                    return "shop.video";
                  }
                })
            .providers(instance -> "type of " + instance)
            .build();
    try (VideoClient videos = client()) {
      videos.create(CAT);
    }

    assertThat(stopped.get(0).getName()).isEqualTo("shop.video");
    assertThat(value(stopped.get(0), "gen_ai.provider.name")).isEqualTo("type of fake");
  }

  @Test
  @DisplayName("bound the models that are told")
  void models() {
    ModelNames names = new ModelNames();
    for (int i = 0; i < 500; i++) {
      names.of(Optional.of("model-" + i));
    }

    assertThat(names.of(Optional.of("model-0"))).isEqualTo("model-0");
    assertThat(names.of(Optional.of("model-400"))).isEqualTo("other");
    assertThat(names.of(Optional.empty())).isEqualTo("none");
  }

  @Test
  @DisplayName("of a registry that does nothing change nothing")
  void noop() {
    observations = VideogenObservations.builder(ObservationRegistry.NOOP).build();
    try (VideoClient videos = client()) {
      assertThat(videos.generate(CAT, folder.resolve("cat.mp4")).files()).hasSize(1);
    }
  }

  /** Each moment at which a handler of the app can fail. */
  private enum Moment {
    START,
    SCOPE_OPENED,
    SCOPE_CLOSED,
    EVENT,
    ERROR,
    STOP
  }

  /** Fails at one moment. */
  private record BrokenHandler(Moment moment) implements ObservationHandler<Observation.Context> {

    private void at(Moment now) {
      if (now == moment) {
        throw new IllegalStateException("a defect of the app at " + now);
      }
    }

    @Override
    public void onStart(Observation.Context context) {
      at(Moment.START);
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
      at(Moment.SCOPE_OPENED);
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
      at(Moment.SCOPE_CLOSED);
    }

    @Override
    public void onEvent(Observation.Event event, Observation.Context context) {
      at(Moment.EVENT);
    }

    @Override
    public void onError(Observation.Context context) {
      at(Moment.ERROR);
    }

    @Override
    public void onStop(Observation.Context context) {
      at(Moment.STOP);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("lose no job, error or file to a handler that fails")
  void broken(Moment moment) {
    ObservationRegistry failing = ObservationRegistry.create();
    failing.observationConfig().observationHandler(new BrokenHandler(moment));
    assertUnharmed(VideogenObservations.builder(failing).meters(meters).build());
  }

  @Test
  @DisplayName(
      "lose no job, error or file to a registry of meters, a convention or a name that fails")
  void brokenElsewhere() {
    SimpleMeterRegistry failing = new SimpleMeterRegistry();
    failing
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                throw new IllegalStateException("a defect of the app");
              }
            });
    assertUnharmed(VideogenObservations.builder(registry).meters(failing).build());
    assertUnharmed(
        VideogenObservations.builder(registry)
            .providers(
                instance -> {
                  throw new IllegalStateException("a defect of the app");
                })
            .build());
    assertUnharmed(
        VideogenObservations.builder(registry)
            .operationConvention(
                new DefaultVideoOperationConvention() {
                  @Override
                  public String getName() {
                    throw new IllegalStateException("a defect of the app");
                  }
                })
            .build());
  }

  private void assertUnharmed(VideogenObservations broken) {
    FakeVideoGenerator vendor = FakeVideoGenerator.create();
    try (VideoClient videos =
        broken.applyTo(VideoClient.builder().generator(vendor).time(vendor.time())).build()) {
      VideoJob job = videos.create(CAT.toBuilder().model("fake-video").build());
      videos.await(job.ref());
      Path file = folder.resolve(UUID.randomUUID() + ".mp4");
      videos.download(job.ref()).saveTo(file);
      videos.delete(job.ref());
      assertThat(file).exists();
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> videos.retrieve(job.ref()));
    }
    broken.close();
  }
}
