package dev.videogen.internal.fit;

import dev.videogen.Fit;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.ModelCapabilities;

/** The rules that a request must keep, one after the other. */
public final class RequestCheck {

  private RequestCheck() {}

  /**
   * Checks a request, and moves it to what the model offers where that was asked for.
   *
   * @param request what the app asks for
   * @param capabilities what the provider can do
   * @param fit what becomes of a size, a duration or a number of variants that is not on offer
   * @param provider the name of the instance, for errors
   * @return the request to submit, with what was changed
   * @throws dev.videogen.errors.InvalidRequestException if the request is wrong in itself
   * @throws dev.videogen.errors.UnsupportedRequestException if the model does not have what is
   *     asked for
   */
  public static Checked check(
      VideoRequest request, Capabilities capabilities, Fit fit, String provider) {
    Refusal refusal = new Refusal(provider);
    ModelCapabilities model = capabilities.modelOf(request).orElseGet(() -> unknown(request));
    Checked available = FeatureRule.apply(Checked.of(request), model, refusal);
    SourceRule.check(available.request(), refusal);
    PromptRule.check(available.request(), model, refusal);
    InputRule.check(available.request(), model, refusal);
    Checked moved = ModeRule.apply(available, model, fit, refusal);
    VideoRequest resolved =
        ModelDefaults.fill(moved.resolved(), model, capabilities.defaultModel());
    Checked framed = FrameRule.apply(moved.resolvedTo(resolved), model, refusal);
    return UprightRule.apply(framed, refusal);
  }

  /** Of which nothing is known, so that only what is wrong under any vendor is refused. */
  private static ModelCapabilities unknown(VideoRequest request) {
    return ModelCapabilities.builder(request.model().orElse("the model"))
        .promptRequired(false)
        .build();
  }
}
