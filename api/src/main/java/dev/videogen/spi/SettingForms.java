package dev.videogen.spi;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of settings; text of another form is an {@link IllegalArgumentException}. */
final class SettingForms {

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h)");
  private static final Map<String, LongFunction<Duration>> UNITS =
      Map.of(
          "ms", Duration::ofMillis,
          "s", Duration::ofSeconds,
          "m", Duration::ofMinutes,
          "h", Duration::ofHours);

  private SettingForms() {}

  static String text(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("blank");
    }
    return text.strip();
  }

  static Duration duration(String text) {
    Matcher amount = AMOUNT.matcher(text.strip().toLowerCase(Locale.ROOT));
    Duration duration;
    if (amount.matches()) {
      LongFunction<Duration> unit = UNITS.getOrDefault(amount.group(2), Duration::ofSeconds);
      duration = unit.apply(Long.parseLong(amount.group(1)));
    } else {
      try {
        duration = Duration.parse(text.strip());
      } catch (DateTimeParseException other) {
        throw new IllegalArgumentException("no duration", other);
      }
    }
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("not above zero");
    }
    return duration;
  }

  static Integer count(String text) {
    int number = Integer.parseInt(text.strip());
    if (number < 1) {
      throw new IllegalArgumentException("below 1");
    }
    return number;
  }

  static Boolean flag(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  static URI address(String text) {
    URI address = URI.create(text.strip());
    String scheme = address.getScheme() == null ? "" : address.getScheme();
    boolean http = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    if (!http || address.getHost() == null) {
      throw new IllegalArgumentException("no absolute http or https address");
    }
    return address;
  }

  static <E extends Enum<E>> E choice(Class<E> values, String text) {
    for (E value : values.getEnumConstants()) {
      if (Setting.word(value).equalsIgnoreCase(text.strip())) {
        return value;
      }
    }
    throw new IllegalArgumentException("none of the words");
  }
}
