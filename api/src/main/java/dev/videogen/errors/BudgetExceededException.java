package dev.videogen.errors;

/**
 * A create or a remix would have spent more than a {@linkplain dev.videogen.budget.SpendingLimits
 * limit} allows, or its price is not known. Nothing was sent.
 */
public final class BudgetExceededException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public BudgetExceededException(ErrorDetails details) {
    super(ErrorKind.BUDGET_EXCEEDED, details);
  }

  @Override
  BudgetExceededException copy(ErrorDetails changed) {
    return new BudgetExceededException(changed);
  }
}
