package dev.videogen.spi;

import dev.videogen.Adjustment;
import dev.videogen.Capabilities;
import dev.videogen.Fit;
import dev.videogen.VideoRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that the model it is for can take, as far as {@link Capabilities} tell. The client
 * makes one of every request before it submits it.
 *
 * <p>Immutable.
 */
public final class CheckedRequest {

  private final VideoRequest request;
  private final List<Adjustment> adjustments;
  private final @Nullable BigDecimal cost;

  private CheckedRequest(
      VideoRequest request, List<Adjustment> adjustments, @Nullable BigDecimal cost) {
    this.request = request;
    this.adjustments = List.copyOf(adjustments);
    this.cost = cost;
  }

  /**
   * Checks a request, and moves it to what the model offers where that was asked for.
   *
   * @param request what the app asks for
   * @param capabilities what the provider can do
   * @param fit what becomes of a size, a duration or a number of variants that is not on offer
   * @param provider the name of the instance, for errors
   * @return the request to submit, with what was changed
   * @throws dev.videogen.InvalidRequestException if the request is wrong in itself: no prompt, a
   *     prompt that is too long, an input that cannot be read or has the wrong size
   * @throws dev.videogen.UnsupportedRequestException if the model does not have what is asked for
   */
  public static CheckedRequest check(
      VideoRequest request, Capabilities capabilities, Fit fit, String provider) {
    Objects.requireNonNull(capabilities, "capabilities");
    Objects.requireNonNull(fit, "fit");
    Objects.requireNonNull(provider, "provider");
    return new CheckedRequest(request, List.of(), null);
  }

  /**
   * The request to submit.
   *
   * @return the request as it was given, but for what {@link #adjustments()} say, for sizes put in
   *     the words of the model, and for pictures cropped to the size of the video
   */
  public VideoRequest request() {
    return request;
  }

  /**
   * What was changed.
   *
   * @return the changes, unmodifiable; empty if the request fits as it was given
   */
  public List<Adjustment> adjustments() {
    return adjustments;
  }

  /**
   * What the job is expected to cost.
   *
   * @return US dollars; empty if the price, the duration or the size is not known
   */
  public Optional<BigDecimal> cost() {
    return Optional.ofNullable(cost);
  }
}
