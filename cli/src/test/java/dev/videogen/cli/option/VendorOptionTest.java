package dev.videogen.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A vendor's option")
class VendorOptionTest {

  static Stream<Arguments> values() {
    return Stream.of(
        arguments("style=noir", "style", "noir"),
        arguments("style=\"noir\"", "style", "noir"),
        arguments("steps=30", "steps", 30),
        arguments("scale=7.50", "scale", new BigDecimal("7.50")),
        arguments("enhance=true", "enhance", true),
        arguments("tags=[\"a\",1]", "tags", List.of("a", 1)),
        arguments("camera={\"zoom\":2}", "camera", Map.of("zoom", 2)),
        arguments("size=1280x720", "size", "1280x720"),
        arguments("code=007", "code", "007"),
        arguments("note=null", "note", null),
        arguments("note= null ", "note", null),
        arguments("note=\"null\"", "note", "null"),
        arguments("parts=[null]", "parts", Collections.singletonList(null)),
        arguments("scale=1e2", "scale", new BigDecimal("1E+2")),
        arguments("big=" + "7".repeat(2_000), "big", new BigInteger("7".repeat(2_000))),
        arguments("quote=\"a\" and b", "quote", "\"a\" and b"),
        arguments("file=@/etc/passwd", "file", "@/etc/passwd"),
        arguments("note=two words", "note", "two words"),
        arguments("formula=a=b", "formula", "a=b"),
        arguments("empty=", "empty", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  @DisplayName("has the value that JSON means, or else the text")
  void hasTheValueThatJsonMeansOrElseTheText(String text, String name, Object value) {
    assertThat(VendorOption.parse(text)).isEqualTo(new VendorOption(name, value));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "camera={\"zoom\"",
        "camera={zoom:2}",
        "camera={\"zoom\":2} x",
        "camera={\"zoom\":2,\"zoom\":3}",
        "tags=[1,2",
        "tags= [intro] a cat"
      })
  @DisplayName("that begins as JSON and is none is refused, with the way to write it as a text")
  void thatBeginsAsJsonAndIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> VendorOption.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begins as JSON and is none")
        .hasMessageContaining("='\"...\"'");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "style", "=noir", " =noir"})
  @DisplayName("needs a name and a value")
  void needsANameAndAValue(String text) {
    assertThatThrownBy(() -> VendorOption.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NAME=VALUE");
  }
}
