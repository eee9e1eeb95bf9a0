package dev.videogen.fake;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job renders: a request with every choice made that it left to the vendor.
 *
 * @param prompt what was asked for; null if only media were given
 * @param model the vendor's name of the model
 * @param size the size of the videos
 * @param duration the length of each video
 * @param variants the number of videos
 * @param seed chooses what the videos show; null to leave that to the number of the job
 * @param sound whether the videos have a sound track
 * @param cost US dollars, told once it is done; null for a vendor that does not tell
 */
record RenderSpec(
    @Nullable String prompt,
    String model,
    VideoSize size,
    Duration duration,
    int variants,
    @Nullable Long seed,
    boolean sound,
    @Nullable BigDecimal cost) {

  private static final AspectRatio WIDE = AspectRatio.of(16, 9);
  private static final Duration SHORT = Duration.ofSeconds(4);

  /** The order that a request amounts to; a model that is not known goes by the default one. */
  static RenderSpec of(VideoRequest request, FakePreset vendor, @Nullable BigDecimal cost) {
    Capabilities capabilities = vendor.capabilities();
    String defaultModel = capabilities.defaultModel().orElse(vendor.name());
    Optional<ModelCapabilities> model =
        capabilities.modelOf(request).or(() -> capabilities.model(defaultModel));
    return new RenderSpec(
        request.prompt().orElse(null),
        request.model().orElse(defaultModel),
        sizeOf(request, model),
        durationOf(request, model),
        request.variants(),
        request.seed().isPresent() ? request.seed().getAsLong() : null,
        request.audio().orElse(vendor.sound()),
        cost);
  }

  private static VideoSize sizeOf(VideoRequest request, Optional<ModelCapabilities> model) {
    if (request.size().isPresent()) {
      return request.size().get();
    }
    if (request.aspectRatio().isPresent() || request.resolution().isPresent()) {
      return request.resolution().orElse(Resolution.P720).at(request.aspectRatio().orElse(WIDE));
    }
    return model
        .flatMap(ModelCapabilities::defaultSize)
        .or(() -> firstMode(model).flatMap(mode -> mode.sizes().values().stream().findFirst()))
        .orElseGet(() -> Resolution.P720.at(WIDE));
  }

  private static Duration durationOf(VideoRequest request, Optional<ModelCapabilities> model) {
    return request
        .duration()
        .or(() -> model.flatMap(ModelCapabilities::defaultDuration))
        .or(() -> firstMode(model).flatMap(mode -> mode.durations().values().stream().findFirst()))
        .orElse(SHORT);
  }

  private static Optional<Mode> firstMode(Optional<ModelCapabilities> model) {
    return model.flatMap(known -> known.modes().stream().findFirst());
  }

  /** What a request makes of a video of this order. */
  RenderSpec changed(VideoSource source, RenderSpec asked) {
    Duration length = source.feature() == Feature.EXTEND ? duration.plus(asked.duration) : duration;
    return new RenderSpec(
        asked.prompt == null ? prompt : asked.prompt,
        model,
        size,
        length,
        variants,
        asked.seed,
        sound,
        asked.cost);
  }
}
