package dev.videogen.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import dev.videogen.http.auth.Credentials;
import dev.videogen.http.auth.TokenUnavailableException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@DisplayName("Tokens from Microsoft Entra ID")
class EntraTokensTest {

  private static final String SCOPE = "https://cognitiveservices.azure.com/.default";

  private static EntraTokens tokens(Mono<AccessToken> answer) {
    TokenCredential credential = request -> answer;
    return EntraTokens.of(credential, SCOPE);
  }

  @Test
  @DisplayName("end when Entra ID says, and do not show themselves")
  void token() {
    OffsetDateTime end = OffsetDateTime.parse("2026-11-22T15:00:00+01:00");

    Credentials.Token token = tokens(Mono.just(new AccessToken("secret", end))).get();

    assertThat(token.value()).isEqualTo("secret");
    assertThat(token.expiresAt()).isEqualTo("2026-11-22T14:00:00Z");
    assertThat(token.toString()).doesNotContain("secret");
  }

  @Test
  @DisplayName("are missed in words where a credential gives nothing")
  void nothing() {
    assertThatExceptionOfType(TokenUnavailableException.class)
        .isThrownBy(() -> tokens(Mono.empty()).get())
        .withMessageContaining("gave none")
        .withMessageContaining("TokenCredential that was given in code");
  }

  @Test
  @DisplayName("are missed with the beginning of a long reason")
  void longReason() {
    RuntimeException failure = new IllegalStateException("AADSTS7000215: " + "x".repeat(5000));

    assertThatExceptionOfType(TokenUnavailableException.class)
        .isThrownBy(() -> tokens(Mono.error(failure)).get())
        .withMessageContaining(SCOPE + " (AADSTS7000215: xxx")
        .withCause(failure)
        .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(500));
  }
}
