package dev.videogen.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.SavedFile;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Support;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("One program, compiled once,")
class SameAppTest {

  private static final Duration JOB = Duration.ofMillis(200);

  private static final String OUTPUT =
      """
      created REF QUEUED
      A cat playing piano in a jazz bar 1280x720 PT4S
      COMPLETED, outputs: 1
      video/mp4 true
      thumbnail true
      list REF
      delete NotFoundException at retrieve, job REF, billed NO
      UnsupportedRequestException at create, job none, billed NO
      InvalidRequestException at create, job none, billed NO
      """;

  /** What lines begin with that an app does not print where a vendor lacks a feature. */
  private static final Map<String, List<String>> LACKS =
      Map.of(
          "openrouter",
          List.of("thumbnail", "list", "delete"),
          "fal",
          List.of("thumbnail", "delete"),
          "replicate",
          List.of("thumbnail", "delete"));

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
        out.println(
            created.prompt().get() + " " + created.size().get() + " " + created.duration().get());
        VideoJob ended = videos.await(JobRef.parse(created.ref().toString()));
        out.println(ended.status() + ", outputs: " + ended.outputs().size());
        SavedFile video = videos.download(ended.ref()).saveTo(files.resolve("cat.mp4"));
        out.println(video.mediaType().get() + " " + (video.length() > 1000));
        if (has(videos, Feature.THUMBNAIL)) {
          SavedFile picture =
              videos.download(ended.ref()).asset(Asset.THUMBNAIL).saveTo(files.resolve("cat"));
          out.println("thumbnail " + picture.mediaType().get().startsWith("image/"));
        }
        if (has(videos, Feature.LIST)) {
          videos.listAll(ListQuery.newest(10)).forEach(job -> out.println("list " + job.ref()));
        }
        if (has(videos, Feature.DELETE)) {
          videos.delete(ended.ref());
          out.print("delete ");
          report(out, () -> videos.retrieve(ended.ref()));
        }
        report(out, () -> videos.create(request.toBuilder().size(333, 77).build()));
        report(out, () -> videos.create(request.toBuilder().prompt(" ").build()));
      }
    }

    private static boolean has(VideoClient videos, Feature feature) {
      return videos.capabilities().support(feature) != Support.UNSUPPORTED;
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
        "openrouter",
        Map.of(
            "VIDEOGEN_PROVIDER", "openrouter",
            "VIDEOGEN_OPENROUTER_MODEL", "google/veo-3.1",
            "VIDEOGEN_OPENROUTER_BASE_URL", emulator.openRouterBaseUrl().toString(),
            "OPENROUTER_API_KEY", "sk-or-same-app"),
        "replicate",
        Map.of(
            "VIDEOGEN_PROVIDER", "replicate",
            "VIDEOGEN_REPLICATE_MODEL", "bytedance/seedance-2.0",
            "VIDEOGEN_REPLICATE_BASE_URL", emulator.replicateBaseUrl().toString(),
            "REPLICATE_API_TOKEN", "r8_same_app"),
        "fal",
        Map.of(
            "VIDEOGEN_PROVIDER", "fal",
            "VIDEOGEN_FAL_MODEL", "fal-ai/veo3.1",
            "VIDEOGEN_FAL_BASE_URL", emulator.falBaseUrl().toString(),
            "VIDEOGEN_FAL_PLATFORM_URL", emulator.falPlatformUrl().toString(),
            "FAL_KEY", "id:secret"),
        "azure-jobs",
        azure,
        "azure-videos",
        azureVideos);
  }

  @Test
  @DisplayName("says the same at every vendor, but for names, ids and what a vendor does not have")
  void theSame() throws Exception {
    Map<String, String> outputs = new LinkedHashMap<>();
    try (VideoEmulator emulator =
        VideoEmulator.builder()
            .openAi(quick(FakePreset.openAi()))
            .azureJobs(quick(FakePreset.azureJobs()))
            .azureVideos(quick(FakePreset.azureVideos()))
            .openRouter(quick(FakePreset.openRouter()))
            .replicate(quick(FakePreset.replicate()))
            .fal(quick(FakePreset.fal()))
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
          .anyMatch(request -> request.url().startsWith("/replicate/v1/predictions"))
          .anyMatch(request -> request.url().startsWith("/api/v1/videos"))
          .anyMatch(request -> request.url().startsWith("/fal/queue/fal-ai/veo3.1/requests"))
          .anyMatch(request -> request.url().startsWith("/openai/v1/videos"))
          .anyMatch(request -> request.url().startsWith("/openai/v1/video/generations/jobs"));
    }

    assertThat(outputs)
        .hasSize(7)
        .allSatisfy(
            (name, output) ->
                assertThat(normalised(output))
                    .isEqualTo(without(LACKS.getOrDefault(name, List.of()), OUTPUT)));
  }

  private static String without(List<String> features, String output) {
    return output
        .lines()
        .filter(line -> features.stream().noneMatch(line::startsWith))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
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
    return variable.matches("(VIDEOGEN|OPENAI|AZURE_OPENAI|OPENROUTER|FAL|REPLICATE)_.*");
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
    return output
        .replaceAll("\\b(fake|openai|azure|openrouter|replicate|fal):[\\w./~-]+", "REF")
        .replace("\r", "");
  }
}
