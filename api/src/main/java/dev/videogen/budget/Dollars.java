package dev.videogen.budget;

import java.math.BigDecimal;

/** US dollars in words: {@code $0.80}, and with more digits where they matter. */
final class Dollars {

  private static final int CENTS = 2;

  private Dollars() {}

  static String of(BigDecimal amount) {
    BigDecimal exact = amount.stripTrailingZeros();
    return "$" + (exact.scale() < CENTS ? exact.setScale(CENTS) : exact).toPlainString();
  }
}
