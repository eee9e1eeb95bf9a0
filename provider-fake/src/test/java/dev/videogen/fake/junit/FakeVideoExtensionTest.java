package dev.videogen.fake.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.videogen.ListQuery;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.PermissionException;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.TimeSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("The JUnit extension")
class FakeVideoExtensionTest {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").build();

  /** What the classes below got hold of. */
  private static final List<FakeVideoGenerator> SEEN = new CopyOnWriteArrayList<>();

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  private static EngineExecutionResults run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .execute();
  }

  private static void succeeds(Class<?> testClass, long tests) {
    run(testClass)
        .testEvents()
        .assertStatistics(events -> events.succeeded(tests).failed(0).skipped(0));
  }

  @ExtendWith(FakeVideoExtension.class)
  static class ByParameter {

    private final FakeVideoGenerator ofTheConstructor;
    private FakeVideoGenerator ofBeforeEach;

    ByParameter(FakeVideoGenerator fake) {
      this.ofTheConstructor = fake;
    }

    @BeforeEach
    void keep(FakeVideoGenerator fake) {
      ofBeforeEach = fake;
    }

    @RepeatedTest(3)
    void usesThem(FakeVideoGenerator fake, VideoClient videos, FakeClock clock) {
      assertThat(fake).isSameAs(ofTheConstructor).isSameAs(ofBeforeEach);
      assertThat(clock).isSameAs(fake.clock());
      assertThat(videos.create(CAT).id()).isEqualTo("video_000001");
      assertThat(fake.calls()).hasSize(1);
      SEEN.add(fake);
    }

    @Nested
    class Inside {

      @Test
      void usesItsOwn(FakeVideoGenerator fake) {
        assertThat(fake.calls()).isEmpty();
        SEEN.add(fake);
      }
    }

    @AfterEach
    void findsItOpen(FakeVideoGenerator fake) {
      fake.capabilities();
    }
  }

  @Test
  @DisplayName("gives each test a fake, a client and a clock of its own, and closes them after it")
  void givesParameters() {
    succeeds(ByParameter.class, 4);

    assertThat(SEEN).hasSize(4).doesNotHaveDuplicates();
    for (FakeVideoGenerator fake : SEEN) {
      assertThatThrownBy(fake::capabilities).isInstanceOf(ClientClosedException.class);
    }
  }

  @ExtendWith(FakeVideoExtension.class)
  static class Unfinished {

    Unfinished(FakeVideoGenerator fake, VideoClient videos) {
      SEEN.add(fake);
      assertThat(videos.create(CAT).id()).isEqualTo("video_000001");
      if (SEEN.size() == 1) {
        throw new IllegalStateException("on purpose");
      }
    }

    @RepeatedTest(3)
    void runs(FakeVideoGenerator fake) {
      assertThat(fake).isSameAs(SEEN.get(SEEN.size() - 1));
    }
  }

  @Test
  @DisplayName("gives no test what a constructor before it was given, and closes that as well")
  void forgetsUnfinishedInstances() {
    run(Unfinished.class)
        .testEvents()
        .assertStatistics(events -> events.succeeded(2).failed(1).skipped(0));

    assertThat(SEEN).hasSize(3).doesNotHaveDuplicates();
    for (FakeVideoGenerator fake : SEEN) {
      assertThatThrownBy(fake::capabilities).isInstanceOf(ClientClosedException.class);
    }
  }

  @ExtendWith(FakeVideoExtension.class)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {

    OneInstance(FakeVideoGenerator fake) {
      SEEN.add(fake);
    }

    @Test
    void neverRuns() {}
  }

  @ExtendWith(FakeVideoExtension.class)
  static class BeforeAllTests {

    @BeforeAll
    static void take(FakeVideoGenerator fake) {
      SEEN.add(fake);
    }

    @Test
    void neverRuns() {}
  }

  @ParameterizedTest
  @ValueSource(classes = {OneInstance.class, BeforeAllTests.class})
  @DisplayName("gives nothing to what lives longer than a test")
  void givesNothingToClasses(Class<?> testClass) {
    run(testClass)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(1, event(finishedWithFailure(instanceOf(ParameterResolutionException.class))));
    assertThat(SEEN).isEmpty();
  }

  static class Registered {

    @RegisterExtension
    static final FakeVideoExtension SHARED =
        FakeVideoExtension.with(fake -> fake.name("shared").preset(FakePreset.openAi()));

    @RegisterExtension
    final FakeVideoExtension own =
        FakeVideoExtension.with(fake -> fake.name("own").preset(FakePreset.azureJobs()));

    @Test
    void canBeAskedForBoth() {
      assertThat(SHARED.client().create(CAT).ref()).hasToString("shared:video_000001");
      assertThat(own.client().create(CAT).ref()).hasToString("own:task_000001");
      assertThat(own.clock()).isSameAs(own.generator().clock());
      SEEN.add(SHARED.generator());
      SEEN.add(own.generator());
    }

    @Test
    void canBeAskedOnAnotherThread() {
      FakeVideoGenerator here = SHARED.generator();
      assertThat(CompletableFuture.supplyAsync(SHARED::generator).join()).isSameAs(here);
      SEEN.add(here);
    }
  }

  @Test
  @DisplayName("can be registered, for a class and for an instance, with a fake set up otherwise")
  void canBeRegistered() {
    succeeds(Registered.class, 2);

    assertThat(SEEN).hasSize(3).doesNotHaveDuplicates();
    assertThatThrownBy(Registered.SHARED::generator)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no test runs");
  }

  @Execution(ExecutionMode.CONCURRENT)
  static class Parallel {

    @RegisterExtension static final FakeVideoExtension VIDEOS = new FakeVideoExtension();

    @RepeatedTest(16)
    void usesItsOwn(FakeVideoGenerator fake) {
      assertThat(VIDEOS.generator()).isSameAs(fake);
      for (int i = 0; i < 5; i++) {
        VIDEOS.client().create(CAT);
      }
      assertThat(fake.list(ListQuery.newest(100)).items()).hasSize(5);
    }
  }

  @Test
  @DisplayName("keeps apart tests that run in parallel")
  void keepsTestsApart() {
    succeeds(Parallel.class, 16);
  }

  @ExtendWith(FakeVideoExtension.class)
  static class Unused {

    @Test
    void usesItsScript(FakeVideoGenerator fake) {
      fake.script().nextCreate().failsWith(FakeError.permission());
      assertThatThrownBy(() -> fake.create(CheckedRequest.unchecked(CAT)))
          .isInstanceOf(PermissionException.class);
    }

    @Test
    void leavesItsScript(FakeVideoGenerator fake) {
      SEEN.add(fake);
      fake.script().nextDownload().breaksAt(1000);
    }

    @Test
    void failsByItself(FakeVideoGenerator fake) {
      fake.script().nextDownload().breaksAt(1000);
      throw new IllegalStateException("by itself");
    }
  }

  @Test
  @DisplayName("fails a test that left a part of its script unused, unless it failed by itself")
  void failsForUnusedScripts() {
    EngineExecutionResults results = run(Unused.class);

    results.testEvents().assertStatistics(events -> events.succeeded(1).failed(2));
    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("leavesItsScript"),
                finishedWithFailure(
                    instanceOf(AssertionError.class),
                    message(
                        text ->
                            text.contains("nextDownload().breaksAt(1000)")
                                && text.contains("FakeVideoExtensionTest.java:")))))
        .haveExactly(
            1,
            event(
                test("failsByItself"),
                finishedWithFailure(
                    instanceOf(IllegalStateException.class), message("by itself"))));
    assertThatThrownBy(SEEN.get(0)::capabilities).isInstanceOf(ClientClosedException.class);
  }

  static class RealTime {

    @RegisterExtension
    static final FakeVideoExtension VIDEOS =
        FakeVideoExtension.with(fake -> fake.time(TimeSource.system()));

    @Test
    void hasNoClockToMove(FakeClock clock) {
      throw new AssertionError("there is none: " + clock);
    }
  }

  @Test
  @DisplayName("has no clock for a test whose fake goes by real time")
  void hasNoClock() {
    run(RealTime.class)
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("hasNoClockToMove"),
                finishedWithFailure(instanceOf(ParameterResolutionException.class))));
  }
}
