package dev.videogen.internal.fit;

import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a checked request costs by the vendor's price list: the price of a video, times the
 * variants.
 *
 * <p>Vendors charge for what they render, and know nothing of modes. So where several modes take
 * the request, as they may where it leaves the size open, the price is known only if it is the same
 * in all of them: the lowest would promise too little, and the highest is not what will be charged.
 */
public final class CostEstimate {

  private CostEstimate() {}

  /**
   * Estimates what a request costs.
   *
   * @param request a checked request, with the model's defaults filled in
   * @param capabilities what it was checked against
   * @return US dollars; empty if the model, its price or the duration is not known, as where an
   *     option may set them
   */
  public static Optional<BigDecimal> of(VideoRequest request, Capabilities capabilities) {
    return of(request, capabilities, formula(request, capabilities));
  }

  /**
   * Estimates what a request costs that is made from a job: what the vendor asks for one more video
   * like that, or for the length that is added to it.
   *
   * @param request a checked request
   * @param source the job that it is made from
   * @param capabilities what it was checked against
   * @return US dollars; empty if the source's model, size or duration or the price is not known
   */
  public static Optional<BigDecimal> of(
      VideoRequest request, VideoJob source, Capabilities capabilities) {
    VideoRequest.Builder like = request.toBuilder();
    source.model().filter(model -> request.model().isEmpty()).ifPresent(like::model);
    source.size().ifPresent(like::size);
    source.duration().filter(length -> request.duration().isEmpty()).ifPresent(like::duration);
    if (source.size().isEmpty()) {
      return Optional.empty();
    }
    VideoRequest full = like.build();
    PriceFormula formula = formula(full, capabilities).withInput(source.duration().orElse(null));
    return of(full, capabilities, formula);
  }

  private static PriceFormula formula(VideoRequest request, Capabilities capabilities) {
    return PriceFormula.of(
        request, capabilities.modelOf(request).flatMap(ModelCapabilities::defaultAudio));
  }

  private static Optional<BigDecimal> of(
      VideoRequest request, Capabilities capabilities, PriceFormula formula) {
    if (PricedOptions.areIn(request)) {
      return Optional.empty();
    }
    List<Mode> modes =
        request
            .model()
            .flatMap(capabilities::model)
            .map(ModelCapabilities::modes)
            .orElse(List.of());
    List<Optional<BigDecimal>> costs =
        modes.stream()
            .filter(mode -> request.variants() <= mode.maxVariants())
            .flatMap(mode -> costs(mode, formula))
            .toList();
    long different =
        costs.stream().map(cost -> cost.map(BigDecimal::stripTrailingZeros)).distinct().count();
    return different == 1
        ? costs.get(0).map(cost -> cost.multiply(BigDecimal.valueOf(request.variants())))
        : Optional.empty();
  }

  /** What the ways cost in which a mode takes what is priced. */
  private static Stream<Optional<BigDecimal>> costs(Mode mode, PriceFormula formula) {
    Duration duration = formula.duration();
    FrameSize shape = formula.shape();
    if (duration != null && !ModeMatching.take(mode, duration)) {
      return Stream.empty();
    }
    Duration length = duration == null ? ModeMatching.fixed(mode.durations()) : duration;
    return ModeMatching.shapes(mode, shape, FrameSize.OPEN).stream()
        .filter(offer -> offer.fits(shape))
        .map(offer -> mode.price().flatMap(formula.with(offer, length)::cost));
  }
}
