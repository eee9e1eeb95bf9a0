package dev.videogen.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A prompt that was sent")
class FoldedPromptTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "A  red fox, 'a red\tfox '",
    "A red fox, A RED FOX",
    "'A red fox, at dusk', 'A red f…'",
    "'A red fox, at dusk', '...fox, at dusk'",
    "'A red fox, at dusk', ''",
    "Cats & dogs, Cats &amp; dogs",
    "Cats & dogs, Cats &amp;amp; dogs",
    "'1 < 2, 3 > 2', '1 &lt; 2, 3 &gt; 2'",
    "A <b>red</b> fox, A &lt;b>red&lt;/b> fox",
    "A <b>red</b> fox, A red fox",
    "A <b>red</b> fox, A <b>red</b",
    "A <b>red</b> fox, ...b>red</b> fox",
    "A <b>red</b> fox, …t;b&gt;red&lt;/b&gt; fox",
    "Cats & dogs in rain, ...mp; dogs in rain",
    "Cats & dogs in rain, Cats &am...",
    "Nobody's home, Nobody&#3…",
    "Nobody's home, Nobody&#39;s home",
    "Nobody's home, Nobody&#X27;s home",
    "Nobody's home, Nobody’s home",
    "A café in the rain, A cafe\u0301 in the rain",
    "A café in the rain, A cafe in the rain",
    "A café in the rain, A caf&eacute; in the rain",
    "A café in the rain, A caf&#233; in the rain",
    "A café in the rain, A caf\uFFFD in the rain",
    "A café in the rain, A cafÃ© in the rain",
    "Straße am Meer, STRASSE AM MEER",
    "A fox \uD83E\uDD8A in snow, A fox  in snow",
    "A fox = fast + red, A fox  fast  red",
    "猫が走る, 猫が"
  })
  @DisplayName("could be told with other blanks, case, signs, escapes, tags, accents, or cut")
  void could(String sent, String told) {
    assertThat(FoldedPrompt.of(sent).couldBeToldAs(told)).isTrue();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "A red fox, A red dog",
    "A red fox 1, A red fox 2",
    "A red f, A red fox",
    "A red fox, dogs;",
    "A red fox, A dog > a cat >",
    "A red fox, A red dog &",
    "猫が走る, 犬が走る",
    "猫が走る 4k, 犬が走る 4k"
  })
  @DisplayName("is no other for all that")
  void other(String sent, String told) {
    assertThat(FoldedPrompt.of(sent).couldBeToldAs(told)).isFalse();
  }
}
