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
import dev.videogen.NotFoundException;
import dev.videogen.SavedFile;
import dev.videogen.Support;
import dev.videogen.UnsupportedRequestException;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.WaitOptions;
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

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName("creates, waits, lists, downloads, remixes and deletes")
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
      assertThat(ended.expiresAt()).isPresent();
      assertThat(progress).isSorted().last().isEqualTo(100);

      Path target = folder.resolve("cat.mp4");
      SavedFile saved = videos.download(ended.ref()).saveTo(target);
      assertThat(saved.mediaType()).hasValue("video/mp4");
      assertThat(Files.size(target)).isEqualTo(saved.length()).isPositive();
      assertThat(Files.readAllBytes(target))
          .startsWith(0, 0, 0)
          .containsSequence("ftyp".getBytes(UTF_8));
      SavedFile picture =
          videos.download(ended.ref()).asset(Asset.THUMBNAIL).saveTo(folder.resolve("cat.webp"));
      assertThat(picture.mediaType()).hasValue("image/webp");

      VideoJob remix = videos.remix(ended.ref(), "the same in blue");
      assertThat(remix.remixedFrom()).hasValue(ended.ref());
      assertThat(videos.await(remix.ref()).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(videos.listAll(ListQuery.oldest(1)).map(VideoJob::ref))
          .containsExactly(ended.ref(), remix.ref());

      videos.delete(ended.ref());
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> videos.retrieve(ended.ref()))
          .satisfies(error -> assertThat(error.job()).hasValue(ended.ref()));
      assertThat(videos.listAll(ListQuery.newest(1)).map(VideoJob::ref))
          .containsExactly(remix.ref());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("generates in one call, and the file is gone an hour later")
  void generate(Vendor vendor) throws Exception {
    try (Vendor.Running running = vendor.start();
        VideoClient videos = running.client()) {
      GeneratedVideo video = videos.generate(REQUEST, folder.resolve("cat.mp4"));
      assertThat(video.files()).hasSize(1);

      running.time().sleep(Duration.ofHours(1));

      assertThat(videos.retrieve(video.job().ref()).status()).isEqualTo(JobStatus.EXPIRED);
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
      assertThat(videos.capabilities().support(Feature.REMIX)).isNotEqualTo(Support.UNSUPPORTED);
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(
              () ->
                  videos.create(
                      REQUEST.toBuilder().model("sora-2").duration(Duration.ofSeconds(5)).build()))
          .withMessageContaining("4, 8, 12 s");
      assertThat(videos.listAll(ListQuery.newest(10))).isEmpty();
    }
  }
}
