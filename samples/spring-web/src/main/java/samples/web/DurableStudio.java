package samples.web;

import dev.videogen.VideoRequest;
import dev.videogen.durable.DurableVideos;
import dev.videogen.durable.Purchase;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Service;

/**
 * On any number of machines: orders are kept in the database, and whichever node is there works.
 */
@Service
@ConditionalOnProperty("videogen.durable.enabled")
class DurableStudio implements Studio {

  private static final Executor SOON =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  private final DurableVideos videos;
  private final Path folder;

  DurableStudio(DurableVideos videos, @Value("${videogen.durable.folder}") Path folder) {
    this.videos = videos;
    this.folder = folder;
  }

  /** Within a transaction of the application, this would take part in it. */
  @Override
  public UUID order(String prompt) {
    return videos.submit(VideoRequest.builder(prompt).build());
  }

  @Override
  public boolean follow(UUID id, Progress progress) {
    boolean known = videos.find(id).isPresent();
    if (known) {
      watch(id, progress, "");
    }
    return known;
  }

  private void watch(UUID id, Progress progress, String last) {
    Purchase order = videos.find(id).orElseThrow();
    String state = order.state().toString();
    switch (order.state()) {
      case SAVED -> progress.saved();
      case FAILED, REFUSED, UNCERTAIN, DISMISSED -> progress.failed(order.reason().orElse(state));
      default -> {
        if (!state.equals(last)) {
          progress.at(state);
        }
        SOON.execute(() -> watch(id, progress, state));
      }
    }
  }

  @Override
  public Path file(UUID id) {
    return folder.resolve(id + ".mp4");
  }

  @Override
  public void cancel(UUID id) {
    videos.find(id).flatMap(Purchase::job).ifPresent(videos.client()::cancel);
  }
}
