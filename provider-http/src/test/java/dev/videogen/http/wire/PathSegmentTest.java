package dev.videogen.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Billed;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An id in a path")
class PathSegmentTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "video_123, video_123",
    "video_bGl0ZQ==, video_bGl0ZQ%3D%3D",
    "a.b..c, a.b..c",
    "..., ...",
    "jobs:1@x, jobs%3A1%40x",
    "a{b}, a%7Bb%7D",
    "a/b, a%2Fb",
    "../x, ..%2Fx",
    "a%2Fb, a%252Fb",
    "a?b#c+d$e*f, a%3Fb%23c%2Bd%24e%2Af",
    "b64_dmlkw6lv, vid%C3%A9o",
    "a<b>\"^`|, a%3Cb%3E%22%5E%60%7C",
  })
  @DisplayName("is percent-encoded where a path demands it")
  void encoded(String id, String segment) {
    assertThat(PathSegment.of(Operation.RETRIEVE, id)).hasToString(segment);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", ".", ".."})
  @DisplayName("is refused where it would lead to another path")
  void refused(String id) {
    assertRefused(() -> PathSegment.of(Operation.DELETE, id));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "projects/p/operations/7, projects/p/operations/7",
    "a b/c?d, a%20b/c%3Fd",
    "a%2F../b, a%252F../b",
  })
  @DisplayName("that is a path keeps its slashes, and encodes the rest")
  void path(String id, String segments) {
    assertThat(PathSegment.path(Operation.RETRIEVE, id)).hasToString(segments);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "/a", "a/", "a//b", "a/../b", "./a"})
  @DisplayName("that is a path is refused where one of its segments would lead to another")
  void refusedPath(String id) {
    assertRefused(() -> PathSegment.path(Operation.DELETE, id));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refusal -> {
              assertThat(refusal.operation()).isEqualTo(Operation.DELETE);
              assertThat(refusal.billed()).isEqualTo(Billed.NO);
              assertThat(refusal.getMessage()).matches("\\p{Print}+").contains("cannot be an id");
            });
  }
}
