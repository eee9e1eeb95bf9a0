package dev.videogen.http.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A quoted text")
class RedactionTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Incorrect API key provided: sk-proj-abc***xyz.|Incorrect API key provided: ***.",
        "got Authorization: Bearer abcdef.ghi-jkl|got Authorization: Bearer ***",
        "{\"api_key\":\"0123456789abcdef\"}|{\"api_key\":\"***\"}",
        "api-key=0123456789abcdef&x=1|api-key=***&x=1",
        "password: hunter22, next|password: ***, next",
        "https://s3.example/f?X-Amz-Signature=abc123&part=1|https://s3.example/f?X-Amz-Signature=***&part=1",
        "https://a.example/f?sig=a%2Fb&se=2026|https://a.example/f?sig=***&se=2026",
        "token eyJhbGciOiJI.eyJzdWIiOiIx.abc|token ***",
        "the key is wrong|the key is wrong",
        "a risk-free task-list|a risk-free task-list",
        "seconds: 8|seconds: 8",
      })
  @DisplayName("has what looks like a secret masked")
  void patterns(String text, String quoted) {
    assertThat(Redaction.none().quote(text)).isEqualTo(quoted);
  }

  @Test
  @DisplayName("of a job has the keys masked that were sent, and is left as it is otherwise")
  void keys() {
    Redaction redaction = new Redaction();
    redaction.rememberKeys(Map.of("Authorization", "Bearer 0123456789abcdef", "Short", "jazz bar"));
    redaction.remember("a-header-of-an-app");

    assertThat(redaction.hideKeys("a cat, 0123456789abcdef")).isEqualTo("a cat, ***");
    String prompt = "a jazz bar,\n key-framed, a-header-of-an-app";
    assertThat(redaction.hideKeys(prompt)).isEqualTo(prompt);
    assertThat(redaction.quote("0123456789abcdef")).isEqualTo("***");
  }

  @Test
  @DisplayName("has the secrets masked that were sent")
  void known() {
    Redaction redaction = new Redaction();
    redaction.remember(Map.of("Authorization", "Bearer correct horse", "x-team", "plainsecret"));

    assertThat(redaction.quote("you sent plainsecret and horse"))
        .isEqualTo("you sent *** and horse");
    redaction.remember("Bearer battery-staple");
    assertThat(redaction.quote("battery-staple?")).isEqualTo("***?");
  }

  @Test
  @DisplayName("still has the latest secrets masked after many renewals")
  void renewals() {
    Redaction redaction = new Redaction();
    for (int i = 0; i < 1000; i++) {
      redaction.remember("Bearer token-number-" + i);
    }

    assertThat(redaction.quote("token-number-999 token-number-990")).isEqualTo("*** ***");
  }

  @Test
  @DisplayName("is on one line and at most 2 KB long")
  void cut() {
    String quoted = Redaction.none().quote("a\r\nb\t\u0000c " + "\u00e9".repeat(5000));

    assertThat(quoted).startsWith("a b c \u00e9").endsWith("\u00e9...");
    assertThat(quoted.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2040, 2048);
  }

  @Test
  @DisplayName("has no control, no mark of direction and nothing else that is not seen")
  void cleaned() {
    String quoted =
        Redaction.none()
            .quote("a\u001b[2J\u009b31m\u202eb\u2066c\u200b\u0007\u3164d\ud800 \u00e9\u732b");

    assertThat(quoted).isEqualTo("a[2J31mbcd \u00e9\u732b");
  }

  @Test
  @DisplayName("has a secret masked between whose letters something hides")
  void maskedAfterCleaning() {
    Redaction redaction = new Redaction();
    redaction.remember("acme-secret-key");

    assertThat(redaction.quote("acme-\u200bsecret\u034f-key and sk-\u2060abc\u202edefgh"))
        .isEqualTo("*** and ***");
  }

  @Test
  @DisplayName("has a secret masked before it is cut through")
  void maskedBeforeCut() {
    Redaction redaction = new Redaction();
    redaction.remember("acme-secret-key");
    String text = "x".repeat(2040) + "acme-secret-key";

    assertThat(redaction.quote(text)).doesNotContain("acme");
  }
}
