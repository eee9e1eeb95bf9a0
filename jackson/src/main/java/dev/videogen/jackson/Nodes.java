package dev.videogen.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Trees of JSON in which no digit of a number is lost. */
final class Nodes {

  static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

  /** Above that a number is written with its exponent, for its zeros would fill the memory. */
  private static final int MAX_ZEROS = 30;

  /** Whatever mapper an app has, money and seconds are not rounded to a double. */
  private static final ObjectReader READER =
      JsonMapper.builder()
          .nodeFactory(FACTORY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  private Nodes() {}

  /** The value that a parser stands at. */
  static JsonNode read(JsonParser parser) throws IOException {
    return READER.readTree(parser);
  }

  /** A number without needless zeros; a whole one as such. */
  static JsonNode number(BigDecimal value) {
    BigDecimal plain = plain(value);
    return plain.scale() == 0
        ? FACTORY.numberNode(plain.toBigInteger())
        : FACTORY.numberNode(plain);
  }

  /** The same number without needless zeros, which an app's trees of JSON may add or drop. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal exact = value.stripTrailingZeros();
    return exact.scale() < 0 && exact.scale() >= -MAX_ZEROS ? exact.setScale(0) : exact;
  }

  /** A duration as its seconds, to the nanosecond. */
  static JsonNode seconds(Duration value) {
    return number(
        BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9)));
  }

  /** Adds what is known. */
  static void put(ObjectNode json, String name, Optional<?> value) {
    value.ifPresent(known -> json.put(name, known.toString()));
  }

  /** Adds a duration if it is known. */
  static void putSeconds(ObjectNode json, String name, Optional<Duration> value) {
    value.ifPresent(known -> json.set(name, seconds(known)));
  }

  /** Adds strings if there are any. */
  static void putStrings(ObjectNode json, String name, Collection<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(name);
      values.forEach(array::add);
    }
  }

  /** What JSON is, for messages. */
  static String kind(JsonNode json) {
    return json.isMissingNode() ? "missing" : json.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
