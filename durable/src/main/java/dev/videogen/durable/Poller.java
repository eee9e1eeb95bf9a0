package dev.videogen.durable;

import dev.videogen.JobStatus;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.VideoException;
import dev.videogen.follow.JobHandle;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the jobs of one instance that are due, each once. One node does so at a time: a vendor's
 * list is then read once for the jobs of all nodes, and its limits are per key, not per node. Which
 * jobs are read by pages and which alone is the client's follower's business.
 */
final class Poller {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /** How many jobs are polled in one go. */
  private static final int MAX_JOBS = 5_000;

  /** How long one go may take; what was not polled by then is due in the next. */
  private static final Duration MAX_TIME = Duration.ofSeconds(40);

  /** How often a job must be missing, in goes that follow on each other, to be taken for gone. */
  private static final int MAX_MISSES = 3;

  private final Store store;
  private final VideoClient videos;

  Poller(Store store, VideoClient videos) {
    this.store = store;
    this.videos = videos;
  }

  /** A job that is polled, and what comes of it. */
  private record Poll(PurchaseRow row, CompletableFuture<VideoJob> seen) {}

  void poll(String instance) {
    List<PurchaseRow> due =
        store
            .database()
            .inTransaction(
                connection ->
                    store
                        .purchases()
                        .list(
                            connection,
                            "WHERE p.instance = ? AND p.state = 'CREATED' AND p.managed AND"
                                + " p.poll_at <= "
                                + store.database().dialect().now()
                                + " ORDER BY p.poll_at LIMIT "
                                + MAX_JOBS,
                            instance));
    List<Poll> polls = new ArrayList<>();
    for (PurchaseRow row : due) {
      polls.add(new Poll(row, polled(row)));
    }
    List<Poll> running = new ArrayList<>();
    for (Poll poll : polls) {
      if (!ended(poll)) {
        running.add(poll);
      }
    }
    store.database().change(connection -> pollAgain(connection, running));
  }

  /** Polls a job now, out of its turn, as when a webhook told of it. */
  void poll(PurchaseRow row) {
    if (row.job().isPresent() && row.state() == PurchaseState.CREATED) {
      try {
        seen(row, videos.retrieve(row.job().get()));
      } catch (VideoException failure) {
        LOG.info("The job {} could not be read: {}", row.job().get(), failure.getMessage());
      }
    }
  }

  private CompletableFuture<VideoJob> polled(PurchaseRow row) {
    CompletableFuture<VideoJob> first = new CompletableFuture<>();
    JobHandle<VideoJob> handle =
        videos
            .follower()
            .follow(
                row.job().orElseThrow(),
                WaitOptions.defaults().timeout(MAX_TIME).listener(first::complete));
    CompletableFuture<?> unused =
        CompletableFuture.allOf(
            handle
                .future()
                .whenComplete(
                    (job, failure) -> {
                      if (failure == null) {
                        first.complete(job);
                      } else {
                        first.completeExceptionally(failure);
                      }
                    }),
            first.whenComplete((job, failure) -> handle.stop()));
    return first;
  }

  /** Takes what came of a poll; false if the job is to be polled again. */
  private boolean ended(Poll poll) {
    try {
      return seen(poll.row(), poll.seen().join());
    } catch (CompletionException | java.util.concurrent.CancellationException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      if (cause instanceof NotFoundException) {
        return missed(poll.row(), cause);
      }
      LOG.info(
          "The job {} could not be read: {}", poll.row().job().orElseThrow(), cause.toString());
      return false;
    }
  }

  private boolean seen(PurchaseRow row, VideoJob job) {
    if (!job.status().isTerminal()) {
      return false;
    }
    if (job.status() == JobStatus.COMPLETED) {
      store.transitions().completed(row.id(), row.fence(), job);
    } else {
      String why =
          "the job "
              + job.ref()
              + " ended "
              + job.status()
              + job.error().map(error -> ": " + error.message()).orElse("");
      store.transitions().failed(row.id(), row.fence(), why, job);
    }
    return true;
  }

  private boolean missed(PurchaseRow row, Throwable failure) {
    if (row.attempts() + 1 >= MAX_MISSES) {
      store.transitions().failed(row.id(), row.fence(), String.valueOf(failure.getMessage()), null);
      return true;
    }
    store
        .database()
        .change(
            connection ->
                store.transitions().missed(connection, row, String.valueOf(failure.getMessage())));
    return false;
  }

  private void pollAgain(Connection connection, List<Poll> running) throws SQLException {
    Duration interval = store.timing().pollInterval();
    for (Poll poll : running) {
      boolean seen = !poll.seen().isCompletedExceptionally();
      Duration asked = seen ? poll.seen().join().pollAfter().orElse(Duration.ZERO) : Duration.ZERO;
      store
          .transitions()
          .pollAfter(
              connection, poll.row(), asked.compareTo(interval) > 0 ? asked : interval, seen);
    }
  }
}
