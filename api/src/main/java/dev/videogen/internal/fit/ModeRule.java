package dev.videogen.internal.fit;

import dev.videogen.Fit;
import dev.videogen.VideoRequest;
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
    ModeCriteria wish = ModeCriteria.of(checked.request(), model);
    NearestMode modes = new NearestMode(wish, model.modes());
    Optional<Candidate> chosen = fit == Fit.NEAREST ? modes.nearest() : modes.exact();
    Candidate candidate =
        chosen.orElseThrow(() -> refusal.unsupported(UnsupportedMessage.insteadOf(wish, model)));
    return checked.with(moved(checked.request(), candidate), Adjustments.between(wish, candidate));
  }

  private static VideoRequest moved(VideoRequest request, Candidate candidate) {
    VideoRequest.Builder moved =
        candidate.shape().applyTo(request).toBuilder().variants(candidate.variants());
    if (candidate.duration() != null) {
      moved.duration(candidate.duration());
    }
    return moved.build();
  }
}
