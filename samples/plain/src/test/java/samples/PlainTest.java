package samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.videogen.VideoClient;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program over the wire of two vendors: what differs is what is configured. */
@ExtendWith(VideoEmulatorExtension.class)
class PlainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Path file;

  @BeforeEach
  void file(@TempDir Path folder) {
    file = folder.resolve("cat.mp4");
  }

  @Test
  void savesAVideoOfOpenAi(VideoEmulator emulator) throws Exception {
    try (VideoClient videos = openAi(emulator)) {
      assertEquals(0, make(videos));
    }
    assertTrue(Files.size(file) > 1_000);
    assertTrue(out.toString().contains("saved " + file));
  }

  @Test
  void savesAVideoOfFal(VideoEmulator emulator) throws Exception {
    try (VideoClient videos =
        VideoClient.builder()
            .set("videogen.provider", "fal")
            .set("videogen.fal.api-key", "any")
            .set("videogen.fal.base-url", emulator.falBaseUrl().toString())
            .set("videogen.fal.model", "fal-ai/veo3.1")
            .time(emulator.fal().time())
            .build()) {
      assertEquals(0, make(videos));
    }
    assertTrue(Files.size(file) > 1_000);
  }

  @Test
  void paysOnceWhenTheResponseIsLost(VideoEmulator emulator) {
    emulator.nextResponse(Operation.CREATE).loseResponse();
    try (VideoClient videos = openAi(emulator)) {
      assertEquals(0, make(videos));
    }
    // The job was found in the vendor's list, and not created again.
    assertEquals(1, emulator.openAi().count(Operation.CREATE));
    assertTrue(Files.exists(file));
  }

  private int make(VideoClient videos) {
    return Plain.make(videos, "A cat playing piano", file, new PrintStream(out, true));
  }

  private static VideoClient openAi(VideoEmulator emulator) {
    return VideoClient.builder()
        .set("videogen.provider", "openai")
        .set("videogen.openai.api-key", "any")
        .set("videogen.openai.base-url", emulator.openAiBaseUrl().toString())
        .set("videogen.openai.dialect", "openai")
        .time(emulator.openAi().time())
        .build();
  }
}
