package dev.videogen.cli.option;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What only one vendor knows, as {@code NAME=VALUE} on the command line.
 *
 * @param name the vendor's name of it
 * @param value the value as JSON means it, or the text itself where it is not JSON
 */
record VendorOption(String name, Object value) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static VendorOption parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || text.substring(0, equals).isBlank()) {
      throw new IllegalArgumentException(
          "NAME=VALUE is wanted, such as style=noir, not \"" + text + "\"");
    }
    return new VendorOption(text.substring(0, equals).strip(), value(text.substring(equals + 1)));
  }

  private static Object value(String text) {
    try {
      Object value = JSON.readValue(text, Object.class);
      return value == null ? text : value;
    } catch (JsonProcessingException noJson) {
      return text;
    }
  }
}
