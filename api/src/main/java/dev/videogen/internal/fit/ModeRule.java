package dev.videogen.internal.fit;

import dev.videogen.Fit;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Axis.Kind;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.util.List;
import java.util.Optional;

/**
 * Size, duration and variants are what one mode of the model takes together, or are moved to the
 * nearest that one takes.
 */
final class ModeRule {

  private ModeRule() {}

  static Checked apply(Checked checked, ModelCapabilities model, Fit fit, Refusal refusal) {
    if (model.modes().isEmpty() || isOffered(checked.request(), model.modes())) {
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

  /**
   * Whether a request has a size and a length that stand in the table just so, and nothing is to be
   * chosen or moved: the most frequent by far.
   */
  private static boolean isOffered(VideoRequest request, List<Mode> modes) {
    if (request.size().isEmpty() || request.duration().isEmpty()) {
      return false;
    }
    boolean offered = false;
    for (Mode mode : modes) {
      if (mode.sizes().kind() != Kind.CHOICE
          || mode.durations().kind() != Kind.CHOICE
          || mode.aspectRatios().kind() != Kind.UNKNOWN
          || mode.resolutions().kind() != Kind.UNKNOWN) {
        return false;
      }
      offered |=
          mode.sizes().takes(request.size().get())
              && mode.durations().takes(request.duration().get())
              && mode.maxVariants() >= request.variants();
    }
    return offered;
  }
}
