package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobError;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.RunningClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures in {@code docs/pictures} anew: {@code .ci/long pictures}. Who changes a page
 * looks at them.
 */
@DisplayName("The pictures of the documents are taken:")
@EnabledIfSystemProperty(named = "pictures", matches = ".+", disabledReason = ".ci/long pictures")
class PicturesTest {

  private static final Path PICTURES = Path.of("..", "docs", "pictures");
  private static final int MAX_BYTES = 160_000;
  private static final String KEY = "Bearer sk-proj-0123456789abcdef";

  private final RunningClock clock = new RunningClock();
  private VideoEmulator emulator;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(PICTURES);
    emulator =
        VideoEmulator.builder()
            .openAi(fake(FakePreset.openAi(), "openai"))
            .azureJobs(fake(FakePreset.azureJobs(), "azure-jobs"))
            .azureVideos(fake(FakePreset.azureVideos(), "azure-videos"))
            .openRouter(fake(FakePreset.openRouter(), "openrouter"))
            .fal(fake(FakePreset.fal(), "fal"))
            .replicate(fake(FakePreset.replicate(), "replicate"))
            .start();
  }

  private FakeVideoGenerator fake(FakePreset preset, String name) {
    return FakeVideoGenerator.builder()
        .preset(preset)
        .name(name)
        .time(clock)
        .jobDuration(Duration.ofMinutes(2))
        .build();
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private void post(URI base, String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .header("Authorization", KEY)
            .POST(BodyPublishers.ofString(json.replace('\'', '"')))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).isLessThan(300);
  }

  private void makeJobs() throws Exception {
    URI openAi = emulator.openAiBaseUrl();
    post(
        openAi,
        "/videos",
        "{'prompt':'A cat playing piano in a jazz bar, warm"
            + " light','seconds':'8','size':'1280x720'}");
    post(
        emulator.openRouterBaseUrl(),
        "/videos",
        "{'model':'bytedance/seedance-2.0','prompt':'Rain on a window at night','duration':5}");
    post(
        emulator.azureEndpoint(),
        "/openai/v1/video/generations/jobs?api-version=preview",
        "{'model':'sora','prompt':'Two sailing boats','width':480,'height':480,'n_seconds':5,"
            + "'n_variants':2}");
    clock.advance(Duration.ofMinutes(3));
    emulator.openAi().script().nextJob().failsAt(1, JobError.of("internal_error", "No luck."));
    post(openAi, "/videos", "{'prompt':'A dragon over a city','seconds':'4'}");
    clock.advance(Duration.ofSeconds(40));
    post(
        emulator.replicateBaseUrl(),
        "/models/bytedance/seedance-2.0/predictions",
        "{'input':{'prompt':'A lighthouse, time lapse','duration':5}}");
    clock.advance(Duration.ofSeconds(48));
    post(openAi, "/videos", "{'prompt':'A snail on a mossy log, macro','seconds':'4'}");
    clock.advance(Duration.ofSeconds(30));
    emulator.nextResponse(Operation.DOWNLOAD).loseResponse();
  }

  private static void take(Chromium browser, String name, int height, URI page, String ready)
      throws IOException, InterruptedException {
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {1280, 390}) {
        browser.dark(dark).sized(width, width == 390 ? 844 : height).show(page);
        browser.awaitTrue(ready);
        Path file = PICTURES.resolve(name + (dark ? "-dark-" : "-light-") + width + ".png");
        // Posters and first frames are drawn a moment after they are there.
        TimeUnit.MILLISECONDS.sleep(2500);
        ImageIO.write(plain(browser.picture()), "png", file.toFile());
        assertThat(Files.size(file)).as("bytes of " + file).isLessThan(MAX_BYTES);
      }
    }
  }

  /** Without the last three bits of each colour, which are most of a file and hardly seen. */
  private static BufferedImage plain(byte[] png) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    BufferedImage plain =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        plain.setRGB(x, y, (rgb & 0xF8F8F8) | ((rgb >> 5) & 0x070707));
      }
    }
    return plain;
  }

  @Test
  @DisplayName("of the emulator's page")
  void emulator() throws Exception {
    makeJobs();
    try (Chromium browser = Chromium.open()) {
      take(
          browser,
          "emulator",
          1180,
          emulator.pageUrl(),
          "document.querySelectorAll('video').length > 2");
    }
  }

  @Test
  @DisplayName("of a comparison")
  void compare() throws Exception {
    emulator.openRouter().script().nextJob().takes(Duration.ofSeconds(4));
    emulator.openAi().script().nextJob().takes(Duration.ofSeconds(2));
    emulator.fal().script().nextJob().takes(Duration.ofSeconds(3));
    ProcessBuilder builder =
        JavaProcess.of(
                List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.videogen.cli.VideogenCommand",
                    "compare",
                    "--provider=openai,openrouter,fal",
                    "--out=rain",
                    "--seconds=5",
                    "--fit=nearest",
                    "Rain on a window at night, neon signs behind it"))
            .directory(folder.toFile())
            .inheritIO();
    Map<String, String> environment = builder.environment();
    emulator.environments().values().forEach(environment::putAll);
    environment.put("VIDEOGEN_OPENROUTER_MODEL", "bytedance/seedance-2.0");
    environment.put("VIDEOGEN_FAL_MODEL", "fal-ai/kling-video/v2/master/text-to-video");
    environment.put("VIDEOGEN_POLL_INTERVAL", "200ms");
    assertThat(builder.start().waitFor()).isZero();
    try (Chromium browser = Chromium.open()) {
      take(
          browser,
          "compare",
          770,
          folder.resolve("rain/index.html").toUri(),
          "[...document.querySelectorAll('video')].every(v => v.readyState > 1 && (v.currentTime ="
              + " 2))");
    }
  }
}
