package dev.videogen.internal.fit;

import dev.videogen.capabilities.Mode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mode that takes a wish, or comes nearest to it: by aspect ratio, then by area, then by
 * duration, then by variants; what the wish leaves open is to be near the model's defaults; between
 * equals the cheaper, then the shorter, then the one that is declared first.
 */
final class NearestMode {

  private final ModeCriteria wish;
  private final PriceFormula pricing;
  private final List<Candidate> candidates;

  NearestMode(ModeCriteria wish, PriceFormula pricing, Collection<Mode> modes) {
    this.wish = wish;
    this.pricing = pricing;
    this.candidates = modes.stream().flatMap(mode -> Candidate.of(mode, wish).stream()).toList();
  }

  /** The best way to have all that is wished for; empty if there is none. */
  Optional<Candidate> exact() {
    return candidates.stream().filter(candidate -> candidate.fits(wish)).min(order());
  }

  /** The best way to have what is wished for as nearly as can be; empty if there is no mode. */
  Optional<Candidate> nearest() {
    return exact().or(() -> candidates.stream().min(order()));
  }

  private Comparator<Candidate> order() {
    return Comparator.comparing((Candidate candidate) -> candidate.leavesOpen(wish))
        .thenComparing(candidate -> distance(wish.shape(), candidate))
        .thenComparing(candidate -> distance(wish.duration(), candidate))
        .thenComparing(candidate -> wish.variants() - candidate.variants())
        .thenComparing(candidate -> distance(wish.completed(), candidate))
        .thenComparing(candidate -> distance(wish.anyDuration(), candidate))
        .thenComparing(candidate -> !candidate.toldShape().equals(wish.shape()))
        .thenComparing(candidate -> cost(candidate).isEmpty())
        .thenComparing(candidate -> cost(candidate).orElse(BigDecimal.ZERO))
        .thenComparing(this::duration);
  }

  private static FrameSizeDistance distance(FrameSize from, Candidate candidate) {
    return FrameSizeDistance.between(from, candidate.shape());
  }

  private static Duration distance(@Nullable Duration from, Candidate candidate) {
    return from == null || candidate.duration() == null
        ? Duration.ZERO
        : ModeMatching.apart(candidate.duration(), from);
  }

  private Optional<BigDecimal> cost(Candidate candidate) {
    FrameSize shape = candidate.shape().isOpen() ? wish.usualShape() : candidate.shape();
    PriceFormula formula = pricing.with(shape, duration(candidate));
    return candidate.mode().price().flatMap(formula::cost);
  }

  /** One second stands for a duration that is not known: it is the same for all candidates. */
  private Duration duration(Candidate candidate) {
    if (candidate.duration() != null) {
      return candidate.duration();
    }
    Duration usual = wish.anyDuration();
    return usual == null ? Duration.ofSeconds(1) : usual;
  }
}
