package dev.videogen.spi;

import dev.videogen.Adjustment;
import dev.videogen.Fit;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.internal.fit.Checked;
import dev.videogen.internal.fit.CostEstimate;
import dev.videogen.internal.fit.RequestCheck;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that the model it is for can take, as far as {@link Capabilities} tell. The client
 * makes one of every request before it submits it.
 *
 * <p>A request fits when one mode of the model takes all of it: the size, the duration and the
 * variants. What a request leaves open stands for the model's default, where that is known. A size
 * in pixels and an aspect ratio with a resolution class are two ways to say the same ({@link
 * dev.videogen.Resolution#at}); the request is put in those words that the mode knows, which counts
 * as no change. A model that is not known is not checked against, but prompts and inputs still are.
 *
 * <p>Immutable.
 */
public final class CheckedRequest {

  private final Checked checked;
  private final Optional<BigDecimal> cost;

  private CheckedRequest(Checked checked, Optional<BigDecimal> cost) {
    this.checked = checked;
    this.cost = cost;
  }

  /**
   * Checks a request, and moves it to what the model offers where that was asked for. Files that
   * are inputs are looked at, and pictures {@linkplain dev.videogen.Media#cropped() to be cropped}
   * are.
   *
   * @param request what the app asks for
   * @param capabilities what the provider can do
   * @param fit what becomes of a size, a duration or a number of variants that is not on offer
   * @param provider the name of the instance, for errors
   * @return the request to submit, with what was changed
   * @throws dev.videogen.errors.InvalidRequestException if the request is wrong in itself: no
   *     prompt, a prompt that is too long, an input that cannot be read or has the wrong size in
   *     pixels
   * @throws dev.videogen.errors.UnsupportedRequestException if the model does not have what is
   *     asked for; the message lists what it has
   */
  public static CheckedRequest check(
      VideoRequest request, Capabilities capabilities, Fit fit, String provider) {
    Objects.requireNonNull(fit, "fit");
    Checked checked = RequestCheck.check(request, capabilities, fit, provider);
    return new CheckedRequest(checked, CostEstimate.of(checked.request(), capabilities));
  }

  /**
   * The request to submit.
   *
   * @return the request as it was given, but for what {@link #adjustments()} say, for sizes put in
   *     the words of the model, and for pictures cropped to the size of the video
   */
  public VideoRequest request() {
    return checked.request();
  }

  /**
   * What was changed.
   *
   * @return the changes, unmodifiable; empty if the request fits as it was given
   */
  public List<Adjustment> adjustments() {
    return checked.adjustments();
  }

  /**
   * What the job costs by the vendor's price list: the price of a second, times the seconds, times
   * the variants. The model's defaults stand for a size and a duration that the request leaves
   * open.
   *
   * @return US dollars; empty if the model, the duration or the price is not known, or if modes
   *     that differ in price take the request
   */
  public Optional<BigDecimal> cost() {
    return cost;
  }

  /** The request and what was changed. */
  @Override
  public String toString() {
    return "CheckedRequest[" + request() + ", adjustments " + adjustments() + "]";
  }
}
