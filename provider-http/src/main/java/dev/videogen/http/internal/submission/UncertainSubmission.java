package dev.videogen.http.internal.submission;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The error of a create of which it is not known whether there is a job.
 *
 * @param instance the instance that was asked
 * @param failure what went wrong
 * @param named the job that the response named, if it did
 * @param candidates other jobs that may be it
 * @param searched what came of the search
 */
record UncertainSubmission(
    String instance,
    VideoException failure,
    Optional<VideoJob> named,
    List<VideoJob> candidates,
    Searched searched) {

  /** More would hide what happened. */
  private static final int MAX_NAMED = 5;

  /** What came of a search that found no job for certain. */
  enum Searched {
    /** The vendor has no list. */
    IMPOSSIBLE,
    /** The list could not be read or understood to its end. */
    UNREADABLE,
    /** The list was read, and need not hold every job. */
    PARTIAL,
    /** The list was read, and should hold every job. */
    COMPLETE
  }

  SubmissionUncertainException toException() {
    ErrorDetails known = failure.details();
    ErrorDetails.Builder details =
        ErrorDetails.builder(
                known.operation(),
                "it is uncertain whether "
                    + instance
                    + " has created a job; it was not asked again, because that could be charged"
                    + " twice. "
                    + remedy()
                    + " What happened: "
                    + known.message())
            .provider(instance)
            .code(known.code().orElse(null))
            .vendorMessage(known.vendorMessage().orElse(null))
            .requestId(known.requestId().orElse(null))
            .job(named.map(VideoJob::ref).orElse(null))
            .billed(Billed.UNKNOWN)
            .cause(failure);
    known.httpStatus().ifPresent(details::httpStatus);
    List<VideoJob> all = new ArrayList<>(named.stream().toList());
    candidates.stream()
        .filter(job -> named.map(VideoJob::ref).filter(job.ref()::equals).isEmpty())
        .forEach(all::add);
    return new SubmissionUncertainException(details.build(), all);
  }

  private String remedy() {
    if (named.isPresent()) {
      return "Its response named the job "
          + named.get().ref()
          + ", which could not be read yet: read that again in a while."
          + (candidates.isEmpty() ? "" : " " + mayBe());
    }
    if (!candidates.isEmpty()) {
      return mayBe();
    }
    String console = ": look into the vendor's console before creating it again.";
    return switch (searched) {
      case IMPOSSIBLE -> "Its jobs cannot be listed, so the job could not be looked for" + console;
      case UNREADABLE ->
          "Its list of jobs could not be read to a certain end, so that nothing is known of the job"
              + console;
      case PARTIAL ->
          "No job was found that could be it, but its list need not hold every job" + console;
      case COMPLETE -> "No job was found that could be it" + console;
    };
  }

  private String mayBe() {
    int more = candidates.size() - MAX_NAMED;
    return candidates.stream()
        .limit(MAX_NAMED)
        .map(VideoJob::ref)
        .map(JobRef::toString)
        .collect(
            Collectors.joining(
                ", ", "It may be one of these jobs: ", more > 0 ? " and " + more + " more." : "."));
  }
}
