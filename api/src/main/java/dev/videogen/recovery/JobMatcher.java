package dev.videogen.recovery;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.VideoException;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.SubmissionState;
import dev.videogen.spi.JobFingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks among a vendor's jobs for the one of an uncertain submission. */
final class JobMatcher {

  /** How many jobs to ask for at once. */
  static final int PAGE = 100;

  private static final int MAX_JOBS = 2_000;

  /** How far a vendor's clock may be off. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** Far longer than a submission takes, with all that it may wait for and try again. */
  private static final Duration MAX_SUBMISSION = Duration.ofHours(1);

  private final JournaledSubmission submission;
  private final Set<JobRef> taken;
  private final boolean rivalled;

  /**
   * A search that is yet to begin.
   *
   * @param submission the submission
   * @param all all submissions of its journal
   */
  JobMatcher(JournaledSubmission submission, List<JournaledSubmission> all) {
    this.submission = submission;
    this.taken =
        all.stream().flatMap(other -> other.job().stream()).collect(Collectors.toUnmodifiableSet());
    this.rivalled =
        all.stream()
            .filter(other -> other.state() == SubmissionState.IN_FLIGHT)
            .map(JournaledSubmission::intent)
            .filter(other -> other.instance().equals(submission.intent().instance()))
            .anyMatch(other -> fit(other.traits()) != JobFingerprint.Fit.OTHER);
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
   * @param jobs the vendor's jobs, the newest first as far as it keeps to that
   */
  Found among(Stream<VideoJob> jobs) {
    List<VideoJob> candidates = new ArrayList<>();
    boolean complete = true;
    int count = 0;
    VideoJob last = null;
    for (Iterator<VideoJob> rest = jobs.iterator(); rest.hasNext() && complete; ) {
      VideoJob job = rest.next();
      if (isTooOld(job) && last != null && isOlder(job, last)) {
        break;
      }
      if (couldBe(job) && candidates.stream().noneMatch(other -> isSame(other, job))) {
        candidates.add(job);
      }
      last = job;
      complete = ++count < MAX_JOBS;
    }
    boolean certain =
        complete
            && !rivalled
            && candidates.size() == 1
            && fit(JobFingerprint.of(candidates.get(0))) == JobFingerprint.Fit.SAME;
    return new Found(
        List.copyOf(candidates),
        candidates.stream().map(VideoJob::ref).filter(job -> certain).findFirst(),
        doubt(candidates, complete));
  }

  private boolean couldBe(VideoJob job) {
    Instant latest = submission.intent().at().plus(MAX_SUBMISSION);
    return !taken.contains(job.ref())
        && !isTooOld(job)
        && job.createdAt().filter(latest::isBefore).isEmpty()
        && fit(JobFingerprint.of(job)) != JobFingerprint.Fit.OTHER;
  }

  private JobFingerprint.Fit fit(JobFingerprint other) {
    return submission.intent().traits().fits(other);
  }

  private boolean isTooOld(VideoJob job) {
    Instant earliest = submission.intent().at().minus(SKEW);
    return job.createdAt().filter(earliest::isAfter).isPresent();
  }

  /** Whether the list goes from newer to older jobs, and not the other way round. */
  private static boolean isOlder(VideoJob job, VideoJob before) {
    return job.createdAt()
        .filter(time -> before.createdAt().filter(time::isBefore).isPresent())
        .isPresent();
  }

  private static boolean isSame(VideoJob one, VideoJob other) {
    return one.ref().equals(other.ref());
  }

  private String doubt(List<VideoJob> candidates, boolean complete) {
    String more = complete ? "" : " Only its newest " + MAX_JOBS + " jobs were looked at.";
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
