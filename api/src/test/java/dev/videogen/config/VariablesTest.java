package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A variable")
class VariablesTest {

  @ParameterizedTest
  @CsvSource({
    "provider, VIDEOGEN_PROVIDER",
    "openai.base-url, VIDEOGEN_OPENAI_BASE_URL",
    "us-east.retry.max-attempts, VIDEOGEN_US_EAST_RETRY_MAX_ATTEMPTS",
  })
  @DisplayName("is a setting's name in upper case, with underscores for dots and dashes")
  void isANameInUpperCase(String name, String variable) {
    assertThat(Variables.of(name)).isEqualTo(variable);
  }

  @ParameterizedTest
  @CsvSource({
    "VIDEOGEN_PROVIDER, true",
    "videogen_provider, true",
    "VIDEOGEN_, true",
    "VIDEOGEN, false",
    "MY_VIDEOGEN_PROVIDER, false",
    "OPENAI_API_KEY, false",
  })
  @DisplayName("is ours by its beginning, however its letters are written")
  void isOursByItsBeginning(String variable, boolean ours) {
    assertThat(Variables.isOurs(variable)).isEqualTo(ours);
  }

  @Test
  @DisplayName("gives a free name back in lower case with dashes")
  void givesAFreeNameBack() {
    assertThat(Variables.word("X_REQUEST_ID")).isEqualTo("x-request-id");
  }
}
