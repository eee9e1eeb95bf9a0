package dev.videogen.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.spi.VideoGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A strange response to a read, of either API,")
class StrangeReadsTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  private static VideoGenerator azure(String api) {
    return new AzureVideoGeneratorProvider()
        .open(
            new TestContext()
                .with("endpoint", SERVER.baseUrl())
                .with("api-key", "azure-test-key")
                .with("api", api));
  }

  private static void respond(String json) {
    SERVER.stubFor(get(urlPathMatching(".*/job_1")).willReturn(okJson(json)));
    SERVER.stubFor(delete(urlPathMatching(".*/job_1")).willReturn(okJson(json)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "videos"})
  @DisplayName("is the job that was asked for if it names no other")
  void withoutId(String api) {
    respond("{\"data\":{\"status\":\"FAILURE\",\"fail_reason\":\"no GPU left\"}}");

    try (VideoGenerator azure = azure(api)) {
      VideoJob job = azure.retrieve("job_1");

      assertThat(job.id()).isEqualTo("job_1");
      assertThat(job.status()).isEqualTo(JobStatus.FAILED);
      assertThat(job.error().orElseThrow().message()).isEqualTo("no GPU left");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "videos"})
  @DisplayName("is not that job if it names another")
  void another(String api) {
    respond("{\"id\":\"job_2\",\"status\":\"succeeded\"}");

    try (VideoGenerator azure = azure(api)) {
      assertThatThrownBy(() -> azure.retrieve("job_1"))
          .isInstanceOf(ProviderFailureException.class)
          .hasMessageContaining("another job");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "videos"})
  @DisplayName("is an error where it is an error object, of a read and of a delete")
  void error(String api) {
    respond("{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"no\"}}");

    try (VideoGenerator azure = azure(api)) {
      assertThatThrownBy(() -> azure.retrieve("job_1")).isInstanceOf(AuthenticationException.class);
      assertThatThrownBy(() -> azure.delete("job_1")).isInstanceOf(AuthenticationException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "videos"})
  @DisplayName("is no deletion if it says that nothing was deleted")
  void notDeleted(String api) {
    respond("{\"id\":\"job_1\",\"deleted\":false}");

    try (VideoGenerator azure = azure(api)) {
      assertThatThrownBy(() -> azure.delete("job_1")).isInstanceOf(ProviderFailureException.class);
    }
  }
}
