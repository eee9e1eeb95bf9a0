package dev.videogen.spring.pages;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Cats {
  private final VideoClient videos;

  Cats(VideoClient videos) {
    this.videos = videos;
  }

  @PostMapping("/cats")
  String create(@RequestParam String prompt) {
    return videos.create(VideoRequest.builder(prompt).build()).ref().toString();
  }

  @GetMapping("/cats/{ref}")
  VideoJob show(@PathVariable String ref) {
    return videos.retrieve(JobRef.parse(ref));
  }
}
