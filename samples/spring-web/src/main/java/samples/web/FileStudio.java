package samples.web;

import dev.videogen.Fit;
import dev.videogen.GenerateOptions;
import dev.videogen.GeneratedVideo;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.follow.JobHandle;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.recovery.JournalRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** On one machine: what is paid for is noted in a file. */
@Service
@ConditionalOnProperty(
    name = "videogen.durable.enabled",
    havingValue = "false",
    matchIfMissing = true)
class FileStudio implements Studio {

  private static final Logger LOG = LoggerFactory.getLogger(FileStudio.class);

  private static final Executor MINUTES_LATER =
      CompletableFuture.delayedExecutor(10, TimeUnit.MINUTES);

  private final VideoClient videos;
  private final Path folder;

  /** What is made now, and what ended in the last minutes. */
  private final Map<UUID, JobHandle<GeneratedVideo>> orders = new ConcurrentHashMap<>();

  FileStudio(VideoClient videos, @Value("${studio.folder}") Path folder) throws IOException {
    this.videos = videos;
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public UUID order(String prompt) {
    UUID id = UUID.randomUUID();
    VideoRequest request = VideoRequest.builder(prompt).build();
    videos.check(request, Fit.EXACT); // what no vendor would take is refused in this very request
    JobHandle<GeneratedVideo> handle = videos.generateAsync(request, file(id));
    orders.put(id, handle);
    handle.future().whenCompleteAsync((video, failure) -> orders.remove(id), MINUTES_LATER);
    return id;
  }

  @Override
  public boolean follow(UUID id, Progress progress) {
    JobHandle<GeneratedVideo> order = orders.get(id);
    if (order != null) {
      order.events().subscribe(new Events(progress));
    }
    return order != null;
  }

  @Override
  public Path file(UUID id) {
    return folder.resolve(id + ".mp4");
  }

  /** The wait for the job is stopped in any case. */
  @Override
  public void cancel(UUID id) {
    JobHandle<GeneratedVideo> order = orders.get(id);
    if (order != null) {
      try {
        order.ref().ifPresent(videos::cancel);
      } finally {
        order.stop();
      }
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

  /** Passes each update of a job on. */
  private record Events(Progress progress) implements Flow.Subscriber<VideoJob> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(VideoJob job) {
      progress.at(job.status().toString());
    }

    @Override
    public void onComplete() {
      progress.saved();
    }

    @Override
    public void onError(Throwable failure) {
      progress.failed(failure.getMessage());
    }
  }
}
