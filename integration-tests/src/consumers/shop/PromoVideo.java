package shop;

import dev.videogen.GeneratedVideo;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import java.nio.file.Path;
import java.time.Duration;

/** An app: makes one video, and knows of no vendor. */
final class PromoVideo {

  private PromoVideo() {}

  public static void main(String[] args) {
    VideoRequest request =
        VideoRequest.builder("A cat playing piano in a jazz bar")
            .duration(Duration.ofSeconds(2))
            .size(640, 360)
            .build();
    try (VideoClient videos = VideoClient.open()) {
      GeneratedVideo video = videos.generate(request, Path.of(args[0]));
      System.out.println(
          PromoVideo.class.getModule() + " has " + video.job().ref() + " " + video.job().status());
    }
  }
}
