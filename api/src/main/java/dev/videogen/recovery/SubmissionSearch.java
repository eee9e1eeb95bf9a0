package dev.videogen.recovery;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.VideoException;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.SubmissionState;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.JobMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Searches a vendor's jobs for the one of an uncertain submission. */
final class SubmissionSearch {

  /** Far longer than a submission takes, with all that it may wait for and try again. */
  private static final Duration MAX_SUBMISSION = Duration.ofHours(1);

  private final JournaledSubmission submission;
  private final JobMatcher matcher;
  private final boolean rivalled;

  /**
   * A search that is yet to begin.
   *
   * @param submission the submission
   * @param journal its journal, which tells what is that of other submissions
   */
  SubmissionSearch(JournaledSubmission submission, Journal journal) {
    this.submission = submission;
    JobFingerprint wanted = submission.intent().traits();
    this.matcher =
        new JobMatcher(
            wanted, job -> JournaledSubmission.creatorOf(job, journal).isPresent(), job -> false);
    this.rivalled =
        JournaledSubmission.unsettledIn(journal).stream()
            .filter(other -> other.state() == SubmissionState.IN_FLIGHT)
            .map(JournaledSubmission::intent)
            .filter(other -> other.instance().equals(submission.intent().instance()))
            .anyMatch(other -> wanted.fits(other.traits()) != JobFingerprint.Fit.OTHER);
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
    Instant earliest = submission.intent().at();
    Instant latest = submission.uncertainSince().orElse(earliest.plus(MAX_SUBMISSION));
    JobMatcher.Found found =
        matcher.search(
            false,
            query -> Optional.of(new JobMatcher.Listed(list.apply(query), earliest, latest)));
    Optional<JobRef> certain = rivalled ? Optional.empty() : found.certain().map(VideoJob::ref);
    return new Found(found.candidates(), certain, doubt(found.candidates(), found.complete()));
  }

  private static String doubt(List<VideoJob> candidates, boolean complete) {
    String more = complete ? "" : " Its list could not be read back to that time.";
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
