package dev.videogen.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.JobRef;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The digest of a request with a key")
class RequestKeyTest {

  private static final VideoRequest ORDER = VideoRequest.builder("a cat").key("order-1").build();
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1};
  private static final byte[] OTHER_PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 2};
  private static final URI ADDRESS = URI.create("https://example.com/cat.png");
  private static final URI OTHER_ADDRESS = URI.create("https://example.com/dog.png");
  private static final JobRef JOB = JobRef.of("acme", "job_1");
  private static final URI FILM = URI.create("https://example.com/cat.mp4");

  /** No two of them buy the same. */
  private static final List<UnaryOperator<VideoRequest.Builder>> CHANGES =
      List.of(
          order -> order,
          order -> order.prompt("a dog"),
          order -> order.prompt("a cat "),
          order -> order.model("m"),
          order -> order.duration(Duration.ofSeconds(4)),
          order -> order.duration(Duration.ofSeconds(8)),
          order -> order.size(1280, 720),
          order -> order.aspectRatio(AspectRatio.of(16, 9)),
          order -> order.resolution(Resolution.P720),
          order -> order.fps(24),
          order -> order.seed(24),
          order -> order.negativePrompt("a dog"),
          order -> order.audio(true),
          order -> order.audio(false),
          order -> order.variants(2),
          order -> order.endUser("user-1"),
          order -> order.firstFrame(Media.of(PNG)),
          order -> order.firstFrame(Media.of(OTHER_PNG)),
          order -> order.lastFrame(Media.of(PNG)),
          order -> order.reference(Media.of(PNG)),
          order -> order.firstFrame(Media.url(ADDRESS)),
          order -> order.firstFrame(Media.url(OTHER_ADDRESS)),
          order -> order.source(VideoSource.remix(JOB)),
          order -> order.source(VideoSource.edit(JOB)),
          order -> order.source(VideoSource.extend(JOB)),
          order -> order.source(VideoSource.edit(JobRef.of("acme", "job_2"))),
          order -> order.source(VideoSource.edit(JOB).withOutput(1)),
          order -> order.source(VideoSource.edit(Media.url(FILM))),
          order -> order.option("style", "noir"),
          order -> order.option("style", null),
          order -> order.option("style", "null"),
          order -> order.option("tone", "noir"));

  @TempDir Path folder;

  private static String digest(UnaryOperator<VideoRequest.Builder> change) {
    return digest(change.apply(ORDER.toBuilder()).build());
  }

  private static String digest(VideoRequest request) {
    return RequestKey.of(request).orElseThrow().digest();
  }

  @Test
  @DisplayName("tells any two requests apart that buy something else")
  void differs() {
    List<String> digests = new ArrayList<>();
    CHANGES.forEach(change -> digests.add(digest(change)));

    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("is the same in every run, for journals keep it")
  void isStable() {
    assertThat(digest(ORDER))
        .isEqualTo("1:98a8d4687bf7b56f56eea4fd540e524558f4ad08fc48c2211760bcc86f2c45f1")
        .isEqualTo(digest(VideoRequest.builder("a cat").key("order-2").build()));
  }

  @Test
  @DisplayName("is the same for a file of the same content, and for other tags and optional parts")
  void isOfWhatIsBought() throws IOException {
    Path file = Files.write(folder.resolve("cat.png"), PNG);

    assertThat(digest(order -> order.firstFrame(Media.of(file))))
        .isEqualTo(digest(order -> order.firstFrame(Media.of(PNG))));
    assertThat(digest(order -> order.tag("attempt", "2").optional(Feature.AUDIO)))
        .isEqualTo(digest(ORDER));
  }

  @Test
  @DisplayName("is there for requests with a key alone")
  void wantsAKey() {
    assertThat(RequestKey.of(VideoRequest.builder("a cat").build())).isEmpty();
  }
}
