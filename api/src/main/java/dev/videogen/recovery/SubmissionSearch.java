package dev.videogen.recovery;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.VideoException;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.SubmissionState;
import dev.videogen.spi.JobMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Searches a vendor's jobs for the one of an uncertain submission. */
final class SubmissionSearch {

  /** How far a vendor's clock may be off. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** Far longer than a submission takes, with all that it may wait for and try again. */
  private static final Duration MAX_SUBMISSION = Duration.ofHours(1);

  private final JournaledSubmission submission;
  private final JobMatcher matcher;
  private final Set<JobRef> taken;
  private final boolean rivalled;

  /**
   * A search that is yet to begin.
   *
   * @param submission the submission
   * @param all all submissions of its journal
   */
  SubmissionSearch(JournaledSubmission submission, List<JournaledSubmission> all) {
    this.submission = submission;
    this.matcher = new JobMatcher(submission.intent().traits());
    this.taken =
        all.stream().flatMap(other -> other.job().stream()).collect(Collectors.toUnmodifiableSet());
    this.rivalled =
        all.stream()
            .filter(other -> other.state() == SubmissionState.IN_FLIGHT)
            .map(JournaledSubmission::intent)
            .filter(other -> other.instance().equals(submission.intent().instance()))
            .anyMatch(other -> matcher.couldBe(other.traits()));
  }

  /**
   * What was found.
   *
   * @param candidates the jobs that can be the one
   * @param certain the one that it is, if there is no doubt
   * @param doubt what to do if there is
   */
  record Found(List<VideoJob> candidates, Optional<JobRef> certain, String doubt) {}

  /**
   * Looks through jobs.
   *
   * @param list reads a page of the vendor's jobs
   */
  Found among(Function<ListQuery, Page<VideoJob>> list) {
    Instant earliest = submission.intent().at().minus(SKEW);
    Instant latest = submission.intent().at().plus(MAX_SUBMISSION);
    JobMatcher.Found found =
        matcher.search(
            query -> Optional.of(new JobMatcher.Listed(list.apply(query), earliest, latest)));
    List<VideoJob> candidates =
        found.candidates().stream().filter(job -> !taken.contains(job.ref())).toList();
    Optional<VideoJob> certain =
        found.complete() && !rivalled ? matcher.certain(candidates) : Optional.empty();
    return new Found(candidates, certain.map(VideoJob::ref), doubt(candidates, found.complete()));
  }

  private static String doubt(List<VideoJob> candidates, boolean complete) {
    String more =
        complete ? "" : " Only its newest " + JobMatcher.MAX_JOBS + " jobs were looked at.";
    if (candidates.isEmpty()) {
      return "no job like it was found. If the vendor's console shows none either, dismiss it."
          + more;
    }
    String refs =
        candidates.stream().map(job -> job.ref().toString()).collect(Collectors.joining(", "));
    return "it may be "
        + refs
        + ", which is not certain. Save what you want by its ref, then dismiss the submission."
        + more;
  }

  /** What to say if there are no jobs to look through. */
  String unlisted(VideoException why) {
    String noted =
        submission.candidates().isEmpty()
            ? ""
            : submission.candidates().stream()
                .map(JobRef::toString)
                .collect(Collectors.joining(", ", ". It may be ", ""));
    return "its jobs cannot be listed (" + why.getMessage() + ")" + noted;
  }
}
