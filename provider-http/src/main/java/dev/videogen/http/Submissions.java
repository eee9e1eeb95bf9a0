package dev.videogen.http;

import dev.videogen.Billed;
import dev.videogen.ErrorDetails;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.NotFoundException;
import dev.videogen.Operation;
import dev.videogen.Page;
import dev.videogen.SubmissionUncertainException;
import dev.videogen.VideoException;
import dev.videogen.VideoInterruptedException;
import dev.videogen.VideoJob;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends what costs money, and never pays twice: where an answer was lost, the job is looked for,
 * and where it cannot be told whether there is one, nothing is sent again. {@link
 * SubmissionOutcome} has the table.
 */
final class Submissions {

  /** The waits before each look: three looks over ten seconds. */
  private static final List<Duration> LOOKS =
      List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(7));

  /** An interrupted thread looks once more, and is gone within about a second all the same. */
  private static final List<Duration> LAST_LOOK = List.of(Duration.ZERO);

  private static final Duration HASTE = Duration.ofMillis(700);

  private final String instance;
  private final TimeSource time;
  private final HttpCalls calls;
  private final SubmissionRecovery recovery;
  private final JobSearch search;
  private final SubmissionRegister register = new SubmissionRegister();

  Submissions(ProviderContext context, HttpCalls calls, SubmissionRecovery recovery) {
    this.instance = context.instance();
    this.time = context.time();
    this.calls = calls;
    this.recovery = recovery;
    this.search = new JobSearch(calls, context.time());
  }

  VideoJob submit(Submission submission) {
    CallSpec spec = CallSpec.submit(submission.operation(), UUID.randomUUID().toString());
    JobTraits traits = submission.traits(instance);
    // An earlier attempt's job is as good an answer as the last one's.
    long sentAt = time.nanoTime();
    return calls
        .loop()
        .run(submission.operation(), number -> attempt(submission, spec, traits, sentAt));
  }

  private VideoJob attempt(Submission submission, CallSpec spec, JobTraits traits, long sentAt)
      throws Failure {
    SubmissionRegister.Ticket ticket = register.waitFor(traits);
    try {
      VideoJob job = calls.once(spec, submission::send).value();
      register.answered(ticket, job.id());
      return job;
    } catch (Failure failure) {
      register.givenUp(ticket);
      return recovered(submission, traits, sentAt, failure);
    } finally {
      register.givenUp(ticket);
    }
  }

  /** The job in spite of the failure; else the failure, or that nobody knows. */
  private VideoJob recovered(Submission submission, JobTraits traits, long sentAt, Failure failure)
      throws Failure {
    if (!failure.outcome().jobMayExist()) {
      throw failure;
    }
    boolean interrupted = failure.error() instanceof VideoInterruptedException;
    if (interrupted) {
      // The one look that an interrupted thread still takes must not be interrupted by the past.
      Thread.interrupted();
    }
    try {
      Optional<VideoJob> salvaged =
          SalvagedId.of(failure.body()).flatMap(id -> salvaged(submission, id));
      if (salvaged.isPresent()) {
        return salvaged.get();
      }
      Function<ListQuery, Page<VideoJob>> list =
          submission.list().orElseThrow(() -> uncertain(failure, List.of()));
      return interrupted
          ? lookedFor(list, traits, sentAt, failure, LAST_LOOK, CallSpec.look().within(HASTE))
          : lookedFor(list, traits, sentAt, failure, LOOKS, CallSpec.look());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The job of an id that did arrive; empty if there is no such job after all. */
  private Optional<VideoJob> salvaged(Submission submission, String id) {
    JobRef ref;
    PathSegment segment;
    try {
      ref = JobRef.of(instance, id);
      segment = PathSegment.of(Operation.RETRIEVE, id);
    } catch (IllegalArgumentException | VideoException noId) {
      return Optional.empty();
    }
    VideoJob job = VideoJob.builder(ref, JobStatus.QUEUED).build();
    if (submission.retrieve().isPresent()) {
      Function<PathSegment, VideoJob> retrieve = submission.retrieve().get();
      try {
        job = calls.read(CallSpec.read(Operation.RETRIEVE), () -> retrieve.apply(segment));
      } catch (NotFoundException noSuchJob) {
        return Optional.empty();
      } catch (VideoException unavailable) {
        // The job exists, and its ref is what matters; the rest can be read later.
      }
    }
    register.answered(register.waitFor(submission.traits(instance)), id);
    return Optional.of(job);
  }

  private VideoJob lookedFor(
      Function<ListQuery, Page<VideoJob>> list,
      JobTraits traits,
      long sentAt,
      Failure failure,
      List<Duration> waits,
      CallSpec spec)
      throws Failure {
    JobSearch.Look look = new JobSearch.Look(List.of(), false);
    for (Duration wait : waits) {
      sleep(wait, failure, look.jobs());
      look = search.look(list, traits, sentAt, spec);
      if (recovery == SubmissionRecovery.ADOPT && look.complete()) {
        Optional<VideoJob> found = register.claimOnly(traits, look.jobs());
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    List<VideoJob> candidates = register.unclaimed(look.jobs());
    if (failure.outcome().maySendAgain() && look.complete() && candidates.isEmpty()) {
      throw failure;
    }
    throw uncertain(failure, candidates);
  }

  private void sleep(Duration wait, Failure failure, List<VideoJob> candidates) {
    try {
      time.sleep(wait);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw uncertain(failure, register.unclaimed(candidates));
    }
  }

  private SubmissionUncertainException uncertain(Failure failure, List<VideoJob> candidates) {
    VideoException error = failure.error();
    String found =
        candidates.isEmpty()
            ? "No job was found that could be it: look into the vendor's console before creating it"
                + " again."
            : "It may be one of these jobs: "
                + candidates.stream()
                    .map(job -> job.ref().toString())
                    .collect(Collectors.joining(", "))
                + ".";
    ErrorDetails known = error.details();
    ErrorDetails.Builder details =
        ErrorDetails.builder(
                known.operation(),
                "it is uncertain whether "
                    + instance
                    + " has created a job; it was not asked again, because that could be charged"
                    + " twice. "
                    + found
                    + " What happened: "
                    + known.message())
            .provider(instance)
            .code(known.code().orElse(null))
            .vendorMessage(known.vendorMessage().orElse(null))
            .requestId(known.requestId().orElse(null))
            .billed(Billed.UNKNOWN)
            .cause(error);
    known.httpStatus().ifPresent(details::httpStatus);
    return new SubmissionUncertainException(details.build(), candidates);
  }
}
