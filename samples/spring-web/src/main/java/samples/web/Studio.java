package samples.web;

import dev.videogen.Fit;
import dev.videogen.GenerateOptions;
import dev.videogen.GeneratedVideo;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.follow.JobHandle;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.recovery.JournalRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** The videos of this application: each has an id of ours, and ends as a file that is named so. */
@Service
class Studio {

  private static final Logger LOG = LoggerFactory.getLogger(Studio.class);

  private static final Executor MINUTES_LATER =
      CompletableFuture.delayedExecutor(10, TimeUnit.MINUTES);

  private final VideoClient videos;
  private final Path folder;

  /** What is made now, and what ended in the last minutes. */
  private final Map<UUID, JobHandle<GeneratedVideo>> orders = new ConcurrentHashMap<>();

  Studio(VideoClient videos, @Value("${studio.folder}") Path folder) throws IOException {
    this.videos = videos;
    this.folder = Files.createDirectories(folder);
  }

  /** Has a video made, without a thread that waits for it. */
  UUID order(String prompt) {
    UUID id = UUID.randomUUID();
    VideoRequest request = VideoRequest.builder(prompt).build();
    videos.check(request, Fit.EXACT); // what no vendor would take is refused in this very request
    JobHandle<GeneratedVideo> handle = videos.generateAsync(request, file(id));
    orders.put(id, handle);
    handle.future().whenCompleteAsync((video, failure) -> orders.remove(id), MINUTES_LATER);
    return id;
  }

  Optional<JobHandle<GeneratedVideo>> inTheMaking(UUID id) {
    return Optional.ofNullable(orders.get(id));
  }

  /** Where the video is once it is saved: files appear whole or not at all. */
  Path file(UUID id) {
    return folder.resolve(id + ".mp4");
  }

  /** Stops the job if the vendor can, and the wait for it in any case. */
  void cancel(JobHandle<GeneratedVideo> order) {
    try {
      order.ref().ifPresent(videos::cancel);
    } finally {
      order.stop();
    }
  }

  /** Saves what was paid for before this application was stopped or died. */
  @EventListener(ApplicationReadyEvent.class)
  void recover() {
    Thread thread = new Thread(this::recoverAll, "recovery");
    thread.setDaemon(true);
    thread.start();
  }

  private void recoverAll() {
    JournalRecovery recovery = JournalRecovery.of(videos);
    for (JournaledSubmission left : recovery.unsettled()) {
      recovery
          .recover(left, folder, GenerateOptions.defaults())
          .failure()
          .ifPresent(failure -> LOG.warn("not recovered: {}", failure.getMessage()));
    }
  }
}
