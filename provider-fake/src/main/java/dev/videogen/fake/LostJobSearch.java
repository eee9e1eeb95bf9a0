package dev.videogen.fake;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.JobMatcher;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Searches the fake's list for the job of a create that failed, as the HTTP providers do: three
 * times over ten seconds, with the same {@link JobMatcher}. The fake knows which job each create
 * made, so the jobs of other creates are never candidates.
 */
final class LostJobSearch {

  /** The waits before each search. */
  private static final List<Duration> DELAYS =
      List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(7));

  private final Listing listing;
  private final TimeSource time;
  private final Function<ListQuery, Page<VideoJob>> list;

  /**
   * A search.
   *
   * @param listing what the lists hold
   * @param list reads a page, in one attempt
   */
  LostJobSearch(Listing listing, TimeSource time, Function<ListQuery, Page<VideoJob>> list) {
    this.listing = listing;
    this.time = time;
    this.list = list;
  }

  /**
   * Finds the job that a create may have made.
   *
   * @param created the job that it did make; null if it made none
   * @throws SubmissionUncertainException if it is not found for certain
   */
  VideoJob find(
      VideoException failure, @Nullable JobRef created, JobFingerprint wanted, Instant firstSent) {
    Result result = search(false, failure, created, wanted, firstSent);
    return result.job().orElseThrow(() -> uncertain(failure, result.candidates()));
  }

  /**
   * Finds the job that a create made, or that it made none.
   *
   * @param created the job that it did make; null if it made none
   * @return the job; empty if there certainly is none
   * @throws SubmissionUncertainException if that cannot be told
   */
  Optional<VideoJob> findOrNone(
      VideoException failure, @Nullable JobRef created, JobFingerprint wanted, Instant firstSent) {
    Result result = search(true, failure, created, wanted, firstSent);
    if (result.job().isEmpty() && !result.none()) {
      throw uncertain(failure, result.candidates());
    }
    return result.job();
  }

  private record Result(Optional<VideoJob> job, List<VideoJob> candidates, boolean none) {}

  private Result search(
      boolean forNone,
      VideoException failure,
      @Nullable JobRef created,
      JobFingerprint wanted,
      Instant firstSent) {
    Predicate<JobRef> others = job -> !job.equals(created);
    JobMatcher matcher = new JobMatcher(wanted, others, others);
    boolean none = true;
    Result last = new Result(Optional.empty(), List.of(), false);
    if (listing == Listing.NONE) {
      return last;
    }
    for (Duration delay : DELAYS) {
      sleep(delay, failure, last);
      JobMatcher.Found found =
          matcher.search(forNone && listing == Listing.COMPLETE, query -> listed(query, firstSent));
      none &= found.none();
      Optional<VideoJob> job = found.certain().map(one -> one.toBuilder().adopted(true).build());
      last = new Result(job, found.candidates(), none);
      if (job.isPresent()) {
        return last;
      }
    }
    return last;
  }

  private Optional<JobMatcher.Listed> listed(ListQuery query, Instant firstSent) {
    try {
      return Optional.of(new JobMatcher.Listed(list.apply(query), firstSent, time.now()));
    } catch (VideoException notRead) {
      return Optional.empty();
    }
  }

  private void sleep(Duration delay, VideoException failure, Result last) {
    try {
      time.sleep(delay);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw uncertain(failure, last.candidates());
    }
  }

  private static SubmissionUncertainException uncertain(
      VideoException failure, List<VideoJob> candidates) {
    ErrorDetails known = failure.details();
    String message =
        "it is uncertain whether a job was created; the create was not retried, because that could"
            + " be charged twice. What happened: "
            + known.message();
    return new SubmissionUncertainException(
        known.toBuilder().message(message).billed(Billed.UNKNOWN).cause(failure).build(),
        candidates);
  }
}
