package dev.videogen.openrouter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Support;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A generator for OpenRouter")
class OpenRouterVideoGeneratorTest {

  private static final CheckedRequest REQUEST =
      CheckedRequest.unchecked(VideoRequest.builder("a cat").model("a/b").build());

  /** Begins as an MP4 file does. */
  private static final byte[] FILM = {
    0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 2, 0, 'i', 's', 'o', 'm', 'm', 'p',
    '4', '1'
  };

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  private static VideoGenerator generator(Map<String, String> settings) {
    TestContext context = new TestContext();
    context.with("base-url", SERVER.baseUrl() + "/api/v1");
    context.with("api-key", "sk-or-key");
    settings.forEach(context::with);
    return new OpenRouterVideoGeneratorProvider().open(context);
  }

  @Test
  @DisplayName("creates a job with the key, and describes it by what was asked for")
  void create() {
    SERVER.stubFor(
        post("/api/v1/videos")
            .willReturn(
                aResponse()
                    .withStatus(202)
                    .withBody(
                        "{\"id\":\"job-1\",\"polling_url\":\"/api/v1/videos/job-1\","
                            + "\"status\":\"pending\",\"generation_id\":\"gen-1\"}")));
    try (VideoGenerator openRouter = generator(Map.of())) {
      VideoJob job = openRouter.create(REQUEST);
      assertThat(job.id()).isEqualTo("job-1");
      assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
      assertThat(job.prompt()).contains("a cat");
      assertThat(job.model()).contains("a/b");
    }
    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/api/v1/videos"))
            .withHeader("Authorization", equalTo("Bearer sk-or-key"))
            .withHeader("Idempotency-Key", matching(".+"))
            .withRequestBody(equalToJson("{\"model\":\"a/b\",\"prompt\":\"a cat\"}")));
  }

  @Test
  @DisplayName("reads the job whose id stands under a name that it has elsewhere")
  void otherName() {
    SERVER.stubFor(
        post("/api/v1/videos").willReturn(okJson("{\"polling_url\":\"?\",\"task_id\":\"job-1\"}")));
    SERVER.stubFor(
        get("/api/v1/videos/job-1")
            .willReturn(okJson("{\"id\":\"job-1\",\"status\":\"in_progress\"}")));
    try (VideoGenerator openRouter = generator(Map.of())) {
      assertThat(openRouter.create(REQUEST).id()).isEqualTo("job-1");
    }
  }

  @Test
  @DisplayName("does not send a create again whose answer was lost, for its jobs cannot be listed")
  void lost() {
    SERVER.stubFor(post("/api/v1/videos").willReturn(serverError()));
    try (VideoGenerator openRouter = generator(Map.of())) {
      assertThatExceptionOfType(SubmissionUncertainException.class)
          .isThrownBy(() -> openRouter.create(REQUEST))
          .withMessageContaining("list");
    }
    SERVER.verify(1, postRequestedFor(urlEqualTo("/api/v1/videos")));
  }

  @Test
  @DisplayName("tells a lack of credit from a refusal of the content")
  void refusals() {
    try (VideoGenerator openRouter = generator(Map.of())) {
      SERVER.stubFor(
          post("/api/v1/videos")
              .willReturn(
                  aResponse()
                      .withStatus(402)
                      .withBody(
                          "{\"error\":{\"code\":402,\"message\":\"Insufficient credits\"}}")));
      assertThatExceptionOfType(PaymentRequiredException.class)
          .isThrownBy(() -> openRouter.create(REQUEST))
          .withMessageContaining("Insufficient credits");
      SERVER.stubFor(
          post("/api/v1/videos")
              .willReturn(
                  aResponse()
                      .withStatus(403)
                      .withBody("{\"error\":{\"code\":403,\"message\":\"flagged\"}}")));
      assertThatExceptionOfType(ContentPolicyException.class)
          .isThrownBy(() -> openRouter.create(REQUEST))
          .withMessageContaining("flagged");
    }
  }

  @Test
  @DisplayName("fetches a file from its address without the key, else from the content endpoint")
  void files() throws IOException {
    SERVER.stubFor(
        get("/api/v1/videos/job-1")
            .willReturn(
                okJson(
                    "{\"id\":\"job-1\",\"status\":\"completed\",\"unsigned_urls\":[\""
                        + SERVER.baseUrl()
                        + "/files/1.mp4\"]}")));
    SERVER.stubFor(get("/files/1.mp4").willReturn(video()));
    SERVER.stubFor(get("/api/v1/videos/job-1/content?index=0").willReturn(video()));
    try (VideoGenerator openRouter = generator(Map.of())) {
      assertOpens(openRouter, openRouter.retrieve("job-1"));
      SERVER.verify(
          1, getRequestedFor(urlEqualTo("/files/1.mp4")).withHeader("Authorization", absent()));

      SERVER.stubFor(
          get("/api/v1/videos/job-1")
              .willReturn(okJson("{\"id\":\"job-1\",\"status\":\"completed\"}")));
      assertOpens(openRouter, openRouter.retrieve("job-1"));
      SERVER.verify(
          1,
          getRequestedFor(urlEqualTo("/api/v1/videos/job-1/content?index=0"))
              .withHeader("Authorization", equalTo("Bearer sk-or-key")));
    }
  }

  private static ResponseDefinitionBuilder video() {
    return aResponse().withHeader("Content-Type", "video/mp4").withBody(FILM);
  }

  private static void assertOpens(VideoGenerator openRouter, VideoJob job) throws IOException {
    try (MediaStream stream = openRouter.open(job.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
      assertThat(stream.content().readAllBytes()).isEqualTo(FILM);
    }
  }

  @Test
  @DisplayName("asks what its models can do, and knows what it lacks also while it cannot ask")
  void capabilities() {
    SERVER.stubFor(get("/api/v1/videos/models").willReturn(serverError()));
    try (VideoGenerator openRouter = generator(Map.of("model", "a/b", "retry.max-attempts", "1"))) {
      assertThat(openRouter.capabilities().defaultModel()).contains("a/b");
      assertThat(openRouter.capabilities().support(Feature.LIST)).isEqualTo(Support.UNSUPPORTED);
    }
    SERVER.stubFor(
        get("/api/v1/videos/models")
            .willReturn(okJson("{\"data\":[{\"id\":\"a/b\",\"supported_durations\":[4]}]}")));
    try (VideoGenerator openRouter = generator(Map.of("model", "a/b"))) {
      assertThat(openRouter.capabilities().model("a/b")).isPresent();
      assertThat(openRouter.capabilities().defaultModel()).contains("a/b");
      openRouter.probe();
    }
  }

  @Test
  @DisplayName("lists, deletes and cancels nothing")
  void lacking() {
    try (VideoGenerator openRouter = generator(Map.of())) {
      assertThatThrownBy(() -> openRouter.list(ListQuery.newest(1)))
          .isInstanceOf(UnsupportedRequestException.class);
      assertThatThrownBy(() -> openRouter.delete("job-1"))
          .isInstanceOf(UnsupportedRequestException.class);
      assertThatThrownBy(() -> openRouter.cancel("job-1"))
          .isInstanceOf(UnsupportedRequestException.class);
    }
  }

  @Test
  @DisplayName("does not open without a key")
  void keyMissing() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new OpenRouterVideoGeneratorProvider().open(new TestContext()))
        .withMessageContaining("OPENROUTER_API_KEY");
  }
}
