package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.Feature;
import dev.videogen.ListQuery;
import dev.videogen.Media;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Price;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What no preset has: the fake enforces whatever table it is given. */
@DisplayName("A vendor that makes six seconds of a picture, at so much a video and a picture more")
class OtherVendorTest {

  private static final Media PICTURE = Media.url(URI.create("https://example.org/cat.png"));

  private static final ModelCapabilities MODEL =
      ModelCapabilities.builder("six-seconds")
          .requires(Feature.FIRST_FRAME, Feature.REFERENCE_IMAGE)
          .maxInputs(Feature.REFERENCE_IMAGE, 2)
          .excludes(Feature.REFERENCE_IMAGE, Feature.FIRST_FRAME)
          .modes(
              Mode.builder()
                  .sizes(Axis.fixed(VideoSize.of(640, 360)))
                  .durations(Axis.fixed(Duration.ofSeconds(6)))
                  .price(
                      Price.of(
                          Price.perVideo(new BigDecimal("0.35")),
                          Price.perInputImage(new BigDecimal("0.05"), 1)))
                  .build())
          .build();

  private final FakeVideoGenerator fake =
      FakeVideoGenerator.builder()
          .jobDuration(Duration.ZERO)
          .capabilities(
              Capabilities.builder()
                  .listing(Listing.NONE)
                  .models(MODEL)
                  .defaultModel(MODEL.name())
                  .build())
          .build();

  private final VideoClient videos = VideoClient.of(fake);

  private static VideoRequest.Builder cat() {
    return VideoRequest.builder("a cat");
  }

  @Test
  @DisplayName("refuses a prompt alone, and what it has no choice of")
  void refuses() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> videos.create(cat().build()))
        .withMessageContaining("first frame or reference image");
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(
            () -> videos.create(cat().firstFrame(PICTURE).duration(Duration.ofSeconds(8)).build()))
        .withMessageContaining("always 640x360; always 6 s");
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(() -> videos.create(cat().firstFrame(PICTURE).reference(PICTURE).build()))
        .withMessageContaining("not both");
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(() -> videos.list(ListQuery.newest(1)));
    assertThat(fake.count(Operation.CREATE)).isZero();
  }

  @Test
  @DisplayName("makes what it always makes, though it is asked for that or for nothing")
  void makes() {
    VideoRequest open = cat().firstFrame(PICTURE).build();
    VideoRequest asked = open.toBuilder().size(640, 360).duration(Duration.ofSeconds(6)).build();

    for (VideoRequest request : new VideoRequest[] {open, asked}) {
      VideoJob job = videos.retrieve(videos.create(request).ref());
      assertThat(job.size()).hasValue(VideoSize.of(640, 360));
      assertThat(job.duration()).hasValue(Duration.ofSeconds(6));
      assertThat(job.adjustments()).isEmpty();
    }
  }

  @Test
  @DisplayName("charges by the video, and for pictures beyond the first")
  void charges() {
    VideoRequest two = cat().reference(PICTURE).reference(PICTURE).build();

    assertThat(videos.retrieve(videos.create(two).ref()).cost())
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.40"));
  }
}
