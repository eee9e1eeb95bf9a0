package dev.videogen.cli.compare;

import dev.videogen.cli.output.Formats;
import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.config.UnknownPrice;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.journal.Journal;
import dev.videogen.journal.Spent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether all videos of a comparison together may be bought: before any is. The client checks the
 * configured limits again with each create, where it is noted; this sees to it that not the third
 * of three is refused when two have been paid for.
 *
 * @param configuration the limits that are configured
 * @param journal where it is noted what was spent; empty if nowhere, and nothing is
 * @param limit what the command line allows for all together; null if it does not say
 */
record ComparisonBudget(
    Configuration configuration, Optional<Journal> journal, @Nullable BigDecimal limit) {

  /**
   * Checks what is about to be bought.
   *
   * @param now the time, by which days are told
   * @return what all cost together; empty if that is not known of each
   * @throws BudgetExceededException if that is more than is allowed, or is not known where it has
   *     to be
   */
  Optional<BigDecimal> check(List<Contender> contenders, Instant now) {
    BigDecimal sum =
        contenders.stream()
            .flatMap(each -> each.estimate().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    List<String> unknown =
        contenders.stream().filter(each -> each.estimate().isEmpty()).map(Contender::name).toList();
    if (!unknown.isEmpty()
        && isLimited()
        && configuration.client(ClientSettings.BUDGET_UNKNOWN_PRICE) == UnknownPrice.REFUSE) {
      throw refused(
          ("it is not known what %s costs, and spending is limited; name a model, a size and a"
                  + " duration whose price is published, or set videogen.budget.unknown-price to"
                  + " allow")
              .formatted(String.join(", ", unknown)));
    }
    for (Contender each : contenders) {
      refuseAbove(
          configuration.clientIfSet(ClientSettings.BUDGET_PER_JOB),
          each.estimate().orElse(BigDecimal.ZERO),
          BigDecimal.ZERO,
          each.name() + " would cost %s, and videogen.budget.per-job allows %s");
    }
    Spent spent = spent(now);
    refuseAbove(
        Optional.ofNullable(limit),
        sum,
        BigDecimal.ZERO,
        "together they would cost %s, and --budget allows %s");
    refuseAbove(
        configuration.clientIfSet(ClientSettings.BUDGET_PER_DAY),
        sum,
        spent.onDay(),
        "together they would cost %s, and of the %s that videogen.budget.per-day allows %s are"
            + " spent");
    refuseAbove(
        configuration.clientIfSet(ClientSettings.BUDGET_TOTAL),
        sum,
        spent.total(),
        "together they would cost %s, and of the %s that videogen.budget.total allows %s are"
            + " spent");
    return unknown.isEmpty() ? Optional.of(sum) : Optional.empty();
  }

  private Spent spent(Instant now) {
    return journal
        .map(noted -> Spent.in(noted, now.atZone(ZoneOffset.UTC).toLocalDate()))
        .orElseGet(() -> new Spent(BigDecimal.ZERO, BigDecimal.ZERO));
  }

  private boolean isLimited() {
    return limit != null
        || configuration.clientIfSet(ClientSettings.BUDGET_PER_JOB).isPresent()
        || configuration.clientIfSet(ClientSettings.BUDGET_PER_DAY).isPresent()
        || configuration.clientIfSet(ClientSettings.BUDGET_TOTAL).isPresent();
  }

  private static void refuseAbove(
      Optional<BigDecimal> allowed, BigDecimal price, BigDecimal spent, String why) {
    allowed
        .filter(most -> price.signum() > 0 && spent.add(price).compareTo(most) > 0)
        .ifPresent(
            most -> {
              throw refused(
                  why.formatted(
                      Formats.dollars(price), Formats.dollars(most), Formats.dollars(spent)));
            });
  }

  private static BudgetExceededException refused(String why) {
    return new BudgetExceededException(
        ErrorDetails.builder(
                Operation.CREATE,
                "the budget does not allow this comparison: " + why + ". Nothing was sent")
            .build());
  }
}
