package dev.videogen.conformance.faults;

import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CompositeId;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The vendors of this project, played by the emulator. A provider that is to be in the matrix is
 * one more method here, and one more entry of {@link #all}.
 */
final class FaultedVendors {

  private static final String FAL_MODEL = "fal-ai/veo3.1";

  private static final String ID = "/[^/]+";

  /** Where there are two ways to a file, each is tried. */
  private static final String TWO_WAYS =
      """
      download | reset before the response  | | done (2) | IncompleteDownload (12)
      download | reset in the head          | | done (2) | IncompleteDownload (12)
      download | stall in the head          | | done (2) | IncompleteDownload (12)
      download | drip, from the head on     | | done (2) | IncompleteDownload (6)
      download | garbage                    | | done (2) | IncompleteDownload (12)
      download | 400                        | | done (2) | IncompleteDownload (14)
      download | 401                        | | -        | Authentication (2)
      download | 403                        | | -        | Permission (2)
      download | 404                        | | done (2) | IncompleteDownload (14)
      download | 408                        | | done (2) | IncompleteDownload (12)
      download | 409                        | | done (2) | IncompleteDownload (14)
      download | 500                        | | done (2) | IncompleteDownload (12)
      download | 502                        | | done (2) | IncompleteDownload (12)
      download | 503                        | | done (2) | IncompleteDownload (12)
      download | 504                        | | done (2) | IncompleteDownload (12)
      download | 2xx in an array            | | done (2) | IncompleteDownload (6)
      download | 200 with an error          | | done (2) | IncompleteDownload (6)
      download | 200 with a quota error     | | -        | IncompleteDownload (6)
      download | 200 with {}                | | done (2) | IncompleteDownload (6)
      download | 200 with a page            | | done (2) | IncompleteDownload (6)
      """;

  /** Starts the emulator whose vendors are all these. */
  static VideoEmulator emulator() {
    return VideoEmulator.builder()
        .openAi(fake(FakePreset.openAi()))
        .azureJobs(fake(FakePreset.azureJobs()))
        .azureVideos(fake(FakePreset.azureVideos()))
        .openRouter(fake(FakePreset.openRouter()))
        .fal(fake(FakePreset.fal()))
        .replicate(fake(FakePreset.replicate()))
        .start();
  }

  /** Its jobs are done at once, by the clock that servers tell in their responses. */
  private static FakeVideoGenerator fake(FakePreset preset) {
    return FakeVideoGenerator.builder()
        .preset(preset)
        .jobDuration(Duration.ZERO)
        .time(TimeSource.system())
        .build();
  }

  /** All vendors that there are providers for. */
  static List<FaultedVendor> all(VideoEmulator emulator) {
    return List.of(
        openAi(emulator),
        azureJobs(emulator),
        azureVideos(emulator),
        openRouter(emulator),
        fal(emulator),
        replicate(emulator));
  }

  private static FaultedVendor openAi(VideoEmulator emulator) {
    return new FaultedVendor(
        "OpenAI's Videos API",
        "provider-openai",
        "openai",
        "base-url",
        "/v1",
        Map.of(),
        Map.of("api-key", FaultedVendor.KEY, "dialect", "openai"),
        videos("/v1/videos"),
        "",
        FakePlayedVendor.of(emulator.openAi()));
  }

  private static FaultedVendor azureVideos(VideoEmulator emulator) {
    return new FaultedVendor(
        "The videos API",
        "provider-azure",
        "azure",
        "endpoint",
        "",
        Map.of(),
        Map.of("api-key", FaultedVendor.KEY, "api", "videos", "listing", "complete"),
        videos("/openai/v1/videos"),
        "",
        FakePlayedVendor.of(emulator.azureVideos()));
  }

  private static Map<String, Operation> videos(String videos) {
    return Map.of(
        "POST " + videos,
        Operation.CREATE,
        "POST " + videos + ID + "/remix",
        Operation.CREATE,
        "GET " + videos,
        Operation.LIST,
        "GET " + videos + ID,
        Operation.RETRIEVE,
        "DELETE " + videos + ID,
        Operation.DELETE,
        "GET " + videos + ID + "/content",
        Operation.DOWNLOAD);
  }

  private static FaultedVendor azureJobs(VideoEmulator emulator) {
    String jobs = "/openai/v1/video/generations/jobs";
    return new FaultedVendor(
        "The jobs API",
        "provider-azure",
        "azure",
        "endpoint",
        "",
        Map.of(),
        Map.of("api-key", FaultedVendor.KEY, "listing", "complete"),
        Map.of(
            "POST " + jobs,
            Operation.CREATE,
            "GET " + jobs,
            Operation.LIST,
            "GET " + jobs + ID,
            Operation.RETRIEVE,
            "DELETE " + jobs + ID,
            Operation.DELETE,
            "GET /openai/v1/video/generations" + ID + "/content/video",
            Operation.DOWNLOAD),
        // A delete is answered without a body, so nothing can go wrong with that. Files are so
        // large
        // that the half of one is worth going on for.
        """
        delete | cut body          | yes | done (1) | done (1)
        delete | stall in the body | yes | done (1) | done (1)
        delete | drip in the body  | yes | done (1) | done (1)
        download | cut body          | | done (2) | IncompleteDownload (6)
        download | stall in the body | | done (2) | IncompleteDownload (6)
        """,
        FakePlayedVendor.of(emulator.azureJobs()));
  }

  private static FaultedVendor openRouter(VideoEmulator emulator) {
    String videos = "/api/v1/videos";
    String job = videos + "/job-[^/]+";
    return new FaultedVendor(
        "OpenRouter's video API",
        "provider-openrouter",
        "openrouter",
        "base-url",
        "/api/v1",
        Map.of(),
        Map.of("api-key", FaultedVendor.KEY, "model", "google/veo-3.1"),
        Map.of(
            "POST " + videos,
            Operation.CREATE,
            "GET " + job,
            Operation.RETRIEVE,
            "GET /api/v1/files/.*",
            Operation.DOWNLOAD,
            "GET " + job + "/content",
            Operation.DOWNLOAD),
        TWO_WAYS,
        FakePlayedVendor.of(emulator.openRouter()));
  }

  private static FaultedVendor replicate(VideoEmulator emulator) {
    String api = "/replicate/v1";
    return new FaultedVendor(
        "Replicate's predictions",
        "provider-replicate",
        "replicate",
        "base-url",
        api,
        Map.of(),
        Map.of("api-token", FaultedVendor.KEY, "model", "bytedance/seedance-2.0"),
        Map.of(
            "POST " + api + "/models/.*/predictions",
            Operation.CREATE,
            "GET " + api + "/predictions",
            Operation.LIST,
            "GET " + api + "/predictions" + ID,
            Operation.RETRIEVE,
            "GET /delivery/.*",
            Operation.DOWNLOAD),
        """
        download | cut body               | | done (2) | IncompleteDownload (6)
        download | stall in the body      | | done (2) | IncompleteDownload (6)
        download | redirect to plain http | | -        | IncompleteDownload (2)
        """
            + TWO_WAYS,
        FakePlayedVendor.of(emulator.replicate()));
  }

  private static FaultedVendor fal(VideoEmulator emulator) {
    String app = "/fal/queue/" + FAL_MODEL;
    return new FaultedVendor(
        "fal's queue",
        "provider-fal",
        "fal",
        "base-url",
        "/fal/queue",
        Map.of("platform-url", "/fal/platform"),
        Map.of("api-key", FaultedVendor.KEY, "model", FAL_MODEL),
        Map.of(
            "POST " + app,
            Operation.CREATE,
            "GET " + app + "/requests" + ID + "/status",
            Operation.RETRIEVE,
            "GET /fal/platform/models/requests/by-endpoint",
            Operation.LIST,
            "GET /files/.*",
            Operation.DOWNLOAD),
        // What is not listed may exist all the same. Files are so large that the half of one is
        // worth going on for.
        """
        create | 500 | | SubmissionUncertain, billed unknown (1) | SubmissionUncertain, billed unknown (1)
        create | 503 | | SubmissionUncertain, billed unknown (1) | SubmissionUncertain, billed unknown (1)
        download | cut body               | | done (2) | IncompleteDownload (6)
        download | stall in the body      | | done (2) | IncompleteDownload (6)
        download | redirect to plain http | | -        | IncompleteDownload (2)
        """
            + TWO_WAYS,
        new FakePlayedVendor(emulator.fal(), id -> CompositeId.of(FAL_MODEL, id).toString()));
  }

  private FaultedVendors() {}

  /** What of an emulator stands behind a proxy. */
  static Upstream upstream(VideoEmulator emulator) {
    return new Upstream(emulator.port(), emulator.filesUrl().getPort());
  }
}
