package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A quotation")
class QuotedTest {

  @ParameterizedTest
  @CsvSource({
    "openai, '\"openai\"'",
    "a text of 24 characters., '\"a text of 24 characters.\"'",
    "'', blank",
    "' \n', blank",
    "a text of 25 characters..,"
        + " 'a text of 25 characters (not shown, as it may hold a secret)'",
    "@host, 'a text of 5 characters (not shown, as it may hold a secret)'",
    "ftp://u:pw@host, 'a text of 15 characters (not shown, as it may hold a secret)'",
  })
  @DisplayName("shows what is short and has no password")
  void showsWhatIsShort(String text, String quoted) {
    assertThat(Quoted.of(text)).isEqualTo(quoted);
  }
}
