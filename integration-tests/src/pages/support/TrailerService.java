package support;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import java.net.URI;
import java.nio.file.Path;

/** An app that is tested in samples. */
public final class TrailerService {

  private final VideoClient videos;

  /** One that is given its client. */
  public TrailerService(VideoClient videos) {
    this.videos = videos;
  }

  /** One that is given the address of OpenAI's Videos API. */
  public TrailerService(URI openAi) {
    this(
        VideoClient.builder()
            .set("videogen.provider", "openai")
            .set("videogen.openai.base-url", openAi.toString())
            .set("videogen.openai.api-key", "any")
            .set("videogen.openai.dialect", "openai")
            .set("videogen.poll-interval", "20ms")
            .build());
  }

  /** Makes a trailer and saves it in a folder. */
  public Path render(String prompt, Path folder) {
    return videos
        .generate(VideoRequest.builder(prompt).build(), folder.resolve("trailer.mp4"))
        .files()
        .get(0)
        .path();
  }

  /** Has a trailer made, and says which job that is. */
  public String render(String prompt) {
    return videos.create(VideoRequest.builder(prompt).build()).ref().toString();
  }
}
