package dev.videogen.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobStatus;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Quantities in words")
class FormatsTest {

  @ParameterizedTest(name = "{0} bytes: {1}")
  @CsvSource({
    "0, 0 bytes",
    "999, 999 bytes",
    "1000, 1.0 kB",
    "9949, 9.9 kB",
    "9950, 10 kB",
    "171214, 171 kB",
    "999499, 999 kB",
    "999500, 1.0 MB",
    "1073741824, 1.1 GB",
    "123000000000000000, 123000 TB"
  })
  void bytesAreCountedInTheLargestUnitThatFits(long count, String words) {
    assertThat(Formats.bytes(count)).isEqualTo(words);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"PT0S, 0:00", "PT7.9S, 0:07", "PT12M30S, 12:30", "PT1H2M3S, 1:02:03"})
  void elapsedTimeReadsLikeAClock(Duration duration, String words) {
    assertThat(Formats.clock(duration)).isEqualTo(words);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"0.8, $0.80", "0, $0.00", "12, $12.00", "100, $100.00", "0.0125, $0.0125"})
  void dollarsHaveCentsAndMoreDigitsWhereTheyMatter(BigDecimal amount, String words) {
    assertThat(Formats.dollars(amount)).isEqualTo(words);
  }

  @Test
  void anEnumsConstantIsOneWord() {
    assertThat(Formats.word(JobStatus.IN_PROGRESS)).isEqualTo("in_progress");
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "cat.mp4, cat.mp4",
        "openai:video_1, openai:video_1",
        "my cat.mp4, 'my cat.mp4'",
        "it's.mp4, 'it'\\''s.mp4'",
        "$HOME.mp4, '$HOME.mp4'",
        "\"\", ''"
      })
  void aCommandIsPrintedSoThatAShellReadsItBack(String text, String quoted) {
    assertThat(Formats.quoted(text)).isEqualTo(quoted);
  }
}
