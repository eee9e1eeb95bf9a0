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
 * Finds the mode that meets the criteria, or comes nearest to it: by aspect ratio, then by area,
 * then by duration, then by variants; what the criteria leave open is to be near the model's
 * defaults; between equals the cheaper, then the shorter, then the one that is declared first.
 */
final class NearestMode {

  private final ModeCriteria criteria;
  private final PriceFormula pricing;
  private final List<Candidate> candidates;

  NearestMode(ModeCriteria criteria, PriceFormula pricing, Collection<Mode> modes) {
    this.criteria = criteria;
    this.pricing = pricing;
    this.candidates =
        modes.stream().flatMap(mode -> Candidate.of(mode, criteria).stream()).toList();
  }

  /** The best way to have all that is wanted; empty if there is none. */
  Optional<Candidate> exact() {
    List<Candidate> fitting =
        candidates.stream().filter(candidate -> candidate.fits(criteria)).toList();
    // Mostly it is one, and nothing is to be put in order.
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : fitting.stream().min(order());
  }

  /** The best way to have what is wanted as nearly as can be; empty if there is no mode. */
  Optional<Candidate> nearest() {
    return exact().or(() -> candidates.stream().min(order()));
  }

  private Comparator<Candidate> order() {
    return Comparator.comparing((Candidate candidate) -> candidate.leavesOpen(criteria))
        .thenComparing(candidate -> distance(criteria.shape(), candidate))
        .thenComparing(candidate -> distance(criteria.duration(), candidate))
        .thenComparing(candidate -> criteria.variants() - candidate.variants())
        .thenComparing(candidate -> distance(criteria.completed(), candidate))
        .thenComparing(candidate -> distance(criteria.anyDuration(), candidate))
        .thenComparing(candidate -> !candidate.toldShape().equals(criteria.shape()))
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
    FrameSize shape = candidate.shape().isOpen() ? criteria.usualShape() : candidate.shape();
    PriceFormula formula = pricing.with(shape, duration(candidate));
    return candidate.mode().price().flatMap(formula::cost);
  }

  /** One second stands for a duration that is not known: it is the same for all candidates. */
  private Duration duration(Candidate candidate) {
    if (candidate.duration() != null) {
      return candidate.duration();
    }
    Duration usual = criteria.anyDuration();
    return usual == null ? Duration.ofSeconds(1) : usual;
  }
}
