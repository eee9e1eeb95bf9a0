package dev.videogen.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.spi.JobFingerprint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An entry of a journal")
class JournalEntryTest {

  static Stream<JournalEntry> entries() {
    return Stream.of(
        Entries.intent(Entries.ID, ProcessStamp.current()),
        new JournalEntry.Intent(
            Entries.AT,
            Entries.ID,
            "east",
            new ProcessStamp(7, Optional.empty()),
            JobFingerprint.of(
                VideoRequest.builder("A \"cat\"\\\n\tin\u0000 \ud83d\ude00, \ud83d")
                    .source(VideoSource.remix(JobRef.of("east", "a:b")))
                    .build()),
            1,
            Optional.empty()),
        new JournalEntry.Intent(
            Entries.AT,
            Entries.ID,
            "east",
            ProcessStamp.current(),
            JobFingerprint.of(VideoRequest.builder().duration(Duration.ofMillis(4_500)).build()),
            4,
            Optional.empty()),
        new JournalEntry.Intent(
            Entries.AT,
            Entries.ID,
            "east",
            ProcessStamp.current(),
            JobFingerprint.of(VideoRequest.builder("a cat").build()),
            1,
            Optional.empty(),
            Optional.of(new RequestKey("order \"1\"", "1:ab")),
            Map.of("team", "a=b, c")),
        Entries.CREATED,
        Entries.REFUSED,
        Entries.UNCERTAIN,
        Entries.NAMED,
        Entries.TARGET,
        Entries.saved(1, 2),
        Entries.ENDED,
        new JournalEntry.Created(Entries.AT, Entries.ID, Entries.JOB, true),
        new JournalEntry.Charged(Entries.AT, Entries.JOB, Billed.NO, Optional.empty()),
        new JournalEntry.Charged(
            Entries.AT, Entries.JOB, Billed.YES, Optional.of(new BigDecimal("0.12"))),
        Entries.DISMISSED);
  }

  @ParameterizedTest
  @MethodSource("entries")
  @DisplayName("is one line of JSON, from which it can be read again")
  void survivesItsText(JournalEntry entry) {
    assertThat(entry.toJson().lines()).hasSize(1);
    assertThat(JournalEntry.parse(entry.toJson())).contains(entry);
  }

  @Test
  @DisplayName("is written in this form, which other versions and programs read")
  void isWrittenInThisForm() {
    assertThat(Entries.intent(Entries.ID, new ProcessStamp(7, Optional.of(Entries.AT))).toJson())
        .isEqualTo(
            "{\"kind\":\"intent\",\"at\":\"2026-11-22T10:00:00Z\","
                + "\"submission\":\"00000000-0000-0001-0000-000000000001\","
                + "\"instance\":\"openai\",\"pid\":7,"
                + "\"pid_started\":\"2026-11-22T10:00:00Z\",\"prompt\":\"a cat\",\"model\":\"m\","
                + "\"size\":\"1280x720\",\"seconds\":8,\"variants\":1,\"estimate_usd\":0.80}");
    assertThat(Entries.UNCERTAIN.toJson())
        .endsWith("\"reason\":\"reset\",\"candidates\":[\"openai:video_1\",\"openai:video_2\"]}");
    assertThat(Entries.NAMED.toJson())
        .endsWith(
            "\"reason\":\"reset\",\"named\":\"openai:video_1\","
                + "\"candidates\":[\"openai:video_1\"]}");
    assertThat(Entries.saved(1, 2).toJson())
        .endsWith("\"variant\":1,\"variants\":2,\"file\":\"/videos/cat-2.mp4\"}");
  }

  @Test
  @DisplayName("is read in spite of fields that this version does not know")
  void ignoresUnknownFields() {
    String known = Entries.CREATED.toJson();
    String later =
        known.replace(
            "{",
            "{ \"new\" : {\"a\":[1, -2.5e3,null,{ }, [ ]],\"b\":true}, \"old\":false,"
                + " \"no\":null, ");

    assertThat(JournalEntry.parse(" " + later + "\r")).contains(Entries.CREATED);
  }

  @Test
  @DisplayName("is nothing wherever its line is torn")
  void isNothingWhereItsLineIsTorn() {
    assertThat(entries())
        .allSatisfy(
            entry -> {
              String line = entry.toJson();
              for (int end = 0; end < line.length(); end++) {
                assertThat(JournalEntry.parse(line.substring(0, end)))
                    .as("cut at " + end)
                    .isEmpty();
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "\"kind\"",
        "{\"kind\":\"created\"}",
        "{\"kind\":\"lunch\",\"at\":\"2026-11-22T10:00:00Z\"}",
        "{\"kind\":\"dismissed\",\"at\":\"noon\",\"submission\":\"1-1-1-1-1\"}",
        "{\"kind\":\"dismissed\",\"at\":\"2026-11-22T10:00:00Z\",\"submission\":\"one\"}",
        "{\"kind\":\"dismissed\",\"at\":\"2026-11-22T10:00:00Z\",\"submission\":\"1-1-1-1-1\"}}",
        "{\"kind\":\"dismissed\" \"at\":\"2026-11-22T10:00:00Z\",\"submission\":\"1-1-1-1-1\"}",
        "{\"kind\":\"dismissed\",\"at\":nothing,\"submission\":\"1-1-1-1-1\"}",
        "{\"kind\":\"created\",\"at\":\"2026-11-22T10:00:00Z\",\"submission\":\"1-1-1-1-1\","
            + "\"job\":\"no ref\"}"
      })
  @DisplayName("is nothing if the line is none")
  void isNothingIfTheLineIsNone(String line) {
    assertThat(JournalEntry.parse(line)).isEmpty();
  }

  @Test
  @DisplayName("is nothing if it is nested as nobody who means well would")
  void isNothingIfNestedTooDeep() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(JournalEntry.parse(deep)).isEmpty();
  }
}
