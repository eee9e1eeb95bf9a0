package dev.videogen.internal.fit;

import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.internal.text.Seconds;
import dev.videogen.spi.VideoGenerator;
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
   * @param request a checked request
   * @param capabilities what it was checked against
   * @return US dollars; empty if the model, its price or the duration is not known
   */
  public static Optional<BigDecimal> of(VideoRequest request, Capabilities capabilities) {
    return capabilities.modelOf(request).flatMap(model -> of(request, model));
  }

  /**
   * Estimates what a remix costs: what the vendor asks for one more video like its source.
   *
   * @param generator the generator that has the source, which is read
   * @param source the vendor's id of the finished job
   * @return US dollars; empty if the source cannot be read, or its model, size, duration or price
   *     is not known
   * @throws VideoInterruptedException if the thread is or becomes interrupted
   */
  public static Optional<BigDecimal> ofRemix(VideoGenerator generator, String source) {
    try {
      VideoJob job = generator.retrieve(source);
      return job.model().isPresent() && job.size().isPresent() && job.duration().isPresent()
          ? of(like(job), generator.capabilities())
          : Optional.empty();
    } catch (VideoInterruptedException interrupted) {
      throw interrupted;
    } catch (VideoException unreadable) {
      // The remix itself will say what is wrong.
      return Optional.empty();
    }
  }

  private static VideoRequest like(VideoJob job) {
    VideoRequest.Builder request = VideoRequest.builder();
    job.model().ifPresent(request::model);
    job.size().ifPresent(request::size);
    job.duration().ifPresent(request::duration);
    return request.build();
  }

  private static Optional<BigDecimal> of(VideoRequest request, ModelCapabilities model) {
    ModeCriteria wish = ModeCriteria.of(request, model);
    Duration duration = wish.anyDuration();
    if (duration == null) {
      return Optional.empty();
    }
    FrameSize shape = model.defaultSize().map(wish.shape()::orElse).orElse(wish.shape());
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
