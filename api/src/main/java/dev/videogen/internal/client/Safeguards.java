package dev.videogen.internal.client;

import dev.videogen.budget.Budget;
import dev.videogen.budget.SpendingLimits;
import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.journal.Journal;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client puts around its generators for the sake of its user's money: a journal, and a
 * budget whose limits are checked in the step in which a create is noted.
 *
 * @param journal where submissions are noted, if anywhere
 * @param keys where keys are reserved: in the journal, else in memory
 * @param budget what may be spent, if that is limited
 */
public record Safeguards(@Nullable Journal journal, Journal keys, @Nullable Budget budget) {

  /**
   * Those that are asked for.
   *
   * @param configuration what is configured
   * @param journal the journal that was set in code, which goes before
   * @param limits the limits that were set in code, which go before
   * @param time the client's clock
   */
  public static Safeguards of(
      Configuration configuration,
      @Nullable Journal journal,
      @Nullable SpendingLimits limits,
      TimeSource time) {
    Journal kept =
        journal == null
            ? configuration
                .clientIfSet(ClientSettings.JOURNAL_FILE)
                .map(Journal::inFile)
                .orElse(null)
            : journal;
    SpendingLimits set = limits == null ? limits(configuration) : limits;
    return new Safeguards(
        kept,
        kept == null ? Journal.inMemory() : kept,
        set.isAnySet() ? budget(set, time, kept) : null);
  }

  private static SpendingLimits limits(Configuration configuration) {
    SpendingLimits.Builder limits = SpendingLimits.builder();
    configuration.clientIfSet(ClientSettings.BUDGET_PER_JOB).ifPresent(limits::perJob);
    configuration.clientIfSet(ClientSettings.BUDGET_PER_DAY).ifPresent(limits::perDay);
    configuration.clientIfSet(ClientSettings.BUDGET_TOTAL).ifPresent(limits::total);
    return limits.unknownPrice(configuration.client(ClientSettings.BUDGET_UNKNOWN_PRICE)).build();
  }

  private static Budget budget(SpendingLimits limits, TimeSource time, @Nullable Journal journal) {
    return Optional.ofNullable(journal)
        .map(kept -> Budget.of(limits, time, kept))
        .orElseGet(() -> Budget.of(limits, time));
  }

  /** A generator with all that is asked for around it. */
  public VideoGenerator around(VideoGenerator generator) {
    return keys.repeatingKeyedCreates(paying(generator));
  }

  private VideoGenerator paying(VideoGenerator generator) {
    if (journal == null) {
      VideoGenerator keyed = keys.recordingKeyedCreates(generator);
      return budget == null ? keyed : budget.limiting(keyed);
    }
    // A budget over a journal records, too.
    return budget == null ? journal.recordingCreates(generator) : budget.limiting(generator);
  }
}
