package dev.videogen.http.internal.submission;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.errors.VideoException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.transport.CallExecutor;
import dev.videogen.http.internal.transport.FailedAttempt;
import dev.videogen.spi.JobMatcher;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Reads a vendor's list for the job of a request that was sent. */
final class JobSearch {

  private final CallExecutor calls;
  private final TimeSource time;
  private final Function<ListQuery, Page<VideoJob>> list;
  private final Listing listing;
  private final JobMatcher matcher;
  private final long sentAt;

  /**
   * A search that is yet to begin.
   *
   * @param list reads a page
   * @param listing what the pages hold
   * @param matcher recognises the job
   * @param sentAt when the request was first sent, by {@link TimeSource#nanoTime()}
   */
  JobSearch(
      CallExecutor calls,
      TimeSource time,
      Function<ListQuery, Page<VideoJob>> list,
      Listing listing,
      JobMatcher matcher,
      long sentAt) {
    this.calls = calls;
    this.time = time;
    this.list = list;
    this.listing = listing;
    this.matcher = matcher;
    this.sentAt = sentAt;
  }

  /**
   * Searches once.
   *
   * @param forNone whether it matters to be certain that there is no job
   */
  JobMatcher.Found search(CallSpec spec, boolean forNone) {
    return matcher.search(forNone && listing == Listing.COMPLETE, query -> listed(spec, query));
  }

  private Optional<JobMatcher.Listed> listed(CallSpec spec, ListQuery query) {
    try {
      Page<VideoJob> page = calls.once(spec, () -> list.apply(query)).value();
      Instant now = time.now();
      Instant sent = now.minus(Duration.ofNanos(time.nanoTime() - sentAt));
      return Optional.of(new JobMatcher.Listed(page, sent, now));
    } catch (FailedAttempt | VideoException notRead) {
      return Optional.empty();
    }
  }
}
