package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;

/** Numbers, and durations as numbers of seconds. */
final class Numbers {

  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int NANO_DIGITS = 9;

  static final JsonForm<BigDecimal> NUMBER =
      new JsonForm<>() {
        @Override
        public JsonNode write(BigDecimal value) {
          return Nodes.number(value);
        }

        @Override
        public BigDecimal read(JsonNode json, String path) {
          if (!json.isNumber()) {
            throw new MalformedJsonException(path, "is a number, not " + Nodes.kind(json));
          }
          return Nodes.plain(json.decimalValue());
        }
      };

  /** A duration in seconds. */
  static final JsonForm<Duration> SECONDS =
      new JsonForm<>() {
        @Override
        public JsonNode write(Duration value) {
          return Nodes.seconds(value);
        }

        @Override
        public Duration read(JsonNode json, String path) {
          BigDecimal seconds = NUMBER.read(json, path).stripTrailingZeros();
          boolean small = (long) seconds.precision() - seconds.scale() <= MAX_SECONDS.precision();
          if (!small || seconds.scale() > NANO_DIGITS || seconds.abs().compareTo(MAX_SECONDS) > 0) {
            throw new MalformedJsonException(path, "is a number of seconds, with 9 decimals");
          }
          long whole = seconds.longValue();
          BigDecimal nanos =
              seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(NANO_DIGITS);
          return Duration.ofSeconds(whole, nanos.intValue());
        }
      };

  private Numbers() {}
}
