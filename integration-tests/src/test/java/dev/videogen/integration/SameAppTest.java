package dev.videogen.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.SavedFile;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("One program, compiled once,")
class SameAppTest {

  private static final Duration JOB = Duration.ofMillis(200);

  @TempDir Path folder;

  /** An app that knows no vendor. Its argument is a folder for its files. */
  static final class App {

    private App() {}

    public static void main(String[] arguments) {
      Path files = Path.of(arguments[0]);
      PrintStream out = System.out;
      VideoRequest request =
          VideoRequest.builder("A cat playing piano in a jazz bar")
              .size(1280, 720)
              .duration(Duration.ofSeconds(4))
              .build();
      try (VideoClient videos = VideoClient.open()) {
        VideoJob created = videos.create(request);
        out.println("created " + created.ref() + " " + created.status());
        VideoJob ended = videos.await(JobRef.parse(created.ref().toString()));
        out.println(ended.status() + " " + ended.size().get() + " " + ended.duration().get());
        out.println(ended.prompt().get() + ", outputs: " + ended.outputs().size());
        SavedFile video = videos.download(ended.ref()).saveTo(files.resolve("cat.mp4"));
        out.println(video.mediaType().get() + " " + (video.length() > 1000));
        SavedFile picture =
            videos.download(ended.ref()).asset(Asset.THUMBNAIL).saveTo(files.resolve("cat"));
        out.println(picture.mediaType().get().startsWith("image/"));
        videos.listAll(ListQuery.oldest(10)).forEach(job -> out.println("has " + job.ref()));
        videos.delete(ended.ref());
        report(out, () -> videos.retrieve(ended.ref()));
        report(out, () -> videos.create(request.toBuilder().size(333, 77).build()));
        report(out, () -> videos.create(request.toBuilder().prompt(" ").build()));
      }
    }

    private static void report(PrintStream out, Runnable call) {
      try {
        call.run();
      } catch (VideoException error) {
        out.println(
            error.getClass().getSimpleName()
                + (" at " + error.operation())
                + (", job " + error.job().map(JobRef::toString).orElse("none"))
                + (", billed " + error.billed()));
      }
    }
  }

  private static FakeVideoGenerator quick(FakePreset preset) {
    return FakeVideoGenerator.builder()
        .preset(preset)
        .jobDuration(JOB)
        .time(TimeSource.system())
        .build();
  }

  private static Map<String, Map<String, String>> environments(VideoEmulator emulator) {
    Map<String, String> azure =
        Map.of(
            "VIDEOGEN_PROVIDER", "azure",
            "AZURE_OPENAI_ENDPOINT", emulator.azureEndpoint().toString(),
            "AZURE_OPENAI_API_KEY", "azure-key");
    Map<String, String> azureVideos = new LinkedHashMap<>(azure);
    azureVideos.put("VIDEOGEN_AZURE_API", "videos");
    return Map.of(
        "fake",
        Map.of("VIDEOGEN_PROVIDER", "fake", "VIDEOGEN_FAKE_JOB_DURATION", JOB.toMillis() + "ms"),
        "openai",
        Map.of(
            "VIDEOGEN_PROVIDER", "openai",
            "VIDEOGEN_OPENAI_MODEL", "sora-2",
            "VIDEOGEN_OPENAI_DIALECT", "openai",
            "OPENAI_BASE_URL", emulator.openAiBaseUrl().toString(),
            "OPENAI_API_KEY", "sk-same-app"),
        "azure-jobs",
        azure,
        "azure-videos",
        azureVideos);
  }

  @Test
  @DisplayName("says the same on the fake, OpenAI and both of Azure's APIs but for names and ids")
  void theSame() throws Exception {
    Map<String, String> outputs = new LinkedHashMap<>();
    try (VideoEmulator emulator =
        VideoEmulator.builder()
            .openAi(quick(FakePreset.openAi()))
            .azureJobs(quick(FakePreset.azureJobs()))
            .azureVideos(quick(FakePreset.azureVideos()))
            .start()) {
      Map<String, Map<String, String>> environments = environments(emulator);
      Map<String, Process> apps = new LinkedHashMap<>();
      for (String name : environments.keySet()) {
        apps.put(name, start(name, environments.get(name)));
      }
      for (String name : environments.keySet()) {
        outputs.put(name, output(name, apps.get(name)));
        assertThat(outputs.get(name))
            .contains("created " + environments.get(name).get("VIDEOGEN_PROVIDER") + ":");
      }
      assertThat(emulator.requests())
          .anyMatch(request -> request.url().startsWith("/v1/videos"))
          .anyMatch(request -> request.url().startsWith("/openai/v1/videos"))
          .anyMatch(request -> request.url().startsWith("/openai/v1/video/generations/jobs"));
    }

    assertThat(outputs).hasSize(4);
    assertThat(outputs.values().stream().map(SameAppTest::normalised).distinct())
        .singleElement()
        .asString()
        .isEqualTo(
            """
            created REF QUEUED
            COMPLETED 1280x720 PT4S
            A cat playing piano in a jazz bar, outputs: 1
            video/mp4 true
            true
            has REF
            NotFoundException at retrieve, job REF, billed NO
            UnsupportedRequestException at create, job none, billed NO
            InvalidRequestException at create, job none, billed NO
            """);
  }

  private Process start(String name, Map<String, String> environment) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    ProcessBuilder app =
        JavaProcess.of(
                List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    App.class.getName(),
                    own.toString()))
            .directory(own.toFile())
            .redirectOutput(own.resolve("output.txt").toFile())
            .redirectError(own.resolve("errors.txt").toFile());
    app.environment().keySet().removeIf(SameAppTest::isAboutVideos);
    app.environment().put("VIDEOGEN_POLL_INTERVAL", "50ms");
    app.environment().putAll(environment);
    return app.start();
  }

  private static boolean isAboutVideos(String variable) {
    return variable.matches("(VIDEOGEN|OPENAI|AZURE_OPENAI)_.*");
  }

  private String output(String name, Process app) throws Exception {
    try {
      assertThat(app.waitFor(2, TimeUnit.MINUTES)).as("the app ends on " + name).isTrue();
    } finally {
      app.destroyForcibly();
    }
    assertThat(app.exitValue())
        .as(Files.readString(folder.resolve(name).resolve("errors.txt")))
        .isZero();
    return Files.readString(folder.resolve(name).resolve("output.txt"), UTF_8);
  }

  private static String normalised(String output) {
    return output.replaceAll("\\b(fake|openai|azure):[\\w-]+", "REF").replace("\r", "");
  }
}
