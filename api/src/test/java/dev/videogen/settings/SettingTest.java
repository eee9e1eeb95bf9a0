package dev.videogen.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A setting")
class SettingTest {

  private enum Recovery {
    ADOPT,
    REPORT,
    ASK_FIRST
  }

  private static final Setting<String> TEXT = Setting.text("model", "the model");
  private static final Setting<Duration> DURATION = Setting.duration("poll-timeout", "the limit");
  private static final Setting<Integer> COUNT = Setting.count("max-connections", "the most");
  private static final Setting<BigDecimal> DOLLARS = Setting.dollars("budget.total", "the most");
  private static final Setting<Path> FILE = Setting.file("journal.file", "where it is");
  private static final Setting<Boolean> FLAG = Setting.flag("allow-insecure-http", "whether");
  private static final Setting<URI> ADDRESS = Setting.address("base-url", "where it is");
  private static final Setting<Recovery> CHOICE =
      Setting.choice("submission.recovery", "what to do", Recovery.class);
  private static final Setting<String> GROUP = Setting.group("http.header", "headers");

  @Nested
  @DisplayName("of text")
  class OfText {

    @ParameterizedTest
    @CsvSource({
      "sora-2, sora-2",
      "'  sora 2 ', sora 2",
      "'key\n', key",
      "'\ufeff\"sora-2\"\u200b', sora-2",
      "a\u00e9\u4e16, a\u00e9\u4e16"
    })
    @DisplayName("is what is written, without the space around it")
    void isWhatIsWritten(String written, String value) {
      assertThat(TEXT.read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\n", "two\nlines", "a\rb", "null\0", "del\u007f"})
    @DisplayName("is neither blank nor has control characters")
    void isNeitherBlankNorHasControlCharacters(String written) {
      assertRefused(TEXT, written, "allowed for model is a text of one line that is not blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines"})
    @DisplayName("keeps its rule in a group")
    void keepsItsRuleInAGroup(String written) {
      assertRefused(
          GROUP,
          written,
          "allowed for http.header is visible ASCII on one line"
              + (written.isEmpty() ? "" : "; its character 4 is U+000A (LINE FEED (LF))"));
    }
  }

  @Nested
  @DisplayName("of durations")
  class OfDurations {

    @ParameterizedTest
    @CsvSource({
      "200ms, PT0.2S",
      "3s, PT3S",
      "10m, PT10M",
      "1h, PT1H",
      "' 5 S ', PT5S",
      "250 MS, PT0.25S",
      "PT10M, PT10M",
      "pt1h30m, PT1H30M",
      "P1D, PT24H",
      "PT1.5S, PT1.5S",
      "8760h, PT8760H",
    })
    @DisplayName("reads amounts with units, and ISO-8601")
    void readsAmountsWithUnitsAndIso(String written, Duration value) {
      assertThat(DURATION.read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "5",
          "ms",
          "1.5s",
          "-3s",
          "0s",
          "0ms",
          "PT0S",
          "PT-5S",
          "10 minutes",
          "5d",
          "8761h",
          "P366D",
          "PT8760H0.001S",
          "999999999999h",
          "9999999999999s",
          "PT9999999999999999H",
        })
    @DisplayName("are above zero, of a year at most and have a unit")
    void areAboveZeroAndHaveAUnit(String written) {
      assertRefused(
          DURATION,
          written,
          "allowed for poll-timeout is a duration such as 200ms, 3s, 10m or PT1H30M, above zero and"
              + " at most 365 days");
    }
  }

  @Nested
  @DisplayName("of counts")
  class OfCounts {

    @ParameterizedTest
    @CsvSource({"1, 1", "' 64 ', 64", "2147483647, 2147483647"})
    @DisplayName("is a whole number")
    void isAWholeNumber(String written, int value) {
      assertThat(COUNT.read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "2147483648", "ten", "5 " + "5"})
    @DisplayName("is 1 or more")
    void isOneOrMore(String written) {
      assertRefused(COUNT, written, "allowed for max-connections is a whole number of 1 or more");
    }
  }

  @Nested
  @DisplayName("of bytes")
  class OfBytes {

    private static final Setting<Long> BYTES = Setting.bytes("download.max-size", "the most");

    @ParameterizedTest
    @CsvSource({
      "1, 1",
      "500000b, 500000",
      "64KiB, 65536",
      "' 500 MB ', 500000000",
      "4GiB, 4294967296",
      "4g, 4000000000",
      "999999TiB, 1099510528264372224",
    })
    @DisplayName("is a number with or without a unit")
    void isANumber(String written, long value) {
      assertThat(BYTES.read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0MB", "-1", "1.5GB", "lots", "", "9999999999999999", "1000000TB"})
    @DisplayName("is 1 or more")
    void isOneOrMore(String written) {
      assertRefused(
          BYTES,
          written,
          "allowed for download.max-size is a size such as 500MB, 4GiB or a number of bytes");
    }
  }

  @Nested
  @DisplayName("of dollars")
  class OfDollars {

    @ParameterizedTest
    @CsvSource({
      "0, 0",
      "5, 5",
      "0.80, 0.80",
      "' 12.50 ', 12.50",
      "999999999999.000000000001, 999999999999.000000000001"
    })
    @DisplayName("is an amount with or without cents")
    void isAnAmount(String written, BigDecimal value) {
      assertThat(DOLLARS.read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "-1",
          "$5",
          "5 USD",
          "5,00",
          ".5",
          "5.",
          "1e9",
          "+5",
          "1000000000000",
          "0.0000000000001",
          "five"
        })
    @DisplayName("is 0 or more, in digits alone")
    void isZeroOrMore(String written) {
      assertRefused(
          DOLLARS, written, "allowed for budget.total is US dollars such as 5 or 0.80, 0 or more");
    }
  }

  @Nested
  @DisplayName("of files")
  class OfFiles {

    @ParameterizedTest
    @CsvSource({"journal, journal", "' /var/lib/app/j.1 ', /var/lib/app/j.1", "a b, a b"})
    @DisplayName("is a path")
    void isAPath(String written, Path value) {
      assertThat(FILE.read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b"})
    @DisplayName("is not blank, and of one line")
    void isNotBlank(String written) {
      assertRefused(FILE, written, "allowed for journal.file is the path of a file");
    }
  }

  @Nested
  @DisplayName("of flags")
  class OfFlags {

    @ParameterizedTest
    @CsvSource({"true, true", "' TRUE ', true", "false, false", "False, false"})
    @DisplayName("is true or false in any case of letters")
    void isTrueOrFalse(String written, boolean value) {
      assertThat(FLAG.read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "1", "0", "tru"})
    @DisplayName("takes no other word for either")
    void takesNoOtherWord(String written) {
      assertRefused(FLAG, written, "allowed for allow-insecure-http is true or false");
    }
  }

  @Nested
  @DisplayName("of addresses")
  class OfAddresses {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://api.example.com/v1",
          "HTTP://localhost:8000",
          "http://127.0.0.1:65535/",
          "https://user:secret@proxy.example:3128",
          "http://[::1]:8000/v1",
        })
    @DisplayName("is absolute, over http or https")
    void isAbsolute(String written) {
      assertThat(ADDRESS.read(" " + written + " ")).isEqualTo(URI.create(written));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "api.example.com",
          "/v1",
          "ftp://example.com",
          "http:",
          "https:///v1",
          "http://my_service:8000",
          "http://localhost:65536",
          "https://a b",
          "mailto:a@example.com",
        })
    @DisplayName("has a host that can be reached")
    void hasAHost(String written) {
      assertRefused(
          ADDRESS,
          written,
          "allowed for base-url is an http or https address such as http://localhost:8000/v1 (no"
              + " underscore in the host)");
    }
  }

  @Nested
  @DisplayName("of choices")
  class OfChoices {

    @ParameterizedTest
    @CsvSource({
      "adopt, ADOPT",
      "' Report ', REPORT",
      "ask-first, ASK_FIRST",
      "ASK-FIRST, ASK_FIRST"
    })
    @DisplayName("is one of the words, with dashes for underscores")
    void isOneOfTheWords(String written, Recovery value) {
      assertThat(CHOICE.read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "adop", "ask_first", "adopt,report"})
    @DisplayName("lists the words when it is none of them")
    void listsTheWords(String written) {
      assertRefused(
          CHOICE, written, "allowed for submission.recovery is one of adopt, report, ask-first");
    }
  }

  @Test
  @DisplayName("never shows a text that it refuses, nor its cause, for it may be a secret")
  void neverShowsARefusedText() {
    for (Setting<?> setting : new Setting<?>[] {DURATION, COUNT, FLAG, ADDRESS, CHOICE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> setting.read("sk secret"))
          .withNoCause()
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("sk secret"));
    }
  }

  @Test
  @DisplayName("says what it is and looks like")
  void saysWhatItIs() {
    assertThat(DURATION.name()).isEqualTo("poll-timeout");
    assertThat(DURATION.description()).isEqualTo("the limit");
    assertThat(COUNT.form()).isEqualTo("a whole number of 1 or more");
    assertThat(DURATION).hasToString("Setting[poll-timeout]");
  }

  @Test
  @DisplayName("is plain unless made otherwise")
  void isPlainUnlessMadeOtherwise() {
    assertThat(TEXT.defaultValue()).isEmpty();
    assertThat(TEXT.vendorVariable()).isEmpty();
    assertThat(TEXT.isSecret()).isFalse();
    assertThat(TEXT.isShared()).isFalse();
    assertThat(TEXT.isGroup()).isFalse();
    assertThat(GROUP.isGroup()).isTrue();
    assertThat(GROUP.isSecret()).isFalse();
    assertThat(GROUP.isShared()).isFalse();
  }

  @Test
  @DisplayName("keeps all that was said of it with each further word")
  void keepsAllThatWasSaid() {
    Setting<String> all =
        Setting.text("api-key", "the key")
            .withDefault("none")
            .asSecret()
            .asShared()
            .readAlsoFrom("VENDOR_KEY")
            .asShared()
            .asSecret()
            .withDefault("still none");

    assertThat(all.name()).isEqualTo("api-key");
    assertThat(all.description()).isEqualTo("the key");
    assertThat(all.form()).isEqualTo("a text of one line that is not blank");
    assertThat(all.defaultValue()).contains("still none");
    assertThat(all.vendorVariable()).contains("VENDOR_KEY");
    assertThat(all.isSecret()).isTrue();
    assertThat(all.isShared()).isTrue();
    assertThat(GROUP.asShared().asSecret().isGroup()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "api-key", "retry.max-attempts", "http2.x-y.z9"})
  @DisplayName("is called by lower-case words with dashes and dots")
  void isCalledByWords(String name) {
    assertThat(Setting.flag(name, "").name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "Api", "api_key", "-a", "a-", "a--b", "a.", ".a", "a..b", "9a", "a.9", "a b", "é",
        "type",
      })
  @DisplayName("is not called otherwise, nor by the word that declares instances")
  void isNotCalledOtherwise(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Setting.flag(name, ""))
        .withMessage(
            "a setting's name is lower-case words with dashes, and dots between groups, but not"
                + " \"type\": \"%s\"",
            name);
  }

  @Test
  @DisplayName("takes no null for a default or a variable")
  void takesNoNull() {
    assertThatNullPointerException().isThrownBy(() -> TEXT.withDefault(null));
    assertThatNullPointerException().isThrownBy(() -> TEXT.readAlsoFrom(null));
  }

  private static void assertRefused(Setting<?> setting, String written, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setting.read(written))
        .withMessage(message)
        .withNoCause();
  }
}
