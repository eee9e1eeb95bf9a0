package dev.videogen.fake;

import dev.videogen.JobRef;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.spi.CheckedRequest;

/** Requests that have a job of a fake for their source. */
final class Remix {

  private Remix() {}

  static CheckedRequest of(String id, String prompt) {
    VideoSource source = VideoSource.remix(JobRef.of("fake", id));
    return CheckedRequest.unchecked(VideoRequest.builder(prompt).source(source).build());
  }
}
