package dev.videogen.integration.faults;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CompositeId;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A vendor of the matrix, played by the emulator: all that tells it from the others. A provider
 * that is to be in the matrix is one more method here, and one more entry of {@link #all}.
 *
 * @param title what it is called in the documentation of its module
 * @param module whose documentation the matrix is part of
 * @param instance the provider's name
 * @param address the setting of its address
 * @param path what stands there behind the server
 * @param others the settings of further addresses, each with what stands there behind the server
 * @param settings the other settings
 * @param operations which operation a request is for, by a pattern of its method and path
 * @param differences rows of {@link ExpectedResults} that are others here, each after its operation
 * @param fake the vendor itself
 */
record FaultedVendor(
    String title,
    String module,
    String instance,
    String address,
    String path,
    Map<String, String> others,
    Map<String, String> settings,
    Map<String, Operation> operations,
    String differences,
    FakeVideoGenerator fake) {

  /** The key of every vendor, which must not get about. */
  static final String KEY = "sk-fault-matrix-0123456789";

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
        Map.of("api-key", KEY, "dialect", "openai"),
        videos("/v1/videos"),
        "",
        emulator.openAi());
  }

  private static FaultedVendor azureVideos(VideoEmulator emulator) {
    return new FaultedVendor(
        "The videos API",
        "provider-azure",
        "azure",
        "endpoint",
        "",
        Map.of(),
        Map.of("api-key", KEY, "api", "videos", "listing", "complete"),
        videos("/openai/v1/videos"),
        "",
        emulator.azureVideos());
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
        Map.of("api-key", KEY, "listing", "complete"),
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
        emulator.azureJobs());
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
        Map.of("api-key", KEY, "model", "google/veo-3.1"),
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
        emulator.openRouter());
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
        Map.of("api-token", KEY, "model", "bytedance/seedance-2.0"),
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
        emulator.replicate());
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
        Map.of("api-key", KEY, "model", FAL_MODEL),
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
        emulator.fal());
  }

  /** How a client names a job of the vendor. */
  JobRef ref(VideoJob job) {
    String id = instance.equals("fal") ? CompositeId.of(FAL_MODEL, job.id()).toString() : job.id();
    return JobRef.of(instance, id);
  }

  /**
   * The jobs that a prompt has made, whether or not the vendor lists jobs.
   *
   * @param prompt what was asked for
   * @return the jobs as they are, none that is deleted
   */
  List<VideoJob> made(String prompt) {
    return fake.calls(Operation.CREATE).stream()
        .filter(call -> call.request().flatMap(VideoRequest::prompt).equals(Optional.of(prompt)))
        .flatMap(call -> call.job().stream())
        .flatMap(job -> fake.job(job.id()).stream())
        .toList();
  }

  /** The settings of a client whose vendor is behind a server. */
  Map<String, String> settings(String server) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("videogen." + instance + "." + name, value));
    all.put("videogen.provider", instance);
    all.put("videogen." + instance + "." + address, server + path);
    others.forEach((name, below) -> all.put("videogen." + instance + "." + name, server + below));
    return all;
  }

  Optional<Operation> operation(HttpMessage request) {
    return operations.entrySet().stream()
        .filter(each -> request.asked().matches(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  boolean has(Operation operation) {
    return operations.containsValue(operation);
  }

  @Override
  public String toString() {
    return module + ", " + title;
  }
}
