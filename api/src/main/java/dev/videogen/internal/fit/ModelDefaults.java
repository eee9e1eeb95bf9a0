package dev.videogen.internal.fit;

import dev.videogen.Feature;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.ModelCapabilities;
import java.util.Optional;

/** Fills in what a request leaves to the vendor, as far as the model's defaults are known. */
final class ModelDefaults {

  private ModelDefaults() {}

  /**
   * The request as the vendor will understand it. What is made from another video has that one's
   * model and size, and its duration unless it is extended, so there the model's defaults say
   * nothing.
   */
  static VideoRequest fill(
      VideoRequest request, ModelCapabilities model, Optional<String> defaultModel) {
    VideoRequest.Builder full = request.toBuilder();
    if (request.source().isEmpty()) {
      if (request.model().isEmpty()) {
        defaultModel.ifPresent(full::model);
      }
      FrameSize shape = FrameSize.of(request);
      model.defaultSize().map(shape::orElse).orElse(shape).pixels().ifPresent(full::size);
    }
    if (request.duration().isEmpty() && hasDurationOfItsOwn(request)) {
      model.defaultDuration().ifPresent(full::duration);
    }
    return full.build();
  }

  /** Whether a request that names no duration leaves it to the model, and not to its source. */
  static boolean hasDurationOfItsOwn(VideoRequest request) {
    return request.source().map(VideoSource::feature).filter(Feature.EXTEND::equals).isPresent()
        || request.source().isEmpty();
  }
}
