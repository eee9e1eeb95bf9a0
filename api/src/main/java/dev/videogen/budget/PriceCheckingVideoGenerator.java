package dev.videogen.budget;

import dev.videogen.VideoJob;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.util.Objects;

/**
 * Refuses to create what is not allowed for its price alone. What other jobs cost is looked at
 * beneath, where a journal notes the create.
 *
 * <p>Safe for use by many threads.
 */
final class PriceCheckingVideoGenerator extends ForwardingVideoGenerator {

  private final Budget budget;

  /**
   * A generator that looks at prices.
   *
   * @param delegate the generator that submits, and records its creates in a journal
   * @param budget what is allowed
   */
  PriceCheckingVideoGenerator(VideoGenerator delegate, Budget budget) {
    super(delegate);
    this.budget = Objects.requireNonNull(budget, "budget");
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.videogen.errors.BudgetExceededException if that would pass a limit, or its price is
   *     not known and that is not allowed; nothing was sent
   */
  @Override
  public VideoJob create(CheckedRequest request) {
    budget.checkPrice(name(), request.estimate());
    return delegate().create(request);
  }
}
