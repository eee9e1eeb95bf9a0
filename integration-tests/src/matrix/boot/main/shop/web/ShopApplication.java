package shop.web;

import dev.videogen.VideoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.VideoDesk;

/** A shop whose visitors get videos, in Spring Boot: which vendor makes them is configuration. */
@SpringBootApplication
@RestController
public class ShopApplication {

  private final VideoDesk desk;

  public ShopApplication(VideoClient videos) {
    this.desk = new VideoDesk(videos);
  }

  public static void main(String[] arguments) {
    SpringApplication.run(ShopApplication.class, arguments);
  }

  @GetMapping("/video")
  byte[] video(@RequestParam("prompt") String prompt) throws IOException {
    Path folder = Files.createTempDirectory("shop");
    Path file = folder.resolve("video.mp4");
    try {
      return Files.readAllBytes(desk.make(prompt, file));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
