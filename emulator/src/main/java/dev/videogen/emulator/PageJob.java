package dev.videogen.emulator;

import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.MediaInput;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as the page shows it.
 *
 * @param vendor whose job it is
 * @param request what was asked for; empty if that is no longer known
 */
record PageJob(EmulatedVendor vendor, VideoJob job, Optional<VideoRequest> request) {

  /** The job as JSON; texts can be shown. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("vendor", vendor.vendor().id());
    json.put("vendorTitle", vendor.vendor().title());
    json.put("id", job.id());
    json.put("status", isExpired() ? "expired" : job.status().name().toLowerCase(Locale.ROOT));
    json.put("ended", job.status().isTerminal());
    json.put("providerStatus", job.providerStatus());
    json.put("progress", job.progress().isPresent() ? job.progress().getAsInt() : null);
    json.put("prompt", shown(job.prompt()));
    json.put("createdAt", job.createdAt().map(Instant::toString).orElse(null));
    json.put("tookMillis", took().map(Duration::toMillis).orElse(null));
    json.put("settings", settings());
    json.put("cost", job.cost().or(this::estimate).map(BigDecimal::toPlainString).orElse(null));
    json.put("costIsTold", job.cost().isPresent());
    json.put("billed", job.billed().name().toLowerCase(Locale.ROOT));
    json.put(
        "error",
        job.error().map(error -> ShownText.of(error.code() + ": " + error.message())).orElse(null));
    json.put(
        "outputs", isExpired() ? List.of() : job.outputs().stream().map(this::output).toList());
    return json;
  }

  private boolean isExpired() {
    Instant now = vendor.fake().time().now();
    return job.expiresAt().filter(end -> !now.isBefore(end)).isPresent();
  }

  private Optional<Duration> took() {
    return job.createdAt()
        .flatMap(start -> job.completedAt().map(end -> Duration.between(start, end)));
  }

  private static @Nullable String shown(Optional<String> text) {
    return text.map(ShownText::of).orElse(null);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    job.model().ifPresent(model -> settings.put("model", model));
    job.size()
        .ifPresent(size -> settings.put("size", size.width() + "\u00a0×\u00a0" + size.height()));
    job.duration().ifPresent(length -> settings.put("length", seconds(length)));
    request.ifPresent(asked -> add(asked, settings));
    job.source().ifPresent(source -> settings.put("made from", source.id()));
    settings.replaceAll((name, value) -> ShownText.of(value));
    return settings;
  }

  private static void add(VideoRequest asked, Map<String, String> settings) {
    asked.aspectRatio().ifPresent(ratio -> settings.put("aspect ratio", ratio.toString()));
    asked.resolution().ifPresent(value -> settings.put("resolution", value.toString()));
    asked.fps().ifPresent(value -> settings.put("frames a second", "" + value));
    asked.seed().ifPresent(value -> settings.put("seed", "" + value));
    asked.audio().ifPresent(value -> settings.put("audio", value ? "yes" : "no"));
    asked.negativePrompt().ifPresent(value -> settings.put("negative prompt", value));
    if (asked.variants() > 1) {
      settings.put("variants", "" + asked.variants());
    }
    asked.endUser().ifPresent(value -> settings.put("end user", value));
    asked.tags().forEach((name, value) -> settings.put("tag " + ShownText.of(name), value));
    for (MediaInput input : asked.inputs()) {
      settings.merge(
          input.role().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          "1 file",
          (before, one) -> Integer.parseInt(before.split(" ", 2)[0]) + 1 + " files");
    }
    asked
        .options()
        .forEach((name, value) -> settings.put(ShownText.of(name), String.valueOf(value)));
  }

  private static String seconds(Duration length) {
    return BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  /** What it would have cost by the vendor's price list; empty if that is not known. */
  private Optional<BigDecimal> estimate() {
    return request.flatMap(asked -> estimate(made(asked)).or(() -> estimate(asked)));
  }

  private Optional<BigDecimal> estimate(VideoRequest asked) {
    FakeVideoGenerator fake = vendor.fake();
    try {
      return CheckedRequest.check(
              asked,
              fake.capabilities(),
              Fit.EXACT,
              fake.name(),
              source -> fake.job(source.id()).orElseThrow(IllegalStateException::new))
          .estimate();
    } catch (VideoException | IllegalStateException unknown) {
      return Optional.empty();
    }
  }

  /** The request with what it left open, as the job has it: a price may depend on that. */
  private VideoRequest made(VideoRequest asked) {
    VideoRequest.Builder made = asked.toBuilder();
    if (asked.source().isEmpty()) {
      job.model().filter(model -> asked.model().isEmpty()).ifPresent(made::model);
      job.duration().filter(length -> asked.duration().isEmpty()).ifPresent(made::duration);
      job.size()
          .filter(
              size ->
                  asked.size().isEmpty()
                      && asked.resolution().isEmpty()
                      && asked.aspectRatio().isEmpty())
          .ifPresent(made::size);
    }
    return made.build();
  }

  private Map<String, @Nullable Object> output(VideoOutput output) {
    String address =
        "/page/jobs/"
            + vendor.vendor().id()
            + "/"
            + URLEncoder.encode(job.id(), StandardCharsets.UTF_8)
            + "/"
            + output.index()
            + "/";
    boolean hasThumbnail =
        vendor.fake().capabilities().support(Feature.THUMBNAIL) != Support.UNSUPPORTED;
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("video", address + name(Asset.VIDEO));
    json.put("thumbnail", hasThumbnail ? address + name(Asset.THUMBNAIL) : null);
    return json;
  }

  /** How a file of an output is called in addresses. */
  static String name(Asset asset) {
    return asset.name().toLowerCase(Locale.ROOT);
  }
}
