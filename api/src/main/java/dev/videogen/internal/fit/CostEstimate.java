package dev.videogen.internal.fit;

import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.internal.text.Seconds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a checked request costs by the vendor's price list: the price of a second, times the
 * seconds, times the variants.
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
   * @return US dollars; empty if the model, its price or the duration is not known
   */
  public static Optional<BigDecimal> of(VideoRequest request, Capabilities capabilities) {
    return request.model().flatMap(capabilities::model).flatMap(model -> of(request, model));
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
    return source.size().isEmpty() ? Optional.empty() : of(like.build(), capabilities);
  }

  private static Optional<BigDecimal> of(VideoRequest request, ModelCapabilities model) {
    ModeCriteria wish = ModeCriteria.of(request, model);
    Duration duration = wish.duration();
    if (duration == null) {
      return Optional.empty();
    }
    FrameSize shape = wish.shape();
    List<Optional<BigDecimal>> prices =
        model.modes().stream()
            .filter(mode -> ModeMatching.take(mode, shape))
            .filter(mode -> ModeMatching.take(mode, duration))
            .filter(mode -> wish.variants() <= mode.maxVariants())
            .map(Mode::pricePerSecond)
            .map(price -> price.map(BigDecimal::stripTrailingZeros))
            .distinct()
            .toList();
    return prices.size() == 1
        ? prices.get(0).map(price -> cost(price, duration, wish.variants()))
        : Optional.empty();
  }

  private static BigDecimal cost(BigDecimal price, Duration duration, int variants) {
    return price.multiply(Seconds.of(duration)).multiply(BigDecimal.valueOf(variants));
  }
}
