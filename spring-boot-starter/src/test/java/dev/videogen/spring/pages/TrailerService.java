package dev.videogen.spring.pages;

import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What the test is about. */
class TrailerService {

  private final VideoClient videos;

  TrailerService(VideoClient videos) {
    this.videos = videos;
  }

  void render(String prompt) {
    VideoJob job = videos.create(VideoRequest.builder(prompt).build());
    videos.await(job.ref());
    try (MediaStream video = videos.download(job.ref()).open()) {
      video.content().transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
