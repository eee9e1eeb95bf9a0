package dev.videogen.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A list for people")
class ListingTest {

  private static List<Integer> numbers(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  @Test
  @DisplayName("has commas")
  void hasCommas() {
    assertThat(Listing.of(List.of())).isEmpty();
    assertThat(Listing.of(List.of("a"))).isEqualTo("a");
    assertThat(Listing.of(List.of("a", "b", "c"))).isEqualTo("a, b, c");
  }

  @Test
  @DisplayName("ends where nobody would read on")
  void ends() {
    assertThat(Listing.of(numbers(16))).endsWith("15, 16");
    assertThat(Listing.of(numbers(17))).endsWith("15, 16 and 1 more");
    assertThat(Listing.of(numbers(100))).endsWith("15, 16 and 84 more");
  }

  @Test
  @DisplayName("may have a word before the last")
  void hasAWordBeforeTheLast() {
    assertThat(Listing.of(List.of(), "or")).isEmpty();
    assertThat(Listing.of(List.of("a"), "or")).isEqualTo("a");
    assertThat(Listing.of(List.of("a", "b"), "or")).isEqualTo("a or b");
    assertThat(Listing.of(List.of("a", "b", "c"), "and")).isEqualTo("a, b and c");
  }
}
