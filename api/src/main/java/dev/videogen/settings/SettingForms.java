package dev.videogen.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the values of settings. What a copy brings along does not count, such as blanks and quotes
 * around a value; a text that is not of the form gives nothing.
 */
final class SettingForms {

  /** Longer ones are mistakes, and would overflow where they are counted in nanoseconds. */
  private static final Duration MAX_DURATION = Duration.ofDays(365);

  private static final int HIGHEST_PORT = 0xffff;
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h)");

  private static final Pattern BYTES =
      Pattern.compile("(\\d{1,15})\\s*b?|(\\d{1,6})\\s*([kmgt])(i?)b?");

  /**
   * Without an exponent, by which a short text could stand for more digits than there is memory.
   */
  private static final Pattern DOLLARS = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

  private SettingForms() {}

  static Optional<String> text(String text) {
    String stripped = PastedText.cleaned(text);
    // A line break in a header or a log line would begin another one.
    boolean oneLine = stripped.chars().noneMatch(Character::isISOControl);
    return oneLine && !stripped.isEmpty() ? Optional.of(stripped) : Optional.empty();
  }

  static Optional<Duration> duration(String text) {
    Matcher amount = AMOUNT.matcher(PastedText.cleaned(text).toLowerCase(Locale.ROOT));
    Optional<Duration> duration =
        amount.matches()
            ? Optional.of(duration(Long.parseLong(amount.group(1)), amount.group(2)))
            : iso(PastedText.cleaned(text));
    return duration.filter(
        value -> !value.isZero() && !value.isNegative() && value.compareTo(MAX_DURATION) <= 0);
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  private static Optional<Duration> iso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }

  static Optional<Integer> count(String text) {
    try {
      return Optional.of(Integer.valueOf(PastedText.cleaned(text))).filter(number -> number >= 1);
    } catch (NumberFormatException other) {
      return Optional.empty();
    }
  }

  static Optional<Long> bytes(String text) {
    Matcher amount = BYTES.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!amount.matches()) {
      return Optional.empty();
    }
    if (amount.group(1) != null) {
      return Optional.of(Long.valueOf(amount.group(1))).filter(number -> number >= 1);
    }
    long bytes = Long.parseLong(amount.group(2));
    for (int power = "kmgt".indexOf(amount.group(3)); power >= 0; power--) {
      bytes *= amount.group(4).isEmpty() ? 1000 : 1024;
    }
    return Optional.of(bytes).filter(number -> number >= 1);
  }

  static Optional<BigDecimal> dollars(String text) {
    String stripped = PastedText.cleaned(text);
    return DOLLARS.matcher(stripped).matches()
        ? Optional.of(new BigDecimal(stripped))
        : Optional.empty();
  }

  static Optional<Path> file(String text) {
    try {
      return text(text).map(Path::of);
    } catch (InvalidPathException other) {
      return Optional.empty();
    }
  }

  static Optional<Boolean> flag(String text) {
    return switch (PastedText.cleaned(text).toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static Optional<URI> address(String text) {
    try {
      URI address = new URI(PastedText.cleaned(text));
      boolean http =
          "http".equalsIgnoreCase(address.getScheme())
              || "https".equalsIgnoreCase(address.getScheme());
      return http && address.getHost() != null && address.getPort() <= HIGHEST_PORT
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException other) {
      return Optional.empty();
    }
  }

  static <E extends Enum<E>> Optional<E> choice(Class<E> values, String text) {
    return Arrays.stream(values.getEnumConstants())
        .filter(value -> Setting.word(value).equalsIgnoreCase(PastedText.cleaned(text)))
        .findFirst();
  }
}
