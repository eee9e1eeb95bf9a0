package dev.videogen.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A text of somebody else")
class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, 0x0b, '\r', 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0xad, 0x34f, 0x61c, 0x3164, 0x200b,
        0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069,
        0xfeff, 0xfff9, 0xe0001, 0xe0041, 0xd800, 0xdfff
      })
  @DisplayName("is printed without what moves, colours, turns or hides")
  void withoutWhatMoves(int codePoint) {
    String text = "a" + Character.toString(codePoint) + "b";

    assertThat(Printable.isPrintable(codePoint)).isFalse();
    assertThat(Printable.lines(text)).isEqualTo("ab");
    assertThat(Printable.line(text)).matches("a ?b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A cat, 7 %",
        "K\u00e4tzchen",
        "\u732b",
        "\u0645\u0631\u062d",
        "\ud83d\udc08",
        "e\u0301"
      })
  @DisplayName("keeps every letter")
  void keepsEveryLetter(String text) {
    assertThat(Printable.lines(text)).isEqualTo(text);
    assertThat(Printable.line(text)).isEqualTo(text);
  }

  @Test
  @DisplayName("has its lines, or is one")
  void hasItsLines() {
    String text = " a\r\n\tb\u2028c\u0085 d\n";

    assertThat(Printable.lines(text)).isEqualTo(" a\n\tbc d\n");
    assertThat(Printable.line(text)).isEqualTo("a b c d");
  }
}
