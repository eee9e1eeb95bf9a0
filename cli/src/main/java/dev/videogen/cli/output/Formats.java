package dev.videogen.cli.output;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Locale;

/** How quantities are put into words, the same in every command. */
public final class Formats {

  private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

  private Formats() {}

  /** A number of bytes in the largest fitting unit of a thousand: {@code 1.2 MB}. */
  public static String bytes(long count) {
    if (count < 1000) {
      return count + " bytes";
    }
    double value = count;
    int unit = -1;
    do {
      value /= 1000;
      unit++;
    } while (value >= 999.5 && unit < UNITS.length - 1);
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
  }

  /** A number without needless zeros, and never with an exponent for those at its end. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal exact = number.stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  /** How long something took or may take: {@code 0:07}, {@code 12:30}, {@code 1:02:03}. */
  static String clock(Duration duration) {
    long hours = duration.toHours();
    String tail =
        String.format(Locale.ROOT, "%d:%02d", duration.toMinutesPart(), duration.toSecondsPart());
    return hours == 0
        ? tail
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", hours, duration.toMinutesPart(), duration.toSecondsPart());
  }

  /** A duration as it is written in a setting: {@code 10m}, {@code 30s}, {@code 250ms}. */
  public static String setting(Duration duration) {
    if (duration.toMillisPart() != 0) {
      return duration.toMillis() + "ms";
    }
    return duration.toSecondsPart() != 0 ? duration.toSeconds() + "s" : duration.toMinutes() + "m";
  }

  /** US dollars with cents, and with more digits where they matter: {@code $0.80}. */
  public static String dollars(BigDecimal amount) {
    BigDecimal exact = plain(amount);
    BigDecimal shown = exact.scale() < 2 ? exact.setScale(2) : exact;
    return "$" + shown.toPlainString();
  }

  /** An enum's constant as people and JSON write it: {@code in_progress}. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Why a file could not be written. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + " or the folder that it is in does not exist";
    }
    return failure instanceof AccessDeniedException denied
        ? "no permission to write " + denied.getFile()
        : String.valueOf(failure.getMessage());
  }

  /** A text as one word of a POSIX shell's command line. */
  public static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
