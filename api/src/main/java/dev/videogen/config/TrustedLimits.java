package dev.videogen.config;

import dev.videogen.settings.Setting;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What may be spent as the trusted places have it. A file that nobody named may limit more, and
 * loosen nothing: no limit that stands elsewhere, nor what such a limit implies.
 *
 * @param values what is configured in all places but that file
 */
record TrustedLimits(SettingValues values) {

  private static final List<Setting<BigDecimal>> LIMITS =
      List.of(
          ClientSettings.BUDGET_PER_JOB,
          ClientSettings.BUDGET_PER_DAY,
          ClientSettings.BUDGET_TOTAL);

  /**
   * Whether a value would have more spent than the trusted places allow.
   *
   * @param setting one of the client's own settings
   * @param value what the file says
   */
  boolean areLoosenedBy(Setting<?> setting, Object value) {
    if (value instanceof BigDecimal amount) {
      return LIMITS.stream()
          .filter(setting::equals)
          .flatMap(limit -> written(limit).stream())
          .anyMatch(limit -> amount.compareTo(limit) > 0);
    }
    if (value == UnknownPrice.ALLOW) {
      return written(ClientSettings.BUDGET_UNKNOWN_PRICE)
          .map(UnknownPrice.REFUSE::equals)
          .orElseGet(this::isAnySet);
    }
    // What was spent before counts by the journal: another one would begin at nothing.
    return value instanceof Path journal
        && setting.equals(ClientSettings.JOURNAL_FILE)
        && isAnySet()
        && written(ClientSettings.JOURNAL_FILE).filter(own -> !own.equals(journal)).isPresent();
  }

  private boolean isAnySet() {
    return LIMITS.stream().anyMatch(limit -> written(limit).isPresent());
  }

  private <T> Optional<T> written(Setting<T> setting) {
    List<String> names = List.of(setting.name());
    return values.nameOf(names).flatMap(name -> values.read(setting, names));
  }
}
