package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.journal.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A key, used by several processes with one journal")
class KeyInProcessesTest {

  private static final int PROCESSES = 3;

  @TempDir Path folder;

  /** Creates with a key and prints the job, or the kind of the error; arguments: base URL, file. */
  static final class Buyer {

    private Buyer() {}

    public static void main(String[] arguments) {
      VideoRequest order = VideoRequest.builder("a cat").key("order-4711").build();
      try (VideoClient videos = client(arguments[0], Path.of(arguments[1]))) {
        System.out.println(videos.create(order).ref());
      } catch (VideoException error) {
        System.out.println(error.kind());
      }
    }
  }

  private static VideoClient client(String baseUrl, Path journal) {
    return VideoClient.builder()
        .set("videogen.provider", "openai")
        .set("videogen.openai.base-url", baseUrl)
        .set("videogen.openai.dialect", "openai")
        .set("videogen.openai.api-key", "any")
        .journal(Journal.inFile(journal))
        .build();
  }

  @Test
  @DisplayName("buys once: the others are told that it is in use, and later get its job")
  void buysOnce() throws Exception {
    FakeVideoGenerator fake = FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();
    try (VideoEmulator emulator = VideoEmulator.builder().openAi(fake).start()) {
      emulator.nextResponse(Operation.CREATE).delay(Duration.ofSeconds(1));
      List<Process> atOnce = new ArrayList<>();
      for (int process = 0; process < PROCESSES; process++) {
        atOnce.add(start(emulator));
      }
      List<String> printed = new ArrayList<>();
      for (Process process : atOnce) {
        printed.add(output(process));
      }
      String job = output(start(emulator));

      assertThat(fake.count(Operation.CREATE)).isEqualTo(1);
      assertThat(job).startsWith("openai:");
      assertThat(printed).contains(job).isSubsetOf(job, ErrorKind.KEY_IN_USE.toString());
    }
  }

  private Process start(VideoEmulator emulator) throws IOException {
    return JavaProcess.of(
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Buyer.class.getName(),
                emulator.openAiBaseUrl().toString(),
                folder.resolve("videos.journal").toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
  }
}
