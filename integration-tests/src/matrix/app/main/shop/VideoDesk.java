package shop;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import java.nio.file.Path;
import java.util.Objects;

/** What an app does with the library: it has a video made, and saves it. */
public final class VideoDesk {

  private final VideoClient videos;

  public VideoDesk(VideoClient videos) {
    this.videos = Objects.requireNonNull(videos, "videos");
  }

  /** Makes a video and waits for it. */
  public Path make(String prompt, Path file) {
    videos.generate(VideoRequest.builder(prompt).build(), file);
    return file;
  }

  /** Makes a video with OpenAI as it is configured here: {@code BASE_URL FILE}. */
  public static void main(String[] arguments) {
    try (VideoClient videos =
        VideoClient.builder()
            .set("videogen.provider", "openai")
            .set("videogen.openai.base-url", arguments[0])
            .set("videogen.openai.api-key", "sk-any")
            .set("videogen.poll-interval", "100ms")
            .build()) {
      System.out.println("saved " + new VideoDesk(videos).make("a cat", Path.of(arguments[1])));
    }
  }
}
