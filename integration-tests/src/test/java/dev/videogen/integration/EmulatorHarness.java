package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobStatus;
import dev.videogen.VideoRequest;
import dev.videogen.config.Configuration;
import dev.videogen.conformance.SignedWebhook;
import dev.videogen.conformance.StubbedStatus;
import dev.videogen.emulator.ReceivedRequest;
import dev.videogen.emulator.SentWebhook;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conformance kit's hand on an HTTP provider, before a vendor that the emulator plays. */
final class EmulatorHarness extends FakeHarness {

  /** Looked for once: a rule opens a generator in a moment, and the class path is long. */
  private static final List<VideoGeneratorProvider> PROVIDERS =
      List.copyOf(Configuration.builder().build().providers());

  private static final String OPENROUTER_MODEL = "google/veo-3.1";
  private static final String REPLICATE_MODEL = "bytedance/seedance-2.0";
  private static final String FAL_MODEL = "fal-ai/veo3.1";

  /** The first status in a body, whichever of the usual names it has. */
  private static final Pattern STATUS =
      Pattern.compile("(\"(?:status|state)\"\\s*:\\s*\")[^\"]*\"");

  private static final String OPTION = "kit_style";
  private static final String OPTION_VALUE = "film-noir";

  private final VideoEmulator emulator;
  private final String model;
  private final String idPrefix;

  /**
   * A hand on a provider.
   *
   * @param emulator what the provider talks to; closed with the harness
   * @param fake what stands behind the emulator's dialect
   * @param model the one to ask for by name
   * @param cancels whether the dialect has a word for a job that was cancelled
   * @param settings of the provider, {@code videogen.provider} among them
   */
  private EmulatorHarness(
      VideoEmulator emulator,
      FakeVideoGenerator fake,
      String model,
      boolean cancels,
      Map<String, String> settings) {
    this(emulator, fake, model, cancels, "", settings);
  }

  /**
   * A hand on a provider that composes its ids.
   *
   * @param idPrefix what stands before the vendor's own id of a job
   */
  private EmulatorHarness(
      VideoEmulator emulator,
      FakeVideoGenerator fake,
      String model,
      boolean cancels,
      String idPrefix,
      Map<String, String> settings) {
    super(fake, cancels, () -> generator(fake, settings));
    this.emulator = emulator;
    this.model = model;
    this.idPrefix = idPrefix;
  }

  private static VideoGenerator generator(FakeVideoGenerator fake, Map<String, String> settings) {
    Configuration.Builder configuration =
        Configuration.builder().time(fake.time()).providers(PROVIDERS);
    settings.forEach(configuration::set);
    return configuration.build().open().generator(settings.get("videogen.provider"));
  }

  /** The emulator is OpenAI to whoever says so. */
  static EmulatorHarness openAi(VideoEmulator emulator) {
    return new EmulatorHarness(
        emulator, emulator.openAi(), "sora-2", false, openAiSettings(emulator));
  }

  /** The settings by which OpenAI is asked. */
  static Map<String, String> openAiSettings(VideoEmulator emulator) {
    return Map.of(
        "videogen.provider",
        "openai",
        "videogen.openai.dialect",
        "openai",
        "videogen.openai.base-url",
        emulator.openAiBaseUrl().toString(),
        "videogen.openai.webhook.secret",
        emulator.openAiWebhookSecret(),
        "videogen.openai.api-key",
        KEY);
  }

  static EmulatorHarness azureJobs(VideoEmulator emulator) {
    return new EmulatorHarness(
        emulator, emulator.azureJobs(), "sora", true, azure(emulator, "jobs"));
  }

  static EmulatorHarness azureVideos(VideoEmulator emulator) {
    return new EmulatorHarness(
        emulator, emulator.azureVideos(), "sora-2", false, azure(emulator, "videos"));
  }

  static EmulatorHarness openRouter(VideoEmulator emulator) {
    return new EmulatorHarness(
        emulator, emulator.openRouter(), OPENROUTER_MODEL, true, openRouterSettings(emulator));
  }

  /** The settings by which OpenRouter is asked. */
  static Map<String, String> openRouterSettings(VideoEmulator emulator) {
    return Map.of(
        "videogen.provider",
        "openrouter",
        "videogen.openrouter.base-url",
        emulator.openRouterBaseUrl().toString(),
        "videogen.openrouter.api-key",
        KEY,
        "videogen.openrouter.model",
        OPENROUTER_MODEL);
  }

  static EmulatorHarness replicate(VideoEmulator emulator) {
    return new EmulatorHarness(
        emulator, emulator.replicate(), REPLICATE_MODEL, true, replicateSettings(emulator));
  }

  /** The settings by which Replicate is asked. */
  static Map<String, String> replicateSettings(VideoEmulator emulator) {
    return Map.of(
        "videogen.provider",
        "replicate",
        "videogen.replicate.base-url",
        emulator.replicateBaseUrl().toString(),
        "videogen.replicate.api-token",
        KEY,
        "videogen.replicate.webhook.secret",
        emulator.replicateWebhookSecret(),
        "videogen.replicate.model",
        REPLICATE_MODEL);
  }

  /** The settings by which one of Azure's two APIs is asked. */
  static Map<String, String> azure(VideoEmulator emulator, String api) {
    return Map.of(
        "videogen.provider",
        "azure",
        "videogen.azure.api",
        api,
        "videogen.azure.endpoint",
        emulator.azureEndpoint().toString(),
        "videogen.azure.listing",
        "complete",
        "videogen.azure.api-key",
        KEY);
  }

  static EmulatorHarness fal(VideoEmulator emulator) {
    return new EmulatorHarness(
        emulator, emulator.fal(), FAL_MODEL, true, FAL_MODEL + "~", falSettings(emulator));
  }

  /** The settings by which fal is asked, at all three of its origins. */
  static Map<String, String> falSettings(VideoEmulator emulator) {
    return Map.of(
        "videogen.provider",
        "fal",
        "videogen.fal.base-url",
        emulator.falBaseUrl().toString(),
        "videogen.fal.storage-url",
        emulator.falStorageUrl().toString(),
        "videogen.fal.platform-url",
        emulator.falPlatformUrl().toString(),
        "videogen.fal.webhook.jwks-url",
        emulator.falJwksUrl().toString(),
        "videogen.fal.api-key",
        KEY,
        "videogen.fal.model",
        FAL_MODEL);
  }

  @Override
  public String unknownId() {
    return idPrefix + super.unknownId();
  }

  @Override
  public List<SignedWebhook> webhooks(String id) {
    return emulator.webhookOf(fake(), id.substring(idPrefix.length())).stream()
        .map(EmulatorHarness::signed)
        .toList();
  }

  private static SignedWebhook signed(SentWebhook webhook) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    webhook.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new SignedWebhook(headers, webhook.body().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean moveTo(String id, JobStatus status) {
    return super.moveTo(id.substring(idPrefix.length()), status);
  }

  @Override
  public VideoRequest request() {
    return super.request().toBuilder().model(model).build();
  }

  /** Some vendors quote the key that they were given. */
  @Override
  String vendorMessage() {
    return super.vendorMessage() + ", " + KEY;
  }

  /** A later call of one poll is refused on the wire, for the fake knows no calls, but polls. */
  @Override
  public boolean respond(StubbedStatus responses) {
    if (responses.skipped() == 0) {
      return super.respond(responses);
    }
    emulator.nextResponse(responses.operation()).times(responses.skipped()).delay(Duration.ZERO);
    emulator
        .nextResponse(responses.operation())
        .times(responses.times())
        .respond(
            responses.status(),
            "{\"detail\":\"%1$s\",\"error\":{\"message\":\"%1$s\"}}".formatted(vendorMessage()));
    return true;
  }

  @Override
  public void clearResponses() {
    super.clearResponses();
    emulator.clearResponses();
  }

  @Override
  public boolean nextStatusIs(Operation operation, String word) {
    emulator.nextResponse(operation).changeBody(body -> reworded(body, word));
    return true;
  }

  private static String reworded(String body, String word) {
    Matcher status = STATUS.matcher(body);
    assertThat(status.find()).as("there is a status in %s", body).isTrue();
    return status.replaceFirst("$1" + Matcher.quoteReplacement(word) + "\"");
  }

  /** One of which the emulator knows nothing: that it arrived is seen in the body alone. */
  @Override
  public Map<String, Object> options() {
    return Map.of(OPTION, OPTION_VALUE);
  }

  @Override
  public Optional<List<VideoRequest>> received() {
    return super.received()
        .map(
            requests -> {
              List<VideoRequest> all = new ArrayList<>(requests);
              int last = all.size() - 1;
              if (last >= 0 && lastBody().contains(OPTION) && lastBody().contains(OPTION_VALUE)) {
                all.set(last, all.get(last).toBuilder().option(OPTION, OPTION_VALUE).build());
              }
              return all;
            });
  }

  private String lastBody() {
    List<ReceivedRequest> creates = emulator.requests(Operation.CREATE);
    return creates.get(creates.size() - 1).body();
  }

  @Override
  public List<String> requestLines() {
    return emulator.requests().stream()
        .map(request -> request.method() + " " + request.url())
        .toList();
  }

  @Override
  public boolean numbersResponses() {
    return true;
  }

  /** The next rule has an emulator of its own, which knows nothing of this one's jobs. */
  @Override
  public void close() {
    emulator.close();
  }
}
