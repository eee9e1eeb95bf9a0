package dev.videogen.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.VideoSize;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A tolerant view of JSON")
class JsonViewTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"video_1\"|video_1",
        "17|17",
        "17.50|17.5",
        "true|true",
        "\"\"|",
        "\"  \"|",
        "null|",
        "{}|",
        "{\"a\":1}|",
        "[\"x\"]|",
      })
  @DisplayName("reads text, also from a number")
  void text(String value, String text) {
    assertThat(field(value).text("x")).isEqualTo(Optional.ofNullable(text));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "8|8",
        "\"8\"|8",
        "\" 8.25 \"|8.25",
        "\"eight\"|",
        "true|",
        "\"1e999999999\"|",
        "\"1e-999999999\"|",
        "\"NaN\"|",
        "[8]|",
        "null|",
      })
  @DisplayName("reads a number, also from text")
  void number(String value, BigDecimal number) {
    assertThat(field(value).number("x")).isEqualTo(Optional.ofNullable(number));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "7, 7",
    "'\"7\"', 7",
    "7.9, 7",
    "-7, -7",
    "3000000000, ",
    "'\"7px\"', ",
    "{}, ",
    "null, "
  })
  @DisplayName("reads a whole number")
  void integer(String value, Integer number) {
    assertThat(field(value).integer("x").stream().boxed().findFirst())
        .isEqualTo(Optional.ofNullable(number));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "45, 45",
    "45.9, 45",
    "'\"45%\"', 45",
    "'\" 45 % \"', 45",
    "'\"45\"', 45",
    "0, 0",
    "100, 100",
    "1, 1",
    "0.45, 45",
    "1.0, 100",
    "'\"0.5\"', 50",
    "'\"45/100\"', 45",
    "'\"100%\"', 100",
    "'\"1%\"', 1",
    "-5, ",
    "250, ",
    "1e300, ",
    "'\"half\"', ",
    "null, "
  })
  @DisplayName("reads a progress in percent")
  void percent(String value, Integer percent) {
    assertThat(field(value).percent("x").stream().boxed().findFirst())
        .isEqualTo(Optional.ofNullable(percent));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "8, PT8S",
    "'\"8\"', PT8S",
    "'\"8s\"', PT8S",
    "8.5, PT8.5S",
    "'\"8 seconds\"', PT8S",
    "0, ",
    "-1, ",
    "0.0001, ",
    "1e30, ",
    "'\"long\"', ",
    "null, "
  })
  @DisplayName("reads a number of seconds")
  void seconds(String value, Duration duration) {
    assertThat(field(value).seconds("x")).isEqualTo(Optional.ofNullable(duration));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "1764547200, 2025-12-01T00:00:00Z",
    "1764547200.5, 2025-12-01T00:00:00.500Z",
    "'\"1764547200\"', 2025-12-01T00:00:00Z",
    "1764547200123, 2025-12-01T00:00:00.123Z",
    "'\"2025-12-01T01:00:00+01:00\"', 2025-12-01T00:00:00Z",
    "'\"2025-12-01T00:00:00.25Z\"', 2025-12-01T00:00:00.250Z",
    "1764547200123456, 2025-12-01T00:00:00.123Z",
    "1764547200123456789, 2025-12-01T00:00:00.123Z",
    "'\"2025-12-01 00:00:00+0000\"', 2025-12-01T00:00:00Z",
    "'\"2025-12-01T00:00:00.123456+00:00\"', 2025-12-01T00:00:00.123456Z",
    "'\"Mon, 1 Dec 2025 00:00:00 GMT\"', 2025-12-01T00:00:00Z",
    "'\"2025-12-01T00:00:00\"', ",
    "9999999999, ",
    "99999999999999999999999, ",
    "0, ",
    "-1, ",
    "1e20, ",
    "'\"yesterday\"', ",
    "null, "
  })
  @DisplayName("reads a moment in seconds or parts of them, or a date with its zone")
  void instant(String value, Instant moment) {
    assertThat(field(value).instant("x")).isEqualTo(Optional.ofNullable(moment));
  }

  @Test
  @DisplayName("reads sizes, truth values and addresses")
  void others() {
    assertThat(field("\"1280x720\"").size("x")).hasValue(VideoSize.of(1280, 720));
    assertThat(field("\"1280*720\"").size("x")).hasValue(VideoSize.of(1280, 720));
    assertThat(field("\"1280 X 720\"").size("x")).hasValue(VideoSize.of(1280, 720));
    assertThat(field("\"big\"").size("x")).isEmpty();
    assertThat(field("720").size("x")).isEmpty();
    assertThat(field("\"TRUE\"").flag("x")).hasValue(true);
    assertThat(field("0").flag("x")).hasValue(false);
    assertThat(field("\"perhaps\"").flag("x")).isEmpty();
    assertThat(field("\"/v1/x?y=%2F\"").address("x")).hasValue(URI.create("/v1/x?y=%2F"));
    assertThat(field("\"clips/my cat.mp4\"").address("x"))
        .hasValue(URI.create("clips/my%20cat.mp4"));
    assertThat(field("\"not an address\"").address("x")).isEmpty();
  }

  @Test
  @DisplayName("reads objects and arrays, and takes one for an array of one")
  void nested() {
    JsonView json =
        JsonView.parse(
            "{\"data\":[{\"id\":\"a\"},null,7,{\"id\":\"b\"}],\"one\":{\"id\":\"c\"},"
                + "\"words\":[\"x\",2,null,{},\"\"],\"word\":\"y\"}");

    assertThat(json.objects("data")).map(item -> item.required("id")).containsExactly("a", "b");
    assertThat(json.objects("one")).map(item -> item.required("id")).containsExactly("c");
    assertThat(json.objects("none")).isEmpty();
    assertThat(json.object("one").text("id")).hasValue("c");
    assertThat(json.object("data").text("id")).isEmpty();
    assertThat(json.object("none").object("deeper").text("id")).isEmpty();
    assertThat(json.texts("words")).containsExactly("x", "2");
    assertThat(json.texts("word")).containsExactly("y");
    assertThat(json.texts("one")).isEmpty();
    assertThat(json.names()).isEqualTo(List.of("data", "one", "words", "word"));
    assertThat(JsonView.parse("[{\"id\":\"a\"}]").objects()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"{}", "[]", "null", "7", "\"text\"", "{\"x\":null}", "[{\"x\":{}}]"})
  @DisplayName("is never broken by what is not there")
  void tolerant(String json) {
    JsonView view = JsonView.parse(json);

    assertThatCode(
            () -> {
              assertThat(view.text("x")).isEmpty();
              assertThat(view.number("x")).isEmpty();
              assertThat(view.percent("x")).isEmpty();
              assertThat(view.seconds("x")).isEmpty();
              assertThat(view.instant("x")).isEmpty();
              assertThat(view.size("x")).isEmpty();
              assertThat(view.flag("x")).isEmpty();
              assertThat(view.address("x")).isEmpty();
              assertThat(view.object("x").isEmpty()).isTrue();
              assertThat(view.texts("x")).isEmpty();
              assertThat(view.has("x")).isFalse();
            })
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("reads what no standard has and servers send, and NaN as absent")
  void nonStandard() {
    JsonView json =
        JsonView.parse("{\"id\":\"a\",\"eta\":NaN,\"prompt\":\"a\tcat\",\"createdAt\":17,}");

    assertThat(json.required("id")).isEqualTo("a");
    assertThat(json.number("eta")).isEmpty();
    assertThat(json.percent("eta")).isEmpty();
    assertThat(json.text("prompt")).contains("a\tcat");
    assertThat(json.instant("created_at")).contains(Instant.ofEpochSecond(17));
  }

  @Test
  @DisplayName("says what is missing where a response is of no use without it")
  void required() {
    assertThatThrownBy(() -> JsonView.parse("{\"id\":{}}").required("id"))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessage("its \"id\" is missing");
  }

  private static JsonView field(String value) {
    return JsonView.parse("{\"x\":" + value + "}");
  }
}
