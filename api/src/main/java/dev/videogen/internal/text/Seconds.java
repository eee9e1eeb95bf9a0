package dev.videogen.internal.text;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as numbers of seconds, without loss: {@code 4}, {@code 4.5}, {@code 0.000001}. */
public final class Seconds {

  private Seconds() {}

  /**
   * A duration as a number.
   *
   * @param duration any duration
   * @return seconds, exact
   */
  public static BigDecimal of(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds())
        .add(BigDecimal.valueOf(duration.getNano(), 9))
        .stripTrailingZeros();
  }

  /**
   * A duration as digits, without needless zeros.
   *
   * @param duration any duration
   * @return such as {@code 4.5}
   */
  public static String digits(Duration duration) {
    return of(duration).toPlainString();
  }

  /**
   * A duration with its unit.
   *
   * @param duration any duration
   * @return such as {@code 4.5 s}
   */
  public static String words(Duration duration) {
    return digits(duration) + " s";
  }
}
