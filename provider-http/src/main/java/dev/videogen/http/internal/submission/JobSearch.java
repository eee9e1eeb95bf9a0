package dev.videogen.http.internal.submission;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.VideoException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.transport.CallExecutor;
import dev.videogen.http.internal.transport.FailedAttempt;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks through a vendor's list for jobs that were created since a request was sent. */
final class JobSearch {

  private static final int PAGE = 100;
  private static final int MAX_PAGES = 10;

  /** A server's Date and the times of its jobs are whole seconds. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** How far a server's clock may be off if it does not tell its time. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final CallExecutor calls;
  private final TimeSource time;
  private final Function<ListQuery, Page<VideoJob>> list;
  private final JobFingerprint traits;
  private final long sentAt;

  /**
   * A search that is yet to begin.
   *
   * @param list reads a page
   * @param traits by which the job is recognised
   * @param sentAt when the request was first sent, by {@link TimeSource#nanoTime()}
   */
  JobSearch(
      CallExecutor calls,
      TimeSource time,
      Function<ListQuery, Page<VideoJob>> list,
      JobFingerprint traits,
      long sentAt) {
    this.calls = calls;
    this.time = time;
    this.list = list;
    this.traits = traits;
    this.sentAt = sentAt;
  }

  /**
   * What one look found.
   *
   * @param jobs the jobs that could be the one
   * @param complete whether the list was read far enough to say that there are no others
   */
  record Found(List<VideoJob> jobs, boolean complete) {

    static final Found NOTHING_READ = new Found(List.of(), false);
  }

  /** Looks once. */
  Found look(CallSpec spec) {
    // By id: a server that knows no cursors gives the same page again.
    Map<String, VideoJob> jobs = new LinkedHashMap<>();
    Optional<ListQuery> next = Optional.of(ListQuery.newest(PAGE));
    for (int pages = 0; next.isPresent() && pages < MAX_PAGES; pages++) {
      ListQuery query = next.get();
      try {
        CallExecutor.Received<Page<VideoJob>> received = calls.once(spec, () -> list.apply(query));
        Page<VideoJob> page = received.value();
        Instant since = since(received.headers());
        page.items().stream()
            .filter(job -> couldBe(job, since))
            .forEach(job -> jobs.put(job.id(), job));
        next = goesPast(page, since) ? Optional.empty() : page.nextCursor().map(query::after);
      } catch (FailedAttempt | VideoException notRead) {
        return new Found(List.copyOf(jobs.values()), false);
      }
    }
    return new Found(List.copyOf(jobs.values()), next.isEmpty());
  }

  /** The earliest moment, by the server's clock, at which the job can have been created. */
  private Instant since(ResponseHeaders headers) {
    Duration ago = Duration.ofNanos(time.nanoTime() - sentAt);
    return headers
        .date()
        .map(date -> date.minus(ago).minus(TOLERANCE))
        .orElseGet(() -> time.now().minus(ago).minus(SKEW));
  }

  private boolean couldBe(VideoJob job, Instant since) {
    boolean tooOld = job.createdAt().filter(created -> created.isBefore(since)).isPresent();
    return !tooOld && traits.fits(JobFingerprint.of(job)) != JobFingerprint.Fit.OTHER;
  }

  /** Whether all further pages are too old; a server may ignore the order that was asked for. */
  private static boolean goesPast(Page<VideoJob> page, Instant since) {
    if (page.items().isEmpty()) {
      return true;
    }
    Optional<Instant> first = page.items().get(0).createdAt();
    Optional<Instant> last = page.items().get(page.items().size() - 1).createdAt();
    return first.isPresent()
        && last.isPresent()
        && last.get().isBefore(since)
        && first.get().isAfter(last.get());
  }
}
