package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The emulator")
class VideoEmulatorTest {

  @Test
  @DisplayName("remembers what arrived, also what it did not understand")
  void remembersRequests() {
    try (VideoEmulator emulator = VideoEmulator.start()) {
      EmulatorHttpClient caller = new EmulatorHttpClient(emulator);
      String body = EmulatorHttpClient.json("{'prompt':'eine K\u00e4tzin'}");
      caller.post("/videos", body, "X-Trace", "7");
      caller.get("/models?a=b");

      assertThat(emulator.requests()).hasSize(2);
      ReceivedRequest create = emulator.requests(Operation.CREATE).get(0);
      assertThat(create.method()).isEqualTo("POST");
      assertThat(create.url()).isEqualTo("/v1/videos");
      assertThat(create.body()).isEqualTo(body);
      assertThat(create.header("x-TRACE")).contains("7");
      assertThat(create.header("X-Other")).isEmpty();
      ReceivedRequest other = emulator.requests().get(1);
      assertThat(other.url()).isEqualTo("/v1/models?a=b");
      assertThat(other.operation()).isEqualTo(Optional.empty());
    }
  }

  @Test
  @DisplayName("gives each response an id of its own")
  void numbersAnswers() {
    try (VideoEmulator emulator = VideoEmulator.start()) {
      EmulatorHttpClient caller = new EmulatorHttpClient(emulator);

      assertThat(caller.get("/videos").header("x-request-id")).contains("req_000001");
      assertThat(caller.get("/nowhere").header("x-request-id")).contains("req_000002");
    }
  }

  @Test
  @DisplayName("cannot start where another listens")
  void thePortIsTaken() {
    FakeVideoGenerator fake = FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();
    try (VideoEmulator first = VideoEmulator.start()) {
      VideoEmulator.Builder second = VideoEmulator.builder().port(first.port()).openAi(fake);

      assertThatThrownBy(second::start)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("the emulator cannot listen on port " + first.port());

      assertThat(new EmulatorHttpClient(first).get("/videos").status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("listens on the port it was given, once another has left it")
  void listensOnItsPort() {
    VideoEmulator first = VideoEmulator.start();
    int port = first.port();
    first.close();

    try (VideoEmulator second = VideoEmulator.builder().port(port).start()) {
      assertThat(second.port()).isEqualTo(port);
      assertThat(second.openAiBaseUrl()).hasToString("http://127.0.0.1:" + port + "/v1");
    }
  }

  @Test
  @DisplayName("serves the fakes that it was given")
  void servesItsFakes() {
    FakeVideoGenerator jobs = FakeVideoGenerator.builder().preset(FakePreset.azureJobs()).build();
    FakeVideoGenerator videos =
        FakeVideoGenerator.builder().preset(FakePreset.azureVideos()).build();
    try (VideoEmulator emulator =
        VideoEmulator.builder().azureJobs(jobs).azureVideos(videos).start()) {
      new AzureHttpClient(emulator).job(1);
      EmulatorHttpClient.azureVideos(emulator).job();

      assertThat(emulator.azureEndpoint()).hasToString("http://127.0.0.1:" + emulator.port());
      assertThat(emulator.azureJobs()).isSameAs(jobs);
      assertThat(emulator.azureVideos()).isSameAs(videos);
      assertThat(Stream.of(jobs, videos)).allMatch(fake -> fake.count(Operation.CREATE) == 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  @DisplayName("takes no port that there is not")
  void noSuchPort(int port) {
    assertThatThrownBy(() -> VideoEmulator.builder().port(port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a port is 0 to 65535, not " + port);
  }

  @Test
  @DisplayName("is silent once it is closed, and its fakes are closed with it")
  void closes() {
    VideoEmulator emulator = VideoEmulator.start();
    EmulatorHttpClient caller = new EmulatorHttpClient(emulator);
    caller.get("/videos");

    emulator.close();

    assertThatThrownBy(() -> caller.get("/videos")).isInstanceOf(UncheckedIOException.class);
    assertThat(Stream.of(emulator.openAi(), emulator.azureJobs(), emulator.azureVideos()))
        .allSatisfy(
            fake ->
                assertThatThrownBy(fake::capabilities).isInstanceOf(ClientClosedException.class));
  }
}
