package dev.videogen.jackson;

import dev.videogen.Adjustment;
import dev.videogen.AspectRatio;
import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Price;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values with every field set. */
final class Samples {

  static final JobRef REF = JobRef.of("openai", "video_123");
  static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};

  private Samples() {}

  static VideoJob job() {
    VideoOutput output = VideoOutput.of("video_123", "video_123", 0);
    return VideoJob.builder(REF, JobStatus.COMPLETED)
        .providerStatus("succeeded")
        .progress(100)
        .model("sora-2")
        .prompt("A cat")
        .size(VideoSize.of(1280, 720))
        .duration(Duration.ofMillis(4500))
        .createdAt(Instant.parse("2026-01-01T00:00:00Z"))
        .completedAt(Instant.parse("2026-01-01T00:02:30.5Z"))
        .expiresAt(Instant.parse("2026-01-02T00:00:00Z"))
        .outputs(
            List.of(
                output,
                output.withAddress(URI.create("https://files.example/video/1.mp4")),
                output.inBucket(URI.create("gs://bucket/video.mp4")),
                output.withPath(URI.create("/v1/videos/video_123/content")),
                output.inline()))
        .error(JobError.contentPolicy("moderation", "not allowed"))
        .source(JobRef.of("openai", "video_1"))
        .billed(Billed.YES)
        .cost(new BigDecimal("0.45"))
        .adopted(true)
        .pollAfter(Duration.ofSeconds(5))
        .adjustments(List.of(new Adjustment("seconds", "5", "4")))
        .tags(ordered("order", "4711", "team", "films"))
        .build();
  }

  static VideoRequest request() {
    return VideoRequest.builder("A cat")
        .model("sora-2")
        .duration(Duration.ofSeconds(8))
        .aspectRatio(AspectRatio.of(7, 3))
        .resolution(Resolution.P720)
        .fps(24)
        .seed(42)
        .negativePrompt("dogs")
        .audio(true)
        .variants(2)
        .source(VideoSource.remix(REF).withOutput(1))
        .firstFrame(Media.of(PNG).cropped())
        .lastFrame(Media.url(URI.create("https://example.com/end?signature=x")).as("image/webp"))
        .reference(Media.fileId("file_1").as("video/mp4"))
        .option("style", "vivid")
        .option("nothing", null)
        .option("nested", Map.of("list", List.of(1, 2L << 40, 0.5, new BigDecimal("0.50"), true)))
        .optional(Feature.SEED, Feature.FPS)
        .key("order-4711")
        .tag("team", "films")
        .endUser("user-1")
        .build();
  }

  static Capabilities capabilities() {
    Mode fixed =
        Mode.builder()
            .sizes("1280x720", "720x1280")
            .aspectRatios(Axis.auto())
            .resolutions(List.of(Resolution.P720, new Resolution("cinema", 858)))
            .seconds(4, 8, 12)
            .maxVariants(4)
            .price(
                Price.of(
                    Price.perVideo(new BigDecimal("0.01")),
                    Price.perSecond(new BigDecimal("0.10"))
                        .at(Resolution.P720)
                        .withAudio(true)
                        .madeFrom(),
                    Price.perSecond(new BigDecimal("0.20")).at(VideoSize.of(1280, 720)),
                    Price.perPixelFrame(new BigDecimal("0.0000000012"), 24).madeFrom(Feature.EDIT),
                    Price.perInputImage(new BigDecimal("0.02"), 2),
                    Price.perInputSecond(new BigDecimal("0.03"))))
            .build();
    Mode ranged =
        Mode.builder()
            .sizes(Axis.range(VideoSize.of(640, 320), VideoSize.of(1920, 1088), 16))
            .aspectRatios(Axis.free())
            .resolutions(Axis.fixed(Resolution.P1080))
            .durations(
                Axis.range(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMillis(500)))
            .build();
    ModelCapabilities model =
        ModelCapabilities.builder("sora-2")
            .aliases("sora", "sora-2-latest")
            .modes(fixed, ranged, Mode.builder().build())
            .supports(Feature.SEED, Feature.FIRST_FRAME)
            .lacks(Feature.FPS)
            .promptRequired(false)
            .maxPromptLength(1000)
            .maxReferences(3)
            .maxInputs(Feature.REFERENCE_IMAGE, 2)
            .requires(Feature.FIRST_FRAME, Feature.REFERENCE_VIDEO)
            .excludes(Feature.FIRST_FRAME, Feature.LAST_FRAME)
            .framesMatchSize(true)
            .inputTypes(List.of("image/png", "image/jpeg"))
            .defaultSize(VideoSize.of(1280, 720))
            .defaultDuration(Duration.ofSeconds(4))
            .defaultAudio(true)
            .build();
    return Capabilities.builder()
        .supports(Feature.DELETE)
        .lacks(Feature.SPRITESHEET)
        .cancelsBestEffort()
        .listing(Capabilities.Listing.COMPLETE)
        .followsByList(true)
        .models(model)
        .defaultModel("sora-2")
        .build();
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
