package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.ListQuery;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class CapabilityRules {

  private static final VideoSize UNUSUAL = VideoSize.of(17, 8191);

  private final RuleContext bench;

  CapabilityRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("CAP-01")
  @DisplayName("CAP-01 capabilities are the same each time they are asked for")
  void stay() {
    Capabilities first = bench.capabilities();

    assertThat(bench.capabilities()).isEqualTo(first);
  }

  @Test
  @Tag("CAP-02")
  @DisplayName("CAP-02 to ask for capabilities pays for nothing")
  void costNothing() {
    long before = bench.submissions();
    bench.capabilities();

    assertThat(bench.submissions()).isEqualTo(before);
  }

  @Test
  @Tag("CAP-03")
  @DisplayName("CAP-03 what models and modes declare can be created")
  void declaredModesAreTaken() {
    bench.affordable("a job for every mode");
    List<VideoRequest> modes = bench.offered().ofModes();
    assumeTrue(!modes.isEmpty(), "needs models with modes");
    for (VideoRequest request : modes) {
      assertThatCode(() -> bench.client().create(request))
          .as("%s", request)
          .doesNotThrowAnyException();
    }
  }

  @Test
  @Tag("CAP-04")
  @DisplayName("CAP-04 a duration that no mode has is refused before it is sent")
  void undeclaredDuration() {
    assumeTrue(!bench.model().modes().isEmpty(), "needs a model with modes");
    VideoRequest request = with().duration(Duration.ofHours(5)).build();

    assertRefusedUnsent(UnsupportedRequestException.class, request);
  }

  @Test
  @Tag("CAP-05")
  @DisplayName("CAP-05 a size that no mode has is refused before it is sent")
  void undeclaredSize() {
    assumeTrue(
        bench.model().modes().stream().allMatch(CapabilityRules::hasSizes),
        "needs a model whose modes list sizes");
    VideoRequest request = with().size(UNUSUAL).build();

    assertRefusedUnsent(UnsupportedRequestException.class, request);
  }

  @Test
  @Tag("CAP-06")
  @DisplayName("CAP-06 a prompt that is too long is refused before it is sent")
  void longPrompt() {
    OptionalInt longest = bench.model().maxPromptLength();
    assumeTrue(longest.isPresent(), "needs a model with a longest prompt");
    VideoRequest request = with().prompt("x".repeat(longest.getAsInt() + 1)).build();

    assertRefusedUnsent(InvalidRequestException.class, request);
  }

  @Test
  @Tag("CAP-07")
  @DisplayName("CAP-07 what the model lacks is refused before it is sent")
  void lackingFeature() {
    assumeTrue(
        bench.model().support(Feature.SEED) == Support.UNSUPPORTED, "needs a model without seed");

    assertRefusedUnsent(UnsupportedRequestException.class, with().seed(7).build());
  }

  @Test
  @Tag("CAP-08")
  @DisplayName("CAP-08 without LIST, to list is unsupported")
  void noList() {
    bench.declares(Feature.LIST, Support.UNSUPPORTED);

    assertUnsupported(() -> bench.generator().list(ListQuery.newest(1)));
  }

  @Test
  @Tag("CAP-09")
  @DisplayName("CAP-09 without DELETE, to delete is unsupported")
  void noDelete() {
    bench.declares(Feature.DELETE, Support.UNSUPPORTED);
    String id = bench.completedForOneself().id();

    assertUnsupported(() -> bench.generator().delete(id));
  }

  @Test
  @Tag("CAP-10")
  @DisplayName("CAP-10 without REMIX, to remix is unsupported")
  void noRemix() {
    bench.declares(Feature.REMIX, Support.UNSUPPORTED);
    String id = bench.completed().id();

    assertUnsupported(() -> bench.generator().create(CheckedRequest.unchecked(bench.remix(id))));
  }

  @Test
  @Tag("CAP-11")
  @DisplayName("CAP-11 without THUMBNAIL, a thumbnail is unsupported")
  void noThumbnail() {
    bench.declares(Feature.THUMBNAIL, Support.UNSUPPORTED);

    assertUnsupported(() -> open(Asset.THUMBNAIL, ByteRange.all()).close());
  }

  @Test
  @Tag("CAP-12")
  @DisplayName("CAP-12 without SPRITESHEET, a spritesheet is unsupported")
  void noSpritesheet() {
    bench.declares(Feature.SPRITESHEET, Support.UNSUPPORTED);

    assertUnsupported(() -> open(Asset.SPRITESHEET, ByteRange.all()).close());
  }

  @Test
  @Tag("CAP-13")
  @DisplayName(
      "CAP-13 where jobs are followed by lists, a page tells of a job what reading it tells")
  void listsTellAll() {
    assumeTrue(bench.capabilities().followsByList(), "needs a provider that follows jobs by lists");
    VideoJob read = bench.generator().retrieve(bench.completed().id());
    VideoJob listed =
        bench.generator().list(ListQuery.newest(20)).items().stream()
            .filter(job -> job.id().equals(read.id()))
            .findFirst()
            .orElseThrow();

    assertThat(listed.status()).isEqualTo(read.status());
    assertThat(listed.outputs()).isEqualTo(read.outputs());
  }

  @Test
  @Tag("CAP-14")
  @DisplayName("CAP-14 with PROGRESS, a running job tells its progress")
  void progress() {
    bench.needs(Feature.PROGRESS);
    VideoJob job = bench.running();

    assertThat(job.progress()).isPresent();
  }

  @Test
  @Tag("CAP-15")
  @DisplayName("CAP-15 without PROGRESS, a running job tells none")
  void noProgress() {
    bench.lacks(Feature.PROGRESS);
    VideoJob job = bench.running();

    assertThat(job.progress()).isEmpty();
  }

  @Test
  @Tag("CAP-16")
  @DisplayName("CAP-16 without CANCEL, to cancel is unsupported")
  void noCancel() {
    bench.declares(Feature.CANCEL, Support.UNSUPPORTED);
    String id = bench.created().id();

    assertUnsupported(() -> bench.generator().cancel(id));
  }

  private VideoRequest.Builder with() {
    return bench.request().toBuilder();
  }

  private static boolean hasSizes(Mode mode) {
    return !mode.sizes().takes(UNUSUAL);
  }

  private MediaStream open(Asset asset, ByteRange range) {
    return bench.generator().open(bench.output(), asset, range);
  }

  private void assertRefusedUnsent(Class<? extends Throwable> type, VideoRequest request) {
    long before = bench.submissions();
    Throwable refusal = catchThrowable(() -> bench.client().create(request));

    assertThat(refusal).isInstanceOf(type);
    assertThat(bench.submissions()).as("paid requests sent").isEqualTo(before);
  }

  private static void assertUnsupported(ThrowingCallable call) {
    assertThatExceptionOfType(UnsupportedRequestException.class).isThrownBy(call);
  }
}
