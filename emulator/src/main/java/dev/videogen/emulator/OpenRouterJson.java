package dev.videogen.emulator;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.JobStatus;
import dev.videogen.Resolution;
import dev.videogen.VideoJob;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Price;
import dev.videogen.capabilities.Price.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Jobs, models and errors as OpenRouter writes them. */
final class OpenRouterJson {

  private OpenRouterJson() {}

  /**
   * A job.
   *
   * @param polling where it is read, without the host
   * @param files where its files lie, in their order
   */
  static Map<String, Object> job(VideoJob job, String polling, List<String> files) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", job.id());
    json.put("polling_url", polling);
    json.put("status", status(job.status()));
    json.put("generation_id", "gen-" + job.id());
    if (job.status() == JobStatus.COMPLETED) {
      json.put("unsigned_urls", files);
    }
    job.cost().ifPresent(cost -> json.put("usage", Map.of("cost", cost, "is_byok", false)));
    job.error().ifPresent(error -> json.put("error", error.message()));
    return json;
  }

  private static String status(JobStatus status) {
    return status == JobStatus.QUEUED ? "pending" : status.name().toLowerCase(Locale.ROOT);
  }

  static Map<String, Object> models(Capabilities capabilities) {
    return Map.of("data", capabilities.models().stream().map(OpenRouterJson::model).toList());
  }

  private static Map<String, @Nullable Object> model(ModelCapabilities model) {
    List<Mode> modes = model.modes();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", model.name());
    json.put("canonical_slug", model.name());
    json.put("name", model.name());
    json.put("description", "");
    json.put("created", 0);
    json.put("supported_durations", all(modes, Mode::durations, Duration::toSeconds));
    json.put("supported_resolutions", all(modes, Mode::resolutions, Resolution::name));
    json.put("supported_aspect_ratios", all(modes, Mode::aspectRatios, AspectRatio::toString));
    json.put("supported_sizes", all(modes, Mode::sizes, VideoSize::toString));
    json.put("supported_frame_images", frames(model));
    json.put("generate_audio", model.support(Feature.AUDIO).isAvailable());
    json.put("seed", model.support(Feature.SEED).isAvailable());
    json.put("creativity", null);
    json.put("upscale_factor", null);
    json.put("pricing_skus", prices(modes));
    json.put("allowed_passthrough_parameters", List.of());
    return json;
  }

  private static <T, J> @Nullable List<J> all(
      List<Mode> modes, Function<Mode, Axis<T>> axis, Function<T, J> json) {
    List<J> values =
        modes.stream()
            .flatMap(mode -> axis.apply(mode).values().stream())
            .map(json)
            .distinct()
            .toList();
    return values.isEmpty() ? null : values;
  }

  private static List<String> frames(ModelCapabilities model) {
    List<String> frames = new ArrayList<>();
    if (model.support(Feature.FIRST_FRAME).isAvailable()) {
      frames.add("first_frame");
    }
    if (model.support(Feature.LAST_FRAME).isAvailable()) {
      frames.add("last_frame");
    }
    return frames;
  }

  private static @Nullable Map<String, String> prices(List<Mode> modes) {
    Map<String, String> skus = new LinkedHashMap<>();
    for (Mode mode : modes) {
      for (Component component : mode.price().map(Price::components).orElse(List.of())) {
        skus.put("duration_seconds" + audio(component), component.amount().toPlainString());
      }
    }
    return skus.isEmpty() ? null : skus;
  }

  private static String audio(Component component) {
    return component.audio().map(with -> with ? "_with_audio" : "_without_audio").orElse("");
  }

  static Map<String, Object> error(int status, String message) {
    return Map.of("error", Map.of("code", status, "message", message));
  }
}
