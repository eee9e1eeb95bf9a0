package dev.videogen.http.wire;

import dev.videogen.VideoSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads values from text in all the ways in which servers write them; empty is what is none. */
final class LenientParser {

  /** A number of seconds since 1970 is below this until the year 5138; milliseconds are above. */
  private static final BigDecimal MIN_EPOCH_MILLIS = BigDecimal.valueOf(100_000_000_000L);

  /** What is beyond is no moment of a job, whatever it is. */
  private static final Instant MAX_MOMENT = Instant.parse("2200-01-01T00:00:00Z");

  /** Without a zone it could be any of 26 hours. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME,
          DateTimeFormatter.ofPattern(
              "yyyy-MM-dd['T'][' ']HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][' '][xx][XXX]", Locale.ROOT),
          DateTimeFormatter.RFC_1123_DATE_TIME);

  private static final BigDecimal MAX_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final String IN_NUMBERS = "+-.eE";

  private static final Pattern UNIT_OF_SECONDS = Pattern.compile("\\s*s(ec(onds?)?)?$");

  private static final Pattern BETWEEN_EDGES = Pattern.compile("\\s*[*\u00d7X]\\s*");

  /** 1e999999999 is short to write and endless to compute with. */
  private static final int MAX_DIGITS = 400;

  private LenientParser() {}

  static Optional<BigDecimal> number(String text) {
    String figure = text.strip();
    if (!mayBeNumber(figure)) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(figure);
      boolean sane = Math.abs(number.scale()) < MAX_DIGITS && number.precision() < MAX_DIGITS;
      return sane ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  /** What certainly is none needs no exception to say so. */
  private static boolean mayBeNumber(String figure) {
    for (int i = 0; i < figure.length(); i++) {
      char each = figure.charAt(i);
      if (each < Byte.MAX_VALUE && (each < '0' || each > '9') && IN_NUMBERS.indexOf(each) < 0) {
        return false;
      }
    }
    return !figure.isEmpty();
  }

  static Optional<Integer> integer(BigDecimal number) {
    return number.abs().compareTo(MAX_INTEGER) <= 0
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  static Optional<Integer> percent(String text) {
    String figure = text.strip();
    boolean ofHundred = figure.endsWith("%") || figure.endsWith("/100");
    return number(ofHundred ? figure.substring(0, figure.length() - suffix(figure)) : figure)
        .map(number -> ofHundred || !isShare(number) ? number : number.multiply(HUNDRED))
        .filter(number -> number.signum() >= 0 && number.compareTo(HUNDRED) <= 0)
        .map(BigDecimal::intValue);
  }

  private static int suffix(String figure) {
    return figure.endsWith("%") ? 1 : "/100".length();
  }

  /** 0.45 and 1.0 are shares, 1 is one percent. */
  private static boolean isShare(BigDecimal number) {
    return number.scale() > 0 && number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
  }

  static Optional<Duration> seconds(String text) {
    Optional<BigDecimal> bare = number(text);
    return (bare.isPresent() ? bare : number(withoutUnit(text)))
        .filter(number -> number.signum() > 0 && number.compareTo(MAX_INTEGER) <= 0)
        .map(number -> Duration.ofMillis(millis(number)))
        .filter(duration -> !duration.isZero());
  }

  private static String withoutUnit(String seconds) {
    return UNIT_OF_SECONDS.matcher(seconds.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
  }

  static Optional<Instant> instant(String text) {
    Optional<BigDecimal> number = number(text);
    return number.isPresent()
        ? number.flatMap(LenientParser::instant)
        : date(text.strip()).filter(LenientParser::isOfJobs);
  }

  static Optional<Instant> instant(BigDecimal number) {
    return sinceEpoch(number).filter(LenientParser::isOfJobs);
  }

  private static boolean isOfJobs(Instant moment) {
    return moment.isAfter(Instant.EPOCH) && moment.isBefore(MAX_MOMENT);
  }

  /** The unit is told by the size: seconds, milliseconds, microseconds or nanoseconds. */
  private static Optional<Instant> sinceEpoch(BigDecimal number) {
    BigDecimal seconds = number;
    for (int unit = 0; unit < 3 && seconds.compareTo(MIN_EPOCH_MILLIS) >= 0; unit++) {
      seconds = seconds.movePointLeft(3);
    }
    return seconds.abs().compareTo(MIN_EPOCH_MILLIS) < 0
        ? Optional.of(Instant.ofEpochMilli(millis(seconds)))
        : Optional.empty();
  }

  private static Optional<Instant> date(String text) {
    for (DateTimeFormatter form : DATES) {
      try {
        return Optional.of(OffsetDateTime.parse(text, form).toInstant());
      } catch (DateTimeException another) {
        // The next form may be it.
      }
    }
    return Optional.empty();
  }

  private static long millis(BigDecimal seconds) {
    return seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  static Optional<VideoSize> size(String text) {
    try {
      return Optional.of(VideoSize.parse(BETWEEN_EDGES.matcher(text).replaceAll("x")));
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
    // Where an address is expected, servers also write that there is none yet, in words.
    boolean words = text.indexOf('/') < 0 && text.strip().chars().anyMatch(Character::isWhitespace);
    return words ? Optional.empty() : RawAddress.parse(text);
  }
}
