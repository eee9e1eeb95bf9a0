package dev.videogen.http.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The headers of a response. Names are found in any case; of a header that occurs several times,
 * the first counts.
 *
 * <p>Immutable.
 */
public final class ResponseHeaders {

  private static final ResponseHeaders NONE = new ResponseHeaders(List.of());

  /** Each name with its value after it: a response has few headers, and is asked for fewer. */
  private final List<String> namesAndValues;

  private ResponseHeaders(List<String> namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  /**
   * No headers at all.
   *
   * @return the empty headers
   */
  public static ResponseHeaders none() {
    return NONE;
  }

  /**
   * Headers from names and values.
   *
   * @param headers each name with its value
   * @return the headers
   */
  public static ResponseHeaders of(Map<String, String> headers) {
    List<String> namesAndValues = new ArrayList<>(2 * headers.size());
    headers.forEach(
        (name, value) -> {
          namesAndValues.add(name);
          namesAndValues.add(value);
        });
    return new ResponseHeaders(namesAndValues);
  }

  /**
   * Headers as they came.
   *
   * @param namesAndValues each name with its value after it, in a list that nobody changes
   * @return the headers
   */
  public static ResponseHeaders inTurn(List<String> namesAndValues) {
    return new ResponseHeaders(namesAndValues);
  }

  /**
   * The value of a header.
   *
   * @param name in any case
   * @return the value without blanks around it; empty if the header is missing or blank
   */
  public Optional<String> get(String name) {
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      if (namesAndValues.get(i).equalsIgnoreCase(name)) {
        String value = namesAndValues.get(i + 1).strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /**
   * A header that says yes or no.
   *
   * @param name in any case
   * @return whether it says {@code true}, in any case; empty if it says neither that nor {@code
   *     false}
   */
  public Optional<Boolean> flag(String name) {
    return get(name)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> word.equals("true") || word.equals("false"))
        .map(Boolean::valueOf);
  }

  /**
   * The time of day at the server.
   *
   * @return what the header {@code Date} says, to the second; empty if it is missing or unreadable
   */
  public Optional<Instant> date() {
    return get("date").flatMap(ResponseHeaders::httpDate);
  }

  /**
   * How long the server asks to wait before the next request: {@code retry-after-ms}, else {@code
   * retry-after} in seconds or as a date, which is read by the server's own clock.
   *
   * @param now the time of day here, in case the server does not give its own
   * @return zero or more; empty if the server does not say
   */
  public Optional<Duration> retryAfter(Instant now) {
    return millis("retry-after-ms")
        .or(() -> get("retry-after").flatMap(ResponseHeaders::seconds))
        .or(
            () ->
                get("retry-after")
                    .flatMap(ResponseHeaders::httpDate)
                    .map(until -> atLeastZero(Duration.between(date().orElse(now), until))));
  }

  /**
   * How the body is packed.
   *
   * @return {@code gzip} and the like in lower case, in the order in which it was done; empty if
   *     the body is as it is
   */
  public List<String> contentEncodings() {
    Optional<String> told = get("content-encoding");
    if (told.isEmpty()) {
      return List.of();
    }
    return Stream.of(told.get().toLowerCase(Locale.ROOT).split(",", -1))
        .map(String::strip)
        .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
        .toList();
  }

  /**
   * A header that is a number of milliseconds.
   *
   * @param name in any case
   * @return zero or more; empty if it is missing or no number
   */
  public Optional<Duration> millis(String name) {
    return get(name)
        .flatMap(ResponseHeaders::number)
        .map(ms -> Duration.ofNanos((long) (ms * 1e6)));
  }

  private static Optional<Duration> seconds(String text) {
    return number(text).map(seconds -> Duration.ofNanos((long) (seconds * 1e9)));
  }

  private static Optional<Double> number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? Optional.of(Math.max(0, number)) : Optional.empty();
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  /** The names alone; values may be secret. */
  @Override
  public String toString() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      names.add(namesAndValues.get(i));
    }
    return "ResponseHeaders" + names;
  }
}
