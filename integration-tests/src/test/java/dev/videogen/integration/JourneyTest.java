package dev.videogen.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.GeneratedVideo;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.SavedFile;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.WaitOptions;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.UnsupportedRequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The same app, whichever vendor is configured,")
class JourneyTest {

  private static final VideoRequest REQUEST =
      VideoRequest.builder("A cat playing piano in a jazz bar")
          .duration(Duration.ofSeconds(4))
          .size(1280, 720)
          .build();

  /** Of a video's files, the longest of all vendors here. */
  private static final Duration MAX_LIFETIME = Duration.ofDays(1);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "creates, waits, lists, downloads, remixes where that is on offer, and deletes, as far as"
          + " each is on offer")
  void journey(Vendor vendor) throws Exception {
    try (Vendor.Running running = vendor.start();
        VideoClient videos = running.client()) {
      VideoJob created = videos.create(REQUEST);
      assertThat(created.status()).isEqualTo(JobStatus.QUEUED);
      assertThat(created.prompt()).isEqualTo(REQUEST.prompt());
      assertThat(created.size()).hasValue(VideoSize.of(1280, 720));
      assertThat(created.duration()).hasValue(Duration.ofSeconds(4));
      assertThat(created.ref().instance()).isEqualTo(videos.instance());

      List<Integer> progress = new ArrayList<>();
      VideoJob ended =
          videos.await(
              JobRef.parse(created.ref().toString()),
              WaitOptions.defaults().listener(seen -> seen.progress().ifPresent(progress::add)));
      assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
      if (has(videos, Feature.PROGRESS)) {
        assertThat(progress).isSorted().last().isEqualTo(100);
      } else {
        assertThat(progress).isEmpty();
      }

      Path target = folder.resolve("cat.mp4");
      SavedFile saved = videos.download(ended.ref()).saveTo(target);
      assertThat(saved.mediaType()).hasValue("video/mp4");
      assertThat(Files.size(target)).isEqualTo(saved.length()).isPositive();
      assertThat(Files.readAllBytes(target))
          .startsWith(0, 0, 0)
          .containsSequence("ftyp".getBytes(UTF_8));
      if (has(videos, Feature.THUMBNAIL)) {
        SavedFile picture =
            videos.download(ended.ref()).asset(Asset.THUMBNAIL).saveTo(folder.resolve("cat"));
        assertThat(picture.mediaType().orElseThrow()).isIn("image/jpeg", "image/webp");
      }

      VideoJob second = second(videos, ended.ref());
      assertThat(videos.await(second.ref()).status()).isEqualTo(JobStatus.COMPLETED);
      if (has(videos, Feature.LIST)) {
        assertThat(videos.listAll(ListQuery.newest(1)).map(VideoJob::ref))
            .containsExactly(second.ref(), ended.ref());
      }
      if (has(videos, Feature.DELETE)) {
        videos.delete(ended.ref());
        assertThatExceptionOfType(NotFoundException.class)
            .isThrownBy(() -> videos.retrieve(ended.ref()))
            .satisfies(error -> assertThat(error.job()).hasValue(ended.ref()));
      } else {
        assertThatExceptionOfType(UnsupportedRequestException.class)
            .isThrownBy(() -> videos.delete(ended.ref()))
            .satisfies(error -> assertThat(error.job()).hasValue(ended.ref()));
      }
      if (has(videos, Feature.LIST) && has(videos, Feature.DELETE)) {
        assertThat(videos.listAll(ListQuery.newest(1)).map(VideoJob::ref))
            .containsExactly(second.ref());
      }
    }
  }

  private static boolean has(VideoClient videos, Feature feature) {
    return videos.capabilities().support(feature) != Support.UNSUPPORTED;
  }

  /** A remix; where there is none, that is said, and another job takes its place. */
  private static VideoJob second(VideoClient videos, JobRef first) {
    if (videos.capabilities().models().get(0).support(Feature.REMIX) == Support.UNSUPPORTED) {
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> videos.remix(first, "the same in blue"));
      return videos.create(REQUEST);
    }
    VideoJob remix = videos.remix(first, "the same in blue");
    assertThat(remix.source()).hasValue(first);
    return remix;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("generates in one call, and the file is gone once it has expired")
  void generate(Vendor vendor) throws Exception {
    try (Vendor.Running running = vendor.start();
        VideoClient videos = running.client()) {
      GeneratedVideo video = videos.generate(REQUEST, folder.resolve("cat.mp4"));
      assertThat(video.files()).hasSize(1);

      running.time().sleep(MAX_LIFETIME.plusSeconds(1));

      assertThat(videos.retrieve(video.job().ref()).status())
          .isEqualTo(vendor == Vendor.REPLICATE ? JobStatus.EXPIRED : JobStatus.COMPLETED);
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> videos.download(video.job().ref()).saveTo(folder.resolve("late.mp4")));
      assertThat(folder.resolve("late.mp4")).doesNotExist();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("is refused what the model does not offer, with a list of what it does")
  void refused(Vendor vendor) {
    try (Vendor.Running running = vendor.start();
        VideoClient videos = running.client()) {
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(
              () -> videos.create(REQUEST.toBuilder().duration(Duration.ofSeconds(21)).build()))
          .withMessageContaining(vendor.offer());
      if (has(videos, Feature.LIST)) {
        assertThat(videos.listAll(ListQuery.newest(10))).isEmpty();
      }
    }
  }
}
