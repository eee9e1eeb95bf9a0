package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.Media;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.budget.SpendingLimits;
import dev.videogen.cli.VideogenCommand;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.ClientFactory;
import dev.videogen.cli.session.Session;
import dev.videogen.config.Configuration;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.journal.Journal;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.TimeSource;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is costly or must not differ is done once on the way from a client to the socket. */
@DisplayName("A paid request with a journal and a budget")
class PaidRequestCountsTest {

  private static final String FIT = "dev.videogen.internal.fit.";
  private static final String CHECKS = FIT + "RequestCheck.check";
  private static final String DEFAULTS = FIT + "ModelDefaults.fill";
  private static final String ESTIMATES = FIT + "CostEstimate.of";
  private static final String DECODES = "dev.videogen.internal.image.Decoding.decode";
  private static final String JSON = "dev.videogen.http.internal.transport.WireEncoder.encode";

  @TempDir private Path folder;

  private final FakeVideoGenerator vendor =
      FakeVideoGenerator.builder()
          .preset(FakePreset.openAi())
          .name("openai")
          .jobDuration(Duration.ZERO)
          .build();
  private VideoEmulator emulator;

  @BeforeEach
  void start() {
    emulator = VideoEmulator.builder().openAi(vendor).start();
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  /** What the client does; the vendor, which has code of its own from here, is not counted. */
  private Map<String, Long> counted(Class<? extends BiConsumer<String, Path>> submission)
      throws Exception {
    CallCounter counter =
        new CallCounter(Map.of(CHECKS, 4, DEFAULTS, 3, ESTIMATES, 2, DECODES, 3, JSON, 3));
    counter.run(submission, emulator.openAiBaseUrl().toString(), folder);
    return counter.counts();
  }

  @ParameterizedTest
  @ValueSource(classes = {PictureToCrop.class, CommandLine.class})
  @DisplayName("is checked, filled in, priced, decoded and serialized once")
  void create(Class<? extends BiConsumer<String, Path>> submission) throws Exception {
    ImageIO.write(
        new BufferedImage(1300, 740, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("first.png").toFile());

    assertThat(counted(submission))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(CHECKS, 1L, DEFAULTS, 1L, ESTIMATES, 1L, DECODES, 1L, JSON, 1L));
    assertThat(vendor.count(Operation.CREATE)).isEqualTo(1);
  }

  private static Map<String, String> settings(String baseUrl) {
    return Map.of(
        "videogen.provider", "openai",
        "videogen.openai.dialect", "openai",
        "videogen.openai.base-url", baseUrl,
        "videogen.openai.model", "sora-2",
        "videogen.openai.api-key", "sk-any",
        "videogen.openai.request-format", "json");
  }

  private static VideoClient client(String baseUrl, Path folder) {
    VideoClient.Builder client = VideoClient.builder();
    settings(baseUrl).forEach(client::set);
    return client
        .journal(Journal.inFile(folder.resolve("journal.jsonl")))
        .budget(SpendingLimits.builder().total(new BigDecimal("10")).build())
        .build();
  }

  /** Creates a video that begins with a picture of another size. */
  static final class PictureToCrop implements BiConsumer<String, Path> {
    @Override
    public void accept(String baseUrl, Path folder) {
      try (VideoClient client = client(baseUrl, folder)) {
        Media picture = Media.of(folder.resolve("first.png")).cropped();
        client.create(VideoRequest.builder("a cat").firstFrame(picture).build());
      }
    }
  }

  /** The same, as a command. */
  static final class CommandLine implements BiConsumer<String, Path> {
    @Override
    public void accept(String baseUrl, Path folder) {
      OutputStream nowhere = OutputStream.nullOutputStream();
      Session session =
          new Session(
              new Terminal(nowhere, nowhere, false, false, 80),
              new ClientFactory(
                  () -> {
                    Configuration.Builder places =
                        Configuration.builder()
                            .systemProperties(Map.of())
                            .environment(Map.of())
                            .directory(folder);
                    settings(baseUrl).forEach(places::set);
                    return places;
                  },
                  settings -> client(baseUrl, folder),
                  folder.resolve("state")),
              TimeSource.system());
      assertThat(
              VideogenCommand.run(
                  session,
                  "generate",
                  "a cat",
                  "--image=" + folder.resolve("first.png"),
                  "--crop-images",
                  "--out=" + folder.resolve("cat.mp4")))
          .isZero();
    }
  }

  /** Renders a job again. */
  static final class Remix implements BiConsumer<String, Path> {
    @Override
    public void accept(String baseUrl, Path folder) {
      try (VideoClient client = client(baseUrl, folder)) {
        client.remix(JobRef.of("openai", "video_000001"), "a dog");
      }
    }
  }

  @Test
  @DisplayName("has its source read once")
  void source() throws Exception {
    vendor.create(CheckedRequest.unchecked(VideoRequest.builder("a cat").build()));

    assertThat(counted(Remix.class)).containsEntry(CHECKS, 1L);
    assertThat(vendor.count(Operation.RETRIEVE)).isEqualTo(1);
  }
}
