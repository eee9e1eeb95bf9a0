package dev.videogen.internal.fit;

import dev.videogen.Fit;
import dev.videogen.capabilities.ModelCapabilities;
import java.util.Optional;

/**
 * Size, duration and variants are what one mode of the model takes together, or are moved to the
 * nearest that one takes.
 */
final class ModeRule {

  private ModeRule() {}

  static Checked apply(Checked checked, ModelCapabilities model, Fit fit, Refusal refusal) {
    if (model.modes().isEmpty()) {
      return checked;
    }
    ModeCriteria criteria = ModeCriteria.of(checked.request(), model);
    NearestMode modes =
        new NearestMode(
            criteria, PriceFormula.of(checked.request(), model.defaultAudio()), model.modes());
    Optional<Candidate> chosen = fit == Fit.NEAREST ? modes.nearest() : modes.exact();
    Candidate candidate =
        chosen.orElseThrow(
            () ->
                refusal.unsupported(
                    UnsupportedMessage.insteadOf(criteria, model),
                    modes.nearest().map(nearest -> nearest.told(checked.request()))));
    return checked
        .with(candidate.told(checked.request()), Adjustments.between(criteria, candidate))
        .resolvedTo(candidate.known(checked.request()));
  }
}
