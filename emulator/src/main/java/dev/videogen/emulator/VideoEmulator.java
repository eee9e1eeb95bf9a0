package dev.videogen.emulator;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.emulator.StubbedWebhook.WebhookFault;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A server on this machine that speaks vendors' wire formats and makes test pictures.
 *
 * <pre>{@code
 * try (VideoEmulator emulator = VideoEmulator.start()) {
 *   VideoClient videos =
 *       VideoClient.builder()
 *           .set("videogen.provider", "openai")
 *           .set("videogen.openai.dialect", "openai")
 *           .set("videogen.openai.base-url", emulator.openAiBaseUrl().toString())
 *           .set("videogen.openai.api-key", "any")
 *           .time(emulator.openAi().time())
 *           .build();
 * }
 * }</pre>
 *
 * <p>Azure's two APIs are there too, each with a fake of its own:
 *
 * <pre>{@code
 * VideoClient.builder()
 *     .set("videogen.provider", "azure")
 *     .set("videogen.azure.endpoint", emulator.azureEndpoint().toString())
 *     .set("videogen.azure.api-key", "any")
 *     .set("videogen.azure.deployment", "sora")
 *     .time(emulator.azureJobs().time())
 *     .build();
 * }</pre>
 *
 * <p>It listens on loopback alone. Requests for another {@code Host} and those of web pages ({@code
 * Origin}) are refused with 403, bodies of over 64 MiB with 413, and whatever is malformed as the
 * vendor would. Safe for use by many threads.
 */
public final class VideoEmulator implements AutoCloseable {

  /** They are no secrets: whoever has this library can sign as the emulator does. */
  private static final StandardWebhookSigner OPENAI_SIGNER =
      new StandardWebhookSigner("emulated OpenAI signs with this");

  private static final StandardWebhookSigner REPLICATE_SIGNER =
      new StandardWebhookSigner("emulated Replicate signs with this");

  private final EmulatorServer server;
  private final RequestDispatcher dispatcher;
  private final FakeVideoGenerator openAi;
  private final FakeVideoGenerator azureJobs;
  private final FakeVideoGenerator azureVideos;
  private final FakeVideoGenerator openRouter;
  private final FakeVideoGenerator fal;
  private final FakeVideoGenerator replicate;
  private final EmulatorServer files;
  private final WebhookSender webhooks;
  private final FalDialect falDialect;
  private final ReplicateDialect replicateDialect;
  private final PageToken token;
  private final List<EmulatedVendor> vendors;

  private VideoEmulator(Builder builder) {
    this.openAi = given(builder.openAi, FakePreset.openAi());
    this.azureJobs = given(builder.azureJobs, FakePreset.azureJobs());
    this.azureVideos = given(builder.azureVideos, FakePreset.azureVideos());
    this.openRouter = given(builder.openRouter, FakePreset.openRouter());
    this.fal = given(builder.fal, FakePreset.fal());
    this.replicate = given(builder.replicate, FakePreset.replicate());
    this.webhooks = new WebhookSender(builder.remoteWebhooks);
    Optional<String> key = Optional.ofNullable(builder.key);
    FileOrigin media =
        new FileOrigin(
            Map.of(
                FileOrigin.FILES,
                fal.withoutRetries(),
                FileOrigin.DELIVERY,
                replicate.withoutRetries()),
            new FalErrors(),
            this::filesPort);
    this.falDialect =
        new FalDialect(
            fal.withoutRetries(), new ApiKeyCheck(key, Optional.empty(), "Key"), media, webhooks);
    this.replicateDialect =
        new ReplicateDialect(
            replicate.withoutRetries(),
            ApiKeyCheck.bearer(key, Optional.empty()),
            media::address,
            REPLICATE_SIGNER,
            webhooks);
    this.dispatcher =
        new RequestDispatcher(dialects(key, media, Optional.ofNullable(builder.openAiWebhook)));
    this.token = new PageToken(this::port);
    this.vendors = EmulatedVendor.of(this, key);
    this.server = new EmulatorServer(builder.port, page());
    this.files = new EmulatorServer(0, dispatcher);
  }

  private PageRoutes page() {
    PageFaults faults = new PageFaults(vendors, dispatcher, webhooks);
    PageState state = new PageState(vendors, dispatcher.exchanges(), webhooks, faults);
    return new PageRoutes(dispatcher, token, vendors, state, faults);
  }

  private static FakeVideoGenerator given(
      @Nullable FakeVideoGenerator fake, FakePreset unlessGiven) {
    return fake == null ? FakeVideoGenerator.builder().preset(unlessGiven).build() : fake;
  }

  private List<Dialect> dialects(
      Optional<String> key, FileOrigin media, Optional<URI> openAiWebhook) {
    ApiKeyCheck bearer = ApiKeyCheck.bearer(key, Optional.empty());
    ApiKeyCheck azure = ApiKeyCheck.bearer(key, Optional.of("api-key"));
    return List.of(
        media,
        new OpenAiDialect(
            Vendor.OPENAI,
            openAi.withoutRetries(),
            List.of("v1", "videos"),
            bearer,
            new OpenAiErrors(),
            job -> openAiWebhook.ifPresent(target -> webhooks.add(openAiOrder(job, target)))),
        new OpenAiDialect(
            Vendor.AZURE_VIDEOS,
            azureVideos.withoutRetries(),
            List.of("openai", "v1", "videos"),
            azure,
            new AzureErrors(),
            job -> {}),
        new AzureJobsDialect(azureJobs.withoutRetries(), azure),
        new OpenRouterDialect(openRouter.withoutRetries(), bearer),
        falDialect,
        replicateDialect);
  }

  /** OpenAI tells of two ends alone. */
  private WebhookOrder openAiOrder(VideoJob job, URI target) {
    return new JobWebhooks(openAi, webhooks, OPENAI_SIGNER)
        .order(
            job,
            target,
            status -> status == JobStatus.COMPLETED || status == JobStatus.FAILED,
            OpenAiJson::event);
  }

  /**
   * Starts an emulator on a free port, with fakes whose clocks a test moves.
   *
   * @return the emulator, to be closed by the caller
   */
  public static VideoEmulator start() {
    return builder().start();
  }

  /**
   * Begins an emulator.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The port it listens on.
   *
   * @return the port
   */
  public int port() {
    return server.port();
  }

  /**
   * The page that shows jobs, clips and requests, and arms faults. Whoever has the address may see
   * and change all that: it holds a token, which is new in each emulator.
   *
   * @return the address, for a browser
   */
  public URI pageUrl() {
    return address("/?" + token.query());
  }

  /**
   * The variables that lead an app to each API, such as {@code OPENAI_BASE_URL}.
   *
   * @return by the name of the API, such as {@code OpenAI} or {@code Azure jobs}, its variables;
   *     both in the order in which they are told, unmodifiable
   */
  public Map<String, Map<String, String>> environments() {
    Map<String, Map<String, String>> environments = new LinkedHashMap<>();
    vendors.forEach(each -> environments.put(each.vendor().title(), each.environment()));
    return Collections.unmodifiableMap(environments);
  }

  /**
   * What stands before {@code /videos} of OpenAI's Videos API.
   *
   * @return the base URL for OpenAI's SDKs, and for {@code videogen.openai.base-url}
   */
  public URI openAiBaseUrl() {
    return address("/v1");
  }

  /**
   * The fake whose jobs are served as OpenAI's.
   *
   * @return the fake
   */
  public FakeVideoGenerator openAi() {
    return openAi;
  }

  /**
   * What stands before {@code /openai/v1} of Azure's two APIs, the jobs API and the videos API.
   *
   * @return the endpoint, for {@code videogen.azure.endpoint}
   */
  public URI azureEndpoint() {
    return address("");
  }

  /**
   * The fake whose jobs are served by Azure's jobs API.
   *
   * @return the fake
   */
  public FakeVideoGenerator azureJobs() {
    return azureJobs;
  }

  /**
   * The fake whose jobs are served by Azure's videos API.
   *
   * @return the fake
   */
  public FakeVideoGenerator azureVideos() {
    return azureVideos;
  }

  /**
   * What stands before {@code /videos} of OpenRouter's video API.
   *
   * @return the base URL, for {@code videogen.openrouter.base-url}
   */
  public URI openRouterBaseUrl() {
    return address("/api/v1");
  }

  /**
   * The fake whose jobs are served as OpenRouter's.
   *
   * @return the fake
   */
  public FakeVideoGenerator openRouter() {
    return openRouter;
  }

  /**
   * What stands before the names of fal's models in its queue.
   *
   * @return the base URL, for {@code videogen.fal.base-url}
   */
  public URI falBaseUrl() {
    return address("/fal/queue");
  }

  /**
   * What stands before {@code /storage} of fal's storage, where clients ask for a place for a file.
   *
   * @return the address, for {@code videogen.fal.storage-url}
   */
  public URI falStorageUrl() {
    return address("/fal/storage");
  }

  /**
   * What stands before {@code /models/requests} of fal's platform API.
   *
   * @return the address, for {@code videogen.fal.platform-url}
   */
  public URI falPlatformUrl() {
    return address("/fal/platform");
  }

  /**
   * The fake whose jobs are served as fal's.
   *
   * @return the fake
   */
  public FakeVideoGenerator fal() {
    return fal;
  }

  /**
   * Where the files of vendors lie that keep them at another origin than their API. No key belongs
   * there, and a request that brings one is refused.
   *
   * @return an address of another port
   */
  public URI filesUrl() {
    return URI.create("http://127.0.0.1:" + filesPort());
  }

  private int filesPort() {
    return files.port();
  }

  /**
   * What stands before {@code /predictions} of Replicate's API.
   *
   * @return the base URL for Replicate's clients, and for {@code videogen.replicate.base-url}
   */
  public URI replicateBaseUrl() {
    return address("/replicate/v1");
  }

  /**
   * The fake whose jobs are served as Replicate's.
   *
   * @return the fake
   */
  public FakeVideoGenerator replicate() {
    return replicate;
  }

  /**
   * What stands before {@code /.well-known/jwks.json} of the keys that fal's webhooks are signed
   * with, which are new in each emulator.
   *
   * @return the address, for {@code videogen.fal.webhook.jwks-url}
   */
  public URI falJwksUrl() {
    return address("/fal/jwks");
  }

  /**
   * The secret that OpenAI's webhooks are signed with.
   *
   * @return the same in all emulators, for {@code videogen.openai.webhook.secret}
   */
  public String openAiWebhookSecret() {
    return OPENAI_SIGNER.secret();
  }

  /**
   * The secret that Replicate's webhooks are signed with.
   *
   * @return the same in all emulators, for {@code videogen.replicate.webhook.secret}
   */
  public String replicateWebhookSecret() {
    return REPLICATE_SIGNER.secret();
  }

  /**
   * Has something go wrong with the next webhook. Webhooks are sent for jobs of fal and Replicate
   * whose create names an address, and for OpenAI's where {@link Builder#openAiWebhook} is set,
   * when their fake's clock says so; what is not taken is sent again as vendors do.
   *
   * @return says what goes wrong
   */
  public StubbedWebhook nextWebhook() {
    return new StubbedWebhook(webhooks::add);
  }

  /**
   * The webhook that tells the end of a job, as it would be sent now: for who hands messages over
   * without a connection.
   *
   * @param fake {@link #openAi()}, {@link #replicate()} or {@link #fal()}
   * @param jobId the vendor's id of a job of it
   * @return the message, with the signature of the vendor; empty if there is no such job, it is one
   *     of another vendor, or there is nothing to tell of it yet
   */
  public Optional<SentWebhook> webhookOf(FakeVideoGenerator fake, String jobId) {
    return fake.job(jobId)
        .flatMap(job -> order(fake, job))
        .map(PendingWebhook::new)
        .filter(webhook -> webhook.isDue(() -> WebhookFault.NONE))
        .map(webhook -> webhook.sent(webhook.headers(), OptionalInt.empty()));
  }

  private Optional<WebhookOrder> order(FakeVideoGenerator fake, VideoJob job) {
    URI nowhere = address("/");
    if (fake == openAi) {
      return Optional.of(openAiOrder(job, nowhere));
    }
    if (fake == fal) {
      return Optional.of(falDialect.completed(job, nowhere));
    }
    return fake == replicate
        ? Optional.of(replicateDialect.completed(job, nowhere, replicateBaseUrl()))
        : Optional.empty();
  }

  /**
   * The latest attempts to send a webhook, up to 10,000.
   *
   * @return each once its receiver responded or did not, the oldest first
   */
  public List<SentWebhook> webhooks() {
    return webhooks.sent();
  }

  /**
   * The latest requests: up to 10,000, or fewer where their bodies are long.
   *
   * @return what arrived, the oldest first
   */
  public List<ReceivedRequest> requests() {
    return dispatcher.requests();
  }

  /**
   * The latest requests that asked for an operation.
   *
   * @param operation what was asked for
   * @return what arrived, the oldest first
   */
  public List<ReceivedRequest> requests(Operation operation) {
    return requests().stream()
        .filter(request -> request.operation().filter(operation::equals).isPresent())
        .toList();
  }

  /**
   * Stubs the next response, whatever is asked for.
   *
   * @return says what is sent
   */
  public StubbedResponse nextResponse() {
    return new StubbedResponse(null, null, dispatcher::add);
  }

  /**
   * Stubs the next response to an operation.
   *
   * @param operation what is asked for
   * @return says what is sent
   */
  public StubbedResponse nextResponse(Operation operation) {
    return new StubbedResponse(operation, null, dispatcher::add);
  }

  /** Forgets the stubbed responses that have not been sent yet. */
  public void clearResponses() {
    dispatcher.clearStubs();
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Stops listening and closes the fakes. */
  @Override
  public void close() {
    webhooks.close();
    server.close();
    files.close();
    openAi.close();
    azureJobs.close();
    azureVideos.close();
    openRouter.close();
    fal.close();
    replicate.close();
  }

  /** Builds a {@link VideoEmulator}. Not safe for use by several threads. */
  public static final class Builder {

    private int port;
    private @Nullable String key;
    private @Nullable URI openAiWebhook;
    private boolean remoteWebhooks;
    private @Nullable FakeVideoGenerator openAi;
    private @Nullable FakeVideoGenerator azureJobs;
    private @Nullable FakeVideoGenerator azureVideos;
    private @Nullable FakeVideoGenerator openRouter;
    private @Nullable FakeVideoGenerator fal;
    private @Nullable FakeVideoGenerator replicate;

    private Builder() {}

    /**
     * Sets the port.
     *
     * @param value 1 to 65535, or 0 for a free one; 0 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder port(int value) {
      if (value < 0 || value > 65_535) {
        throw new IllegalArgumentException("a port is 0 to 65535, not " + value);
      }
      this.port = value;
      return this;
    }

    /**
     * Sets the one key that is right.
     *
     * @param value the key; any will do unless set
     * @return this builder
     */
    public Builder key(String value) {
      this.key = Objects.requireNonNull(value, "key");
      return this;
    }

    /**
     * Sets where OpenAI's webhooks are sent, which its customers set in its dashboard.
     *
     * @param value an http or https address; nothing is sent unless set
     * @return this builder
     * @throws IllegalArgumentException if it is none
     */
    public Builder openAiWebhook(URI value) {
      this.openAiWebhook =
          JobWebhooks.target(value.toString())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "webhooks go to an http or https address, not to " + value));
      return this;
    }

    /**
     * Lets webhooks go to other machines. Whoever creates a job says where its webhook goes.
     *
     * @return this builder; unless it is said, they go to this machine alone
     */
    public Builder allowRemoteWebhooks() {
      this.remoteWebhooks = true;
      return this;
    }

    /**
     * Sets the fake whose jobs are served as OpenAI's. Closing the emulator closes it.
     *
     * @param value one of the preset {@code openAi} unless set
     * @return this builder
     */
    public Builder openAi(FakeVideoGenerator value) {
      this.openAi = Objects.requireNonNull(value, "openAi");
      return this;
    }

    /**
     * Sets the fake whose jobs are served by Azure's jobs API. Closing the emulator closes it.
     *
     * @param value one of the preset {@code azureJobs} unless set
     * @return this builder
     */
    public Builder azureJobs(FakeVideoGenerator value) {
      this.azureJobs = Objects.requireNonNull(value, "azureJobs");
      return this;
    }

    /**
     * Sets the fake whose jobs are served by Azure's videos API. Closing the emulator closes it.
     *
     * @param value one of the preset {@code azureVideos} unless set
     * @return this builder
     */
    public Builder azureVideos(FakeVideoGenerator value) {
      this.azureVideos = Objects.requireNonNull(value, "azureVideos");
      return this;
    }

    /**
     * Sets the fake whose jobs are served as OpenRouter's. Closing the emulator closes it.
     *
     * @param value one of the preset {@code openRouter} unless set
     * @return this builder
     */
    public Builder openRouter(FakeVideoGenerator value) {
      this.openRouter = Objects.requireNonNull(value, "openRouter");
      return this;
    }

    /**
     * Sets the fake whose jobs are served as fal's. Closing the emulator closes it.
     *
     * @param value one of the preset {@code fal} unless set
     * @return this builder
     */
    public Builder fal(FakeVideoGenerator value) {
      this.fal = Objects.requireNonNull(value, "fal");
      return this;
    }

    /**
     * Sets the fake whose jobs are served as Replicate's. Closing the emulator closes it.
     *
     * @param value one of the preset {@code replicate} unless set
     * @return this builder
     */
    public Builder replicate(FakeVideoGenerator value) {
      this.replicate = Objects.requireNonNull(value, "replicate");
      return this;
    }

    /**
     * Starts the emulator.
     *
     * @return the emulator, to be closed by the caller
     * @throws IllegalStateException if Jackson is missing or older than 2.19
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public VideoEmulator start() {
      JacksonVersion.check();
      return new VideoEmulator(this);
    }
  }
}
