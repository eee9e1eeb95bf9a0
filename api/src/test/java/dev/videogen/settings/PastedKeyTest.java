package dev.videogen.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A key that was pasted")
class PastedKeyTest {

  private static final Setting<String> KEY = Setting.key("api-key", "the key");
  private static final Setting<String> HEADER = Setting.header("project", "the project");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-1",
        "\ufeffsk-1",
        "sk-1\u200b",
        "sk\u200d-\u20601",
        "\u00a0sk-1\u2003",
        "sk-1\r\n",
        "\n\t sk-1",
        "\"sk-1\"",
        "'sk-1'",
        "`sk-1`",
        "\u201csk-1\u201d",
        " \"\u2018 sk-1 \u2019\"\n",
        "\u202ask-1\u202c",
      })
  @DisplayName("loses what the copy brought along")
  void losesWhatTheCopyBroughtAlong(String pasted) {
    assertThat(KEY.read(pasted)).isEqualTo("sk-1");
    assertThat(HEADER.read(pasted)).isEqualTo("sk-1");
  }

  @ParameterizedTest
  @CsvSource({
    "sk\u2013test, 3, U+2013, EN DASH",
    "'sk test', 3, U+0020, SPACE",
    "'sk-\nb', 4, U+000A, LINE FEED (LF)",
    "sk-\u0000b, 4, U+0000, NULL",
    "k\u00e4y, 2, U+00E4, LATIN SMALL LETTER A WITH DIAERESIS",
    "sk\ud83d\udd11, 3, U+1F511, KEY",
    "sk\ufffdtest, 3, U+FFFD, REPLACEMENT CHARACTER",
    "\u0430bc, 1, U+0430, CYRILLIC SMALL LETTER A",
  })
  @DisplayName("is refused for a character that no key has, which is named and the key is not")
  void isRefusedForACharacterThatNoKeyHas(String pasted, int position, String code, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KEY.read(pasted))
        .withMessage(
            "allowed for api-key is visible ASCII without blanks, as keys are; its character "
                + position
                + " is "
                + code
                + " ("
                + name
                + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "\ufeff", "'\u200b'", "\n"})
  @DisplayName("is refused where nothing is left of it")
  void isRefusedWhereNothingIsLeft(String pasted) {
    assertThatIllegalArgumentException().isThrownBy(() -> KEY.read(pasted));
    assertThat(KEY.flaw(pasted)).isEmpty();
  }

  @Test
  @DisplayName("keeps quotes that are no pair, and blanks inside a header")
  void keepsWhatMayBelongToIt() {
    assertThat(KEY.read("a'b\"c\"")).isEqualTo("a'b\"c\"");
    assertThat(HEADER.read("Team\u00a0A b")).isEqualTo("Team A b");
  }

  @Test
  @DisplayName("is secret, and an address is cleaned the same way")
  void isSecret() {
    assertThat(KEY.isSecret()).isTrue();
    assertThat(HEADER.isSecret()).isFalse();
    assertThat(Setting.address("base-url", "where").read("\ufeff\"https://a.example/v1\"\n"))
        .isEqualTo(URI.create("https://a.example/v1"));
  }
}
