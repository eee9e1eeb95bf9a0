package dev.videogen.errors;

import dev.videogen.Billed;

/**
 * A create or a remix would have spent more than a {@linkplain dev.videogen.budget.SpendingLimits
 * limit} allows, or its price is not known. Nothing was sent.
 */
public final class BudgetExceededException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it; nothing was billed, whatever it says
   */
  public BudgetExceededException(ErrorDetails details) {
    super(details.toBuilder().billed(Billed.NO).build(), false);
  }
}
