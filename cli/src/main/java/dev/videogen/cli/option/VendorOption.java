package dev.videogen.cli.option;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * What only one vendor knows, as {@code NAME=VALUE} on the command line.
 *
 * @param name the vendor's name of it
 * @param value the value as JSON means it, null for JSON's null; or the text itself where it is not
 *     JSON
 */
record VendorOption(String name, @Nullable Object value) {

  /** As long as a command line can be; of the default a number of many digits would be a text. */
  private static final int MAX_DIGITS = 100_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(MAX_DIGITS).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static VendorOption parse(String text) {
    NamedText option = NamedText.parse(text, "style=noir");
    return new VendorOption(option.name(), value(option.name(), option.text()));
  }

  private static @Nullable Object value(String name, String text) {
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException noJson) {
      String head = text.stripLeading();
      if (head.startsWith("{") || head.startsWith("[")) {
        throw new IllegalArgumentException(
            "the value of %s begins as JSON and is none: %s. A text is put in quotes: %s='\"...\"'"
                .formatted(name, noJson.getOriginalMessage(), name),
            noJson);
      }
      return text;
    }
  }
}
