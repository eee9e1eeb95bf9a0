package dev.videogen.durable;

import dev.videogen.Download;
import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.VideoInterruptedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the videos of completed jobs in the app's sink. */
final class Saver {

  private static final Logger LOG = LoggerFactory.getLogger(Saver.class);

  /** How often a video must be missing to be taken for gone. */
  private static final int MAX_MISSES = 3;

  private final Store store;
  private final VideoClient videos;
  private final VideoSink sink;

  Saver(Store store, VideoClient videos, VideoSink sink) {
    this.store = store;
    this.videos = videos;
    this.sink = sink;
  }

  /**
   * Saves the videos of a purchase, if they are still to be saved.
   *
   * @return when to come back for the same step; empty if it is done, or parked
   */
  Optional<Duration> save(Steps.Step step) {
    Optional<PurchaseRow> found =
        store
            .database()
            .inTransaction(connection -> store.purchases().find(connection, step.purchase()))
            .filter(row -> row.state() == PurchaseState.COMPLETED)
            .filter(row -> row.fence() == step.fence());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    PurchaseRow row = found.get();
    try {
      List<URI> files = save(row.id().toString(), row.job().orElseThrow());
      store.points().reached(Points.Point.FILE_SAVED, row.id());
      store.transitions().saved(row.id(), row.fence(), files);
      return Optional.empty();
    } catch (ClientClosedException | VideoInterruptedException stopped) {
      return Optional.of(Duration.ZERO);
    } catch (NotFoundException gone) {
      return missing(row, gone);
    } catch (IOException | RuntimeException failure) {
      LOG.warn(
          "The videos of {} could not be saved: {}", row.job().orElseThrow(), failure.toString());
      return store.transitions().stepFailed(row, failure, store.backoff());
    }
  }

  /** Only the vendor says that a video is gone, and it may say so of one that is not there yet. */
  private Optional<Duration> missing(PurchaseRow row, NotFoundException gone) {
    if (row.attempts() + 1 < MAX_MISSES) {
      return store.transitions().stepFailed(row, gone, store.backoff());
    }
    String reason = "its videos are gone: " + gone.getMessage();
    store.transitions().failed(row.id(), row.fence(), reason, null);
    return Optional.empty();
  }

  private List<URI> save(String name, JobRef job) throws IOException {
    int videosOfJob = Math.max(1, videos.retrieve(job).outputs().size());
    List<URI> files = new ArrayList<>();
    for (int variant = 0; variant < videosOfJob; variant++) {
      Download video = videos.download(job).variant(variant);
      String suffix = videosOfJob == 1 ? "" : "-" + (variant + 1);
      files.add(sink.save(video, name + suffix + ".mp4"));
    }
    return files;
  }
}
