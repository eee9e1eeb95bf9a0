package dev.videogen.spring.internal.durable;

import dev.videogen.VideoJob;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.util.Queue;

/** Takes half a second for a create, and notes when it begins and ends. */
final class SlowGenerator extends ForwardingVideoGenerator {

  private final Queue<String> log;

  SlowGenerator(VideoGenerator delegate, Queue<String> log) {
    super(delegate);
    this.log = log;
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    log.add("create begun");
    try {
      Thread.sleep(500);
    } catch (InterruptedException stopped) {
      log.add("create torn off");
      throw new IllegalStateException(stopped);
    }
    VideoJob job = super.create(request);
    log.add("create ended");
    return job;
  }
}
