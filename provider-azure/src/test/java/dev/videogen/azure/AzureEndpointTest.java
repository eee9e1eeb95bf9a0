package dev.videogen.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The endpoint")
class AzureEndpointTest {

  private static AzureEndpoint endpoint(String address) {
    return AzureEndpoint.of(new TestContext().named("east").with("endpoint", address));
  }

  @ParameterizedTest
  @CsvSource({
    "https://films.openai.azure.com,                    https://films.openai.azure.com",
    "https://films.openai.azure.com/,                   https://films.openai.azure.com",
    "https://films.openai.azure.com//,                  https://films.openai.azure.com",
    "https://films.openai.azure.com/openai,             https://films.openai.azure.com",
    "https://films.openai.azure.com/openai/,            https://films.openai.azure.com",
    "https://films.openai.azure.com/openai/v1,          https://films.openai.azure.com",
    "https://films.openai.azure.com/openai/v1/,         https://films.openai.azure.com",
    "https://Films.OpenAI.Azure.com/openai/v1/,         https://Films.OpenAI.Azure.com",
    "https://films.cognitiveservices.azure.com/,        https://films.cognitiveservices.azure.com",
    "https://films.services.ai.azure.com/openai/v1,     https://films.services.ai.azure.com",
    "https://gateway.test/azure/east/,                  https://gateway.test/azure/east",
    "https://gateway.test/azure/east/openai/v1,         https://gateway.test/azure/east",
    "http://localhost:8080,                             http://localhost:8080",
    "http://[::1]:8080/openai/v1/,                      http://[::1]:8080",
  })
  @DisplayName("is the resource's address, however it was copied")
  void forms(String configured, String resource) {
    assertThat(endpoint(configured)).hasToString(resource);
    assertThat(endpoint(configured).baseUrl()).isEqualTo(URI.create(resource + "/openai/v1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://films.openai.azure.com/openai/v1/video/generations/jobs",
        "https://films.openai.azure.com/openai/v1?api-version=preview",
        "https://films.openai.azure.com/openai/deployments/sora",
        "https://films.services.ai.azure.com/api/projects/films",
        "https://films.openai.azure.com/v1",
        "https://user:password@films.openai.azure.com",
        "https://films.openai.azure.com#top",
        "https://gateway.test/openai/v1/videos",
      })
  @DisplayName("is not the address of something else, and the error says what it is")
  void wrong(String configured) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> endpoint(configured))
        .withMessageContaining("videogen.east.endpoint")
        .withMessageContaining("https://NAME.openai.azure.com")
        .withMessageContaining("videogen.east.api, .deployment and .api-version")
        .withMessageNotContaining("password");
  }

  @Test
  @DisplayName("must be set, and the error says where")
  void missing() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> AzureEndpoint.of(new TestContext().named("east")))
        .withMessageContaining("videogen.east.endpoint")
        .withMessageContaining("AZURE_OPENAI_ENDPOINT");
  }
}
