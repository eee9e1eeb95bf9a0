package dev.videogen.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Spelling")
class EditDistanceTest {

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "'', '', 0",
    "abc, '', 3",
    "'', abc, 3",
    "provider, provider, 0",
    "PROVIDER, provider, 0",
    "provider, Provider, 0",
    "providr, provider, 1",
    "provider, providr, 1",
    "providder, provider, 1",
    "provader, provider, 1",
    "prvoider, provider, 1",
    "rpovider, provider, 1",
    "provdire, provider, 2",
    "api_key, api-key, 1",
    "abcd, badc, 2",
    "ca, abc, 3",
    "kitten, sitting, 3",
    "port, type, 4",
  })
  @DisplayName("counts letters left out, put in, replaced and swapped")
  void countsSlips(String written, String right, int slips) {
    assertThat(EditDistance.slips(written, right)).isEqualTo(slips);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "providr, provider",
    "prvidr, provider",
    "poll-timeuot, poll-timeout",
    "pool-tmeot, poll-timeout",
    "est, east",
    "eats, east",
  })
  @DisplayName("names the nearest right name")
  void namesTheNearest(String written, String nearest) {
    assertThat(
            EditDistance.nearest(
                written, List.of("east", "provider", "poll-timeout", "call-timeout")))
        .contains(nearest);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {"", "et", "aet", "pvidr", "pol-tmeot", "xxpoll-timeoutyy", "something-else"})
  @DisplayName("names none where none is near: one slip, one more for five letters, three at most")
  void namesNoneWhereNoneIsNear(String written) {
    assertThat(EditDistance.nearest(written, List.of("east", "provider", "poll-timeout")))
        .isEmpty();
  }

  @Test
  @DisplayName("takes the first of the alphabet among equally near names")
  void takesTheFirstOfEqual() {
    assertThat(EditDistance.nearest("wast", List.of("west", "east", "zzzz"))).contains("east");
  }
}
