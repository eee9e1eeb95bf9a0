package dev.videogen.http.wire;

import dev.videogen.VideoSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** Reads values from text in all the ways in which servers write them; empty is what is none. */
final class LenientParser {

  /** A number of seconds since 1970 is below this until the year 5138; milliseconds are above. */
  private static final BigDecimal MIN_EPOCH_MILLIS = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal MAX_EPOCH_MILLIS = MIN_EPOCH_MILLIS.movePointRight(3);
  private static final BigDecimal MAX_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** 1e999999999 is short to write and endless to compute with. */
  private static final int MAX_DIGITS = 400;

  private LenientParser() {}

  static Optional<BigDecimal> number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      boolean sane = Math.abs(number.scale()) < MAX_DIGITS && number.precision() < MAX_DIGITS;
      return sane ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  static Optional<Integer> integer(BigDecimal number) {
    return number.abs().compareTo(MAX_INTEGER) <= 0
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  static Optional<Integer> percent(String text) {
    String figure = text.strip();
    return number(figure.endsWith("%") ? figure.substring(0, figure.length() - 1) : figure)
        .map(number -> number.min(HUNDRED).max(BigDecimal.ZERO).intValue());
  }

  static Optional<Duration> seconds(String text) {
    String figure = text.strip().toLowerCase(Locale.ROOT);
    return number(figure.endsWith("s") ? figure.substring(0, figure.length() - 1) : figure)
        .filter(number -> number.signum() > 0 && number.compareTo(MAX_INTEGER) <= 0)
        .map(number -> Duration.ofMillis(millis(number)))
        .filter(duration -> !duration.isZero());
  }

  static Optional<Instant> instant(String text) {
    Optional<BigDecimal> number = number(text);
    return (number.isPresent() ? number.flatMap(LenientParser::sinceEpoch) : isoDate(text))
        .filter(moment -> moment.isAfter(Instant.EPOCH));
  }

  private static Optional<Instant> sinceEpoch(BigDecimal number) {
    if (number.abs().compareTo(MAX_EPOCH_MILLIS) > 0) {
      return Optional.empty();
    }
    boolean seconds = number.compareTo(MIN_EPOCH_MILLIS) < 0;
    return Optional.of(Instant.ofEpochMilli(seconds ? millis(number) : number.longValue()));
  }

  private static Optional<Instant> isoDate(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static long millis(BigDecimal seconds) {
    return seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  static Optional<VideoSize> size(String text) {
    try {
      return Optional.of(VideoSize.parse(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  static Optional<Boolean> flag(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text.strip()));
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }
}
