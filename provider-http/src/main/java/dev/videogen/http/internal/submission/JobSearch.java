package dev.videogen.http.internal.submission;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.VideoException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.transport.CallExecutor;
import dev.videogen.http.internal.transport.FailedAttempt;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.spi.JobMatcher;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Reads a vendor's list for jobs that were created since a request was sent. */
final class JobSearch {

  /** A server's Date and the times of its jobs are whole seconds. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** How far a server's clock may be off if it does not tell its time. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final CallExecutor calls;
  private final TimeSource time;
  private final Function<ListQuery, Page<VideoJob>> list;
  private final JobMatcher matcher;
  private final long sentAt;

  /**
   * A search that is yet to begin.
   *
   * @param list reads a page
   * @param matcher recognises the job
   * @param sentAt when the request was first sent, by {@link TimeSource#nanoTime()}
   */
  JobSearch(
      CallExecutor calls,
      TimeSource time,
      Function<ListQuery, Page<VideoJob>> list,
      JobMatcher matcher,
      long sentAt) {
    this.calls = calls;
    this.time = time;
    this.list = list;
    this.matcher = matcher;
    this.sentAt = sentAt;
  }

  /** Searches once. */
  JobMatcher.Found search(CallSpec spec) {
    return matcher.search(query -> listed(spec, query));
  }

  private Optional<JobMatcher.Listed> listed(CallSpec spec, ListQuery query) {
    try {
      CallExecutor.Received<Page<VideoJob>> received = calls.once(spec, () -> list.apply(query));
      Instant since = since(received.headers());
      return Optional.of(new JobMatcher.Listed(received.value(), since, Instant.MAX));
    } catch (FailedAttempt | VideoException notRead) {
      return Optional.empty();
    }
  }

  /** The earliest moment, by the server's clock, at which the job can have been created. */
  private Instant since(ResponseHeaders headers) {
    Duration ago = Duration.ofNanos(time.nanoTime() - sentAt);
    return headers
        .date()
        .map(date -> date.minus(ago).minus(TOLERANCE))
        .orElseGet(() -> time.now().minus(ago).minus(SKEW));
  }
}
