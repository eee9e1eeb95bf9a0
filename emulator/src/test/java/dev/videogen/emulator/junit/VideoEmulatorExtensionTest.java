package dev.videogen.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.videogen.VideoRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.spi.CheckedRequest;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("The JUnit extension")
class VideoEmulatorExtensionTest {

  /** What the classes below got hold of. */
  private static final List<VideoEmulator> SEEN = new CopyOnWriteArrayList<>();

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  private static EngineExecutionResults run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass)).execute();
  }

  private static void succeeds(Class<?> testClass, long tests) {
    run(testClass)
        .testEvents()
        .assertStatistics(events -> events.succeeded(tests).failed(0).skipped(0));
  }

  @ExtendWith(VideoEmulatorExtension.class)
  static class ByParameter {

    private final VideoEmulator ofTheConstructor;
    private VideoEmulator ofBeforeEach;

    ByParameter(VideoEmulator emulator) {
      this.ofTheConstructor = emulator;
    }

    @BeforeEach
    void keep(VideoEmulator emulator) {
      ofBeforeEach = emulator;
    }

    @RepeatedTest(2)
    void usesIt(VideoEmulator emulator) {
      assertThat(emulator).isSameAs(ofTheConstructor).isSameAs(ofBeforeEach);
      assertThat(
              emulator
                  .openAi()
                  .create(CheckedRequest.unchecked(VideoRequest.builder("a cat").build()))
                  .id())
          .isEqualTo("video_000001");
      SEEN.add(emulator);
    }

    @Nested
    class Inside {

      @Test
      void usesItsOwn(VideoEmulator emulator) {
        assertThat(emulator.openAi().calls()).isEmpty();
        SEEN.add(emulator);
      }
    }

    @AfterEach
    void findsItListening(VideoEmulator emulator) throws Exception {
      new Socket(InetAddress.getLoopbackAddress(), emulator.port()).close();
    }
  }

  @Test
  @DisplayName("gives each test an emulator of its own, and stops it after the test")
  void givesParameters() {
    succeeds(ByParameter.class, 3);

    assertThat(SEEN).hasSize(3).doesNotHaveDuplicates();
    for (VideoEmulator emulator : SEEN) {
      assertThatThrownBy(emulator.openAi()::capabilities).isInstanceOf(ClientClosedException.class);
    }
  }

  static class Registered {

    @RegisterExtension
    static final VideoEmulatorExtension EMULATOR =
        VideoEmulatorExtension.with(emulator -> emulator.key("sk-right").port(0));

    @Test
    void hasTheKey(VideoEmulator emulator) throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(emulator.openAiBaseUrl() + "/videos"))
              .header("Authorization", "Bearer sk-wrong")
              .build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
          .isEqualTo(401);
      SEEN.add(emulator);
    }
  }

  @Test
  @DisplayName("starts what it was set up to start")
  void isSetUp() {
    succeeds(Registered.class, 1);

    assertThat(SEEN).hasSize(1);
  }

  static class WrongPort {

    @RegisterExtension
    static final VideoEmulatorExtension EMULATOR =
        VideoEmulatorExtension.with(emulator -> emulator.port(65_536));

    @Test
    void neverAsksForIt() {
      SEEN.clear();
    }
  }

  @Test
  @DisplayName("fails a test whose emulator cannot start, though the test asks for none")
  void failsWhatCannotStart() {
    run(WrongPort.class)
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("neverAsksForIt"),
                finishedWithFailure(message("a port is 0 to 65535, not 65536"))));
  }
}
