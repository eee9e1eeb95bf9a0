package dev.videogen.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.CredentialUnavailableException;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

@DisplayName("The provider of Azure OpenAI")
class AzureVideoGeneratorProviderTest {

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private static final String JOB = "/openai/v1/video/generations/jobs/t?api-version=preview";

  private final AzureVideoGeneratorProvider provider = new AzureVideoGeneratorProvider();
  private final TestContext context =
      new TestContext().named("azure").with("endpoint", SERVER.baseUrl());

  private VideoGenerator open() {
    return provider.open(context);
  }

  @Test
  @DisplayName("is found by ServiceLoader")
  void found() {
    assertThat(ServiceLoader.load(VideoGeneratorProvider.class))
        .extracting(VideoGeneratorProvider::type)
        .contains("azure");
  }

  @Test
  @DisplayName("speaks the jobs API with the version that is configured, preview if none is")
  void jobs() {
    SERVER.stubFor(
        get("/openai/v1/video/generations/jobs/t?api-version=2025-05-01-preview")
            .willReturn(okJson("{\"id\":\"t\"}")));

    try (VideoGenerator azure =
        provider.open(
            context.with("api-key", "k-123456").with("api-version", "2025-05-01-preview"))) {
      assertThat(azure.retrieve("t").ref()).isEqualTo(JobRef.of("azure", "t"));
      assertThat(azure.capabilities().defaultModel()).hasValue("sora");
    }
  }

  @Test
  @DisplayName("speaks the videos API in OpenAI's words, with no version unless one is configured")
  void videos() {
    SERVER.stubFor(
        post("/openai/v1/videos").willReturn(okJson("{\"id\":\"v\",\"status\":\"queued\"}")));
    SERVER.stubFor(get("/openai/v1/videos/v?api-version=v1").willReturn(okJson("{\"id\":\"v\"}")));
    context.with("api-key", "k-123456").with("api", "videos");

    try (VideoGenerator azure = open()) {
      VideoJob job =
          azure.create(
              checked(
                  azure,
                  VideoRequest.builder("a cat")
                      .size(1280, 720)
                      .duration(Duration.ofSeconds(8))
                      .build()));
      assertThat(job.ref()).isEqualTo(JobRef.of("azure", "v"));
    }
    try (VideoGenerator azure = provider.open(context.with("api-version", "v1"))) {
      assertThat(azure.retrieve("v").id()).isEqualTo("v");
    }

    SERVER.verify(
        postRequestedFor(urlEqualTo("/openai/v1/videos"))
            .withHeader("api-key", equalTo("k-123456"))
            .withRequestBody(
                equalToJson(
                    "{\"model\":\"sora-2\",\"prompt\":\"a cat\",\"size\":\"1280x720\","
                        + "\"seconds\":\"8\"}")));
  }

  @Test
  @DisplayName("says which deployment the videos API misses")
  void missingDeployment() {
    SERVER.stubFor(post("/openai/v1/videos").willReturn(aResponse().withStatus(404)));
    context.with("api-key", "k-123456").with("api", "videos").with("deployment", "films");

    try (VideoGenerator azure = open()) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> azure.create(checked(azure, VideoRequest.builder("a cat").build())))
          .withMessageContaining("no deployment \"films\"");
    }
  }

  @Nested
  @DisplayName("sends the key from AZURE_OPENAI_API_KEY")
  class VendorsKey {

    private void withKey(String endpoint, SettingOrigin origin) {
      context
          .with("api-key", "vendor-key-1", SettingOrigin.VENDOR_ENVIRONMENT)
          .with("endpoint", endpoint, origin);
    }

    @Test
    @DisplayName("to Azure's hosts, to the endpoint from AZURE_OPENAI_ENDPOINT and to loopback")
    void there() {
      withKey("https://films.openai.azure.com", SettingOrigin.CODE);
      open().close();
      withKey("https://films.cognitiveservices.azure.com", SettingOrigin.CODE);
      open().close();
      withKey("https://films.services.ai.azure.com", SettingOrigin.CODE);
      open().close();
      withKey("https://gateway.test", SettingOrigin.VENDOR_ENVIRONMENT);
      open().close();

      SERVER.stubFor(get(JOB).willReturn(okJson("{\"id\":\"t\"}")));
      withKey(SERVER.baseUrl(), SettingOrigin.CODE);
      try (VideoGenerator azure = open()) {
        azure.retrieve("t");
      }
      SERVER.verify(
          getRequestedFor(urlEqualTo(JOB)).withHeader("api-key", equalTo("vendor-key-1")));
    }

    @Test
    @DisplayName("to no other host, nor this machine's identity, and the error says what to do")
    void notElsewhere() {
      withKey("https://openai.azure.com.evil.test", SettingOrigin.CODE);

      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> open())
          .withMessageContaining("openai.azure.com.evil.test is not one of Azure's hosts")
          .withMessageContaining("videogen.azure.api-key")
          .withMessageNotContaining("vendor-key-1");
    }
  }

  @Nested
  @DisplayName("without a key asks Microsoft Entra ID")
  class EntraId {

    private final List<TokenRequestContext> asked = new CopyOnWriteArrayList<>();
    private RuntimeException failure;

    private final TokenCredential credential =
        request -> {
          asked.add(request);
          return failure != null
              ? Mono.error(failure)
              : Mono.just(
                  new AccessToken(
                      "token-" + asked.size(), OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
        };

    private VideoGenerator open() {
      return provider.open(context.with(TokenCredential.class, credential));
    }

    @Test
    @DisplayName("through the credential that was given in code, once and not once a request")
    void token() {
      SERVER.stubFor(get(JOB).willReturn(okJson("{\"id\":\"t\"}")));

      try (VideoGenerator azure = open()) {
        assertThat(asked).as("asked before a token is needed").isEmpty();
        azure.retrieve("t");
        azure.retrieve("t");
      }

      assertThat(asked)
          .singleElement()
          .satisfies(
              request ->
                  assertThat(request.getScopes())
                      .containsExactly("https://cognitiveservices.azure.com/.default"));
      SERVER.verify(
          2,
          getRequestedFor(urlEqualTo(JOB))
              .withHeader("Authorization", equalTo("Bearer token-1"))
              .withHeader("api-key", absent()));
    }

    @Test
    @Timeout(20)
    @DisplayName("once for two hundred threads, and once for each renewal")
    void manyThreads() throws Exception {
      SERVER.stubFor(get(JOB).willReturn(okJson("{\"id\":\"t\"}")));

      try (VideoGenerator azure = open()) {
        byTwoHundredThreads(() -> azure.retrieve("t"));
        assertThat(asked).hasSize(1);
        context.time().sleep(Duration.ofMinutes(56));
        byTwoHundredThreads(() -> azure.retrieve("t"));
        while (asked.size() < 2) {
          Thread.onSpinWait();
        }
        azure.retrieve("t");
      }

      assertThat(asked).hasSize(2);
      SERVER.verify(401, getRequestedFor(urlEqualTo(JOB)));
    }

    private static void byTwoHundredThreads(Runnable task) throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(200);
      try {
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          ends.add(threads.submit(task));
        }
        for (Future<?> end : ends) {
          end.get();
        }
      } finally {
        threads.shutdownNow();
      }
    }

    @Test
    @DisplayName("for the scope that is configured")
    void scope() {
      SERVER.stubFor(get(JOB).willReturn(okJson("{\"id\":\"t\"}")));
      context.with("scope", "https://ai.azure.com/.default");

      try (VideoGenerator azure = open()) {
        azure.retrieve("t");
      }

      assertThat(asked.get(0).getScopes()).containsExactly("https://ai.azure.com/.default");
    }

    @Test
    @DisplayName("once more after a 401")
    void renewal() {
      SERVER.stubFor(get(JOB).willReturn(aResponse().withStatus(401)));
      SERVER.stubFor(
          get(JOB)
              .withHeader("Authorization", equalTo("Bearer token-2"))
              .willReturn(okJson("{\"id\":\"t\"}")));

      try (VideoGenerator azure = open()) {
        assertThat(azure.retrieve("t").id()).isEqualTo("t");
      }

      assertThat(asked).hasSize(2);
    }

    @Test
    @DisplayName("and no further if the new token is refused, too")
    void refused() {
      SERVER.stubFor(get(JOB).willReturn(aResponse().withStatus(401)));

      try (VideoGenerator azure = open()) {
        assertThatExceptionOfType(AuthenticationException.class)
            .isThrownBy(() -> azure.retrieve("t"))
            .withMessageNotContaining("token-");
      }

      assertThat(asked).hasSize(2);
    }

    @Test
    @DisplayName("and says in a few words why there is no token, with the cause in full")
    void unavailable() {
      failure =
          new CredentialUnavailableException(
              "EnvironmentCredential authentication unavailable. Environment variables are not"
                  + " fully configured.To mitigate this issue, see https://aka.ms/troubleshoot\n"
                  + "Managed Identity authentication is not available.\n".repeat(50));

      try (VideoGenerator azure = open()) {
        assertThatExceptionOfType(AuthenticationException.class)
            .isThrownBy(() -> azure.retrieve("t"))
            .withMessageContaining("azure has no token for retrieve")
            .withMessageContaining("Environment variables are not fully configured.). Check")
            .withMessageNotContaining("aka.ms")
            .withCause(failure)
            .satisfies(
                error -> {
                  assertThat(error.getMessage()).hasSizeLessThan(500);
                  assertThat(error.operation()).isEqualTo(Operation.RETRIEVE);
                  assertThat(error.job()).hasValue(JobRef.of("azure", "t"));
                });
      }
      assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @Test
    @DisplayName("and sends a token over plain http to no other machine")
    void plainHttp() {
      context.with("endpoint", "http://gateway.test");

      assertThatExceptionOfType(ConfigurationException.class).isThrownBy(this::open);
    }
  }

  /** The request as a client gives it to the generator. */
  private static CheckedRequest checked(VideoGenerator generator, VideoRequest request) {
    return CheckedRequest.check(request, generator.capabilities(), Fit.EXACT, generator.name());
  }
}
