package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobError;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.RunningClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page of videogen compare, with three emulated vendors, in a browser,")
class ComparisonInBrowserTest {

  private VideoEmulator emulator;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    RunningClock clock = new RunningClock();
    emulator =
        VideoEmulator.builder()
            .openAi(fake(FakePreset.openAi(), clock))
            .openRouter(fake(FakePreset.openRouter(), clock))
            .replicate(fake(FakePreset.replicate(), clock))
            .start();
  }

  private static FakeVideoGenerator fake(FakePreset preset, RunningClock clock) {
    return FakeVideoGenerator.builder()
        .preset(preset)
        .time(clock)
        .jobDuration(Duration.ofMillis(300))
        .build();
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private int compare(String prompt) throws Exception {
    ProcessBuilder builder =
        JavaProcess.of(
                List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.videogen.cli.VideogenCommand",
                    "compare",
                    "--provider",
                    "openai,openrouter,replicate",
                    "--out",
                    "side by side",
                    prompt))
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("VIDEOGEN"));
    emulator.environments().values().forEach(environment::putAll);
    environment.put("VIDEOGEN_POLL_INTERVAL", "100ms");
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @Test
  @DisplayName(
      "plays all clips from a file, says what each cost, and shows what failed beside them")
  void plays() throws Exception {
    emulator.replicate().script().nextJob().failsAt(40, JobError.of("", "out of luck"));

    int exit = compare("Rain on a window <script>document.title='broken'</script>");

    assertThat(exit).as(Files.readString(folder.resolve("err.txt"))).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("out.txt")))
        .contains("openai:video_", "openrouter:", "replicate:");
    try (Chromium browser = Chromium.open()) {
      browser.sized(1280, 900).show(folder.resolve("side by side/index.html").toUri());
      assertThat(browser.texts("h2"))
          .satisfiesExactly(
              first -> assertThat(first).isEqualTo("openai sora-2"),
              second -> assertThat(second).startsWith("openrouter google/veo"),
              third -> assertThat(third).startsWith("replicate bytedance/"));
      assertThat(browser.texts("dt + dd").get(0)).contains("estimated by the price list");
      assertThat(browser.texts(".error")).singleElement().asString().contains("out of luck");
      browser.run(
          """
          window.played = 0;
          for (const clip of document.querySelectorAll('video')) {
            clip.playbackRate = 8;
            clip.onended = () => { window.played++; };
          }
          """);
      browser.find("#play").click();
      browser.awaitTrue("window.played === 2");
      assertThat(browser.run("return document.title").toString()).startsWith("Comparison: Rain");
      assertThat(browser.run("return [...document.querySelectorAll('video')].map(v => v.muted)"))
          .isEqualTo(List.of(false, true));
      browser.sized(390, 844);
      assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
      assertThat(browser.errors()).isEmpty();
    }
  }
}
