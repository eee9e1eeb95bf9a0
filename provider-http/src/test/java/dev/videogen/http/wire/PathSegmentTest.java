package dev.videogen.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Billed;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An id in a path")
class PathSegmentTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "video_123, video_123",
    "video_bGl0ZQ==, video_bGl0ZQ==",
    "a.b..c, a.b..c",
    "..., ...",
    "jobs:1@x, jobs:1@x",
    "a{b}, a%7Bb%7D",
    "a<b>\"^`|, a%3Cb%3E%22%5E%60%7C",
  })
  @DisplayName("is percent-encoded where a path demands it")
  void encoded(String id, String segment) {
    assertThat(PathSegment.of(Operation.RETRIEVE, id)).hasToString(segment);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "../x",
        "a/b",
        "/",
        "a\\b",
        "a%2Fb",
        "%2e%2e",
        "a?b",
        "a#b",
        "a b",
        "a\tb",
        "a\r\nHost: evil",
        "a\u0000",
        "v\u00efdeo",
        "\ud83c\udfac"
      })
  @DisplayName("is refused where it could lead to another path")
  void refused(String id) {
    assertThatThrownBy(() -> PathSegment.of(Operation.DELETE, id))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refusal -> {
              assertThat(refusal.operation()).isEqualTo(Operation.DELETE);
              assertThat(refusal.billed()).isEqualTo(Billed.NO);
              assertThat(refusal.getMessage()).matches("\\p{Print}+").contains("cannot be an id");
            });
  }

  @ParameterizedTest(name = "{0} characters")
  @ValueSource(ints = {513, 100_000})
  @DisplayName("is refused if it is long, and not repeated in full")
  void tooLong(int length) {
    assertThatThrownBy(() -> PathSegment.of(Operation.RETRIEVE, "x".repeat(length)))
        .isInstanceOf(InvalidRequestException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .hasSizeLessThan(400);
  }
}
