package dev.videogen.durable;

import dev.videogen.JobStatus;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.WaitTimeoutException;
import dev.videogen.follow.JobHandle;
import dev.videogen.spi.CompositeId;
import dev.videogen.spi.OpaqueId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private static final int MAX_JOBS = 20_000;

  /** How long one go may take; what was not polled by then stays due. */
  private static final Duration MIN_TIME = Duration.ofSeconds(40);

  /**
   * How much longer it may take for each job: twice what a page of a hundred takes at a request a
   * second, for the pages of jobs that are newer or have ended lie before those that are due.
   */
  private static final Duration TIME_A_JOB = Duration.ofMillis(20);

  /** A job is polled once in a twentieth of its age, and once a minute at least. */
  private static final int AGE_A_POLL = 20;

  private static final Duration MAX_INTERVAL = Duration.ofMinutes(1);

  /** How often a job must be missing, in goes that follow on each other, to be taken for gone. */
  private static final int MAX_MISSES = 3;

  private final Store store;
  private final VideoClient videos;

  Poller(Store store, VideoClient videos) {
    this.store = store;
    this.videos = videos;
  }

  /** What came of a poll: the job, or why there is none. */
  private record Poll(PurchaseRow row, @Nullable VideoJob job, @Nullable Throwable failure) {

    /** Whether its turn did not come in time. */
    boolean isUnread() {
      return failure instanceof WaitTimeoutException && failure.getCause() == null;
    }
  }

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
    Duration time = MIN_TIME.plus(TIME_A_JOB.multipliedBy(due.size()));
    BlockingQueue<Poll> polls = new LinkedBlockingQueue<>();
    due.forEach(row -> pollOnce(row, time, polls));
    List<Poll> running = new ArrayList<>();
    int unread = 0;
    try {
      for (int ended = 0; ended < due.size(); ended++) {
        Poll poll = polls.take();
        if (poll.isUnread()) {
          unread++;
        } else if (!ended(poll)) {
          running.add(poll);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (unread > 0) {
      LOG.info(
          "{} of {} jobs of {} were not read within {}: they stay due",
          unread,
          due.size(),
          instance,
          time);
    }
    store.database().change(connection -> pollAgain(connection, running));
  }

  /** Polls a job now, out of its turn, because an event told of it. */
  void received(String instance, String vendorId) {
    store
        .database()
        .inTransaction(
            connection ->
                store
                    .purchases()
                    .list(
                        connection,
                        "WHERE p.instance = ? AND p.state = 'CREATED' AND p.managed AND (p.job = ?"
                            + " OR p.job LIKE '%' || ?)",
                        instance,
                        vendorId,
                        vendorId))
        .stream()
        .filter(row -> isVendors(row.job().orElseThrow().id(), vendorId))
        .forEach(this::pollNow);
  }

  private static boolean isVendors(String id, String vendorId) {
    try {
      return CompositeId.parse(id).vendorId().equals(vendorId);
    } catch (IllegalArgumentException ofOnePart) {
      return OpaqueId.unwrap(id).equals(vendorId);
    }
  }

  private void pollNow(PurchaseRow row) {
    try {
      seen(row, videos.retrieve(row.job().orElseThrow()));
    } catch (VideoException failure) {
      // It will be polled in its turn.
      LOG.info("The job {} could not be read: {}", row.job().orElseThrow(), failure.toString());
    }
  }

  private void pollOnce(PurchaseRow row, Duration time, Queue<Poll> polls) {
    CompletableFuture<VideoJob> first = new CompletableFuture<>();
    JobHandle<VideoJob> handle =
        videos
            .follower()
            .follow(
                row.job().orElseThrow(),
                WaitOptions.defaults().timeout(time).listener(first::complete));
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
            first.handle(
                (job, failure) -> {
                  handle.stop();
                  return polls.add(new Poll(row, job, failure));
                }));
  }

  /** Takes what came of a poll; false if the job is to be polled again. */
  private boolean ended(Poll poll) {
    if (poll.job() != null) {
      return seen(poll.row(), poll.job());
    }
    if (poll.failure() instanceof NotFoundException missing) {
      return missed(poll.row(), missing);
    }
    LOG.info(
        "The job {} could not be read: {}",
        poll.row().job().orElseThrow(),
        String.valueOf(poll.failure()));
    return false;
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

  /** In batches, for there may be thousands. */
  private void pollAgain(Connection connection, List<Poll> running) throws SQLException {
    Map<Duration, List<UUID>> due = new HashMap<>();
    for (Poll poll : running) {
      due.computeIfAbsent(pause(poll), pause -> new ArrayList<>()).add(poll.row().id());
    }
    for (Map.Entry<Duration, List<UUID>> each : due.entrySet()) {
      store.transitions().pollAfter(connection, each.getValue(), each.getKey());
    }
  }

  /** What the vendor asks for, and longer for a job that takes long. */
  private Duration pause(Poll poll) {
    VideoJob job = poll.job();
    Duration asked = job == null ? Duration.ZERO : job.pollAfter().orElse(Duration.ZERO);
    Duration age =
        Duration.between(
            poll.row().createdAt().orElse(poll.row().submittedAt()), store.clock().now());
    Duration byAge = age.dividedBy(AGE_A_POLL);
    Duration grown = byAge.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : byAge;
    return Stream.of(asked, grown, store.timing().pollInterval())
        .max(Comparator.naturalOrder())
        .map(pause -> Duration.ofSeconds(pause.toSeconds()).plus(atLeastMillis(pause)))
        .orElseThrow();
  }

  /** Whole seconds share a statement; tests poll faster. */
  private static Duration atLeastMillis(Duration pause) {
    return pause.toSeconds() == 0 ? pause : Duration.ZERO;
  }
}
