package dev.videogen.http.internal.submission;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.response.NamedJob;
import dev.videogen.http.internal.submission.UncertainSubmission.Searched;
import dev.videogen.http.internal.transport.CallExecutor;
import dev.videogen.http.internal.transport.FailedAttempt;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.spi.JobMatcher;
import dev.videogen.spi.OpaqueId;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The job of a create whose response was lost or no success: read where the response names it, else
 * looked for in the vendor's list.
 */
final class LostJob {

  /** The waits before each search: three over ten seconds. */
  private static final List<Duration> SEARCH_DELAYS =
      List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(7));

  /** An interrupted thread looks once more, and is gone within about a second all the same. */
  private static final List<Duration> INTERRUPTED_SEARCH_DELAYS = List.of(Duration.ZERO);

  private static final Duration INTERRUPTED_SEARCH_TIMEOUT = Duration.ofMillis(700);

  private final PaidRequest request;
  private final String instance;
  private final TimeSource time;
  private final CallExecutor calls;
  private final SubmissionRegistry register;
  private final boolean adopt;
  private final long firstSent;
  private final FailedAttempt failure;
  private final List<JobRef> others;
  private final Optional<NamedJob> named;
  private final Optional<VideoJob> known;
  private boolean unreadable;

  /**
   * What is looked for after one failed attempt.
   *
   * @param adopt whether a job that is found in the list may be taken for the one
   * @param firstSent when the request was first sent, by {@link TimeSource#nanoTime()}
   * @param failure how the attempt failed
   * @param named the job that its response names
   * @param others the jobs that its response names beside that
   */
  LostJob(
      PaidRequest request,
      ProviderContext context,
      CallExecutor calls,
      SubmissionRegistry register,
      boolean adopt,
      long firstSent,
      FailedAttempt failure,
      Optional<NamedJob> named,
      List<JobRef> others) {
    this.request = request;
    this.instance = context.instance();
    this.time = context.time();
    this.calls = calls;
    this.register = register;
    this.adopt = adopt;
    this.firstSent = firstSent;
    this.failure = failure;
    this.others = others;
    this.known = named.flatMap(this::known);
    this.named = named.filter(job -> known.isPresent());
  }

  /** The job as far as its id tells of it; empty if the id cannot be one, or is the source's. */
  private Optional<VideoJob> known(NamedJob job) {
    try {
      JobRef ref = JobRef.of(instance, OpaqueId.wrap(request.id().apply(job.id())));
      return request.fingerprint().source().filter(ref::equals).isPresent()
          ? Optional.empty()
          : Optional.of(VideoJob.builder(ref, JobStatus.QUEUED).build());
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  /**
   * The job.
   *
   * @throws FailedAttempt the failure, if there is no job for certain
   * @throws SubmissionUncertainException if that is not known
   */
  VideoJob recovered() throws FailedAttempt {
    Optional<VideoJob> job = read(request.retrieve(), CallSpec.read(Operation.RETRIEVE));
    if (job.isPresent()) {
      return job.get();
    }
    if (named.isPresent() && failure.outcome().isRefusal() && !unreadable) {
      // The field may hold anything in an error's body, and what it holds is no job.
      throw failure.noting("The response named \"%s\", which is no job here.".formatted(id()));
    }
    if (named.isEmpty() && !failure.outcome().jobMayExist()) {
      throw failure;
    }
    return searched(SEARCH_DELAYS, CallSpec.search());
  }

  /** The same in a hurry, for a thread that is interrupted. */
  VideoJob recoveredAtOnce() throws FailedAttempt {
    Optional<VideoJob> job = read(Optional.empty(), CallSpec.search());
    if (job.isPresent()) {
      return job.get();
    }
    if (!failure.outcome().jobMayExist()) {
      throw failure;
    }
    return searched(
        INTERRUPTED_SEARCH_DELAYS, CallSpec.search().within(INTERRUPTED_SEARCH_TIMEOUT));
  }

  private String id() {
    return known.map(job -> job.ref().toString()).orElse("");
  }

  /** The job that the response names; empty if none is, or if it cannot be told to exist. */
  private Optional<VideoJob> read(
      Optional<Function<PathSegment, VideoJob>> retrieve, CallSpec spec) {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean certain = named.filter(NamedJob::certain).isPresent();
    Optional<VideoJob> job;
    try {
      PathSegment segment = PathSegment.of(Operation.RETRIEVE, known.get().id());
      job =
          retrieve
              .map(read -> calls.read(spec, () -> read.apply(segment)))
              .filter(found -> found.id().equals(known.get().id()));
      job = job.isPresent() || !certain ? job : known;
    } catch (NotFoundException notYet) {
      job = Optional.empty();
    } catch (VideoException unavailable) {
      // The job exists, and its ref is what matters; the rest can be read later.
      unreadable = !certain;
      job = certain ? known : Optional.empty();
    }
    job.ifPresent(found -> register.claim(found.id()));
    return job;
  }

  private VideoJob searched(List<Duration> waits, CallSpec spec) throws FailedAttempt {
    boolean listed = request.list().isPresent() && request.listing() != Listing.NONE;
    if (!listed && known.isEmpty()) {
      throw uncertain(List.of(), Searched.IMPOSSIBLE);
    }
    Optional<JobSearch> search = listed ? request.list().map(this::search) : Optional.empty();
    boolean none = failure.outcome().mayRetry() && waits.size() > 1 && known.isEmpty();
    JobMatcher.Found found = JobMatcher.Found.nothingRead();
    for (Duration wait : waits) {
      sleep(wait, found);
      if (!wait.isZero() && known.isPresent()) {
        Optional<VideoJob> job = read(request.retrieve(), spec);
        if (job.isPresent()) {
          return job.get();
        }
      }
      if (search.isPresent()) {
        found = search.get().search(spec, failure.outcome().mayRetry());
      }
      Optional<VideoJob> adopted = found.certain().filter(this::mayBeAdopted);
      if (adopted.isPresent()) {
        return adopted.get().toBuilder().adopted(true).build();
      }
      none &= found.none();
    }
    if (none) {
      throw failure;
    }
    throw uncertain(found.candidates(), judged(listed, found));
  }

  /** Where the response named a job for certain, no other is taken for it. */
  private boolean mayBeAdopted(VideoJob job) {
    boolean other =
        named.filter(NamedJob::certain).isPresent()
            && known.filter(named -> named.ref().equals(job.ref())).isEmpty();
    return adopt && !other && register.claimFound(job);
  }

  private JobSearch search(Function<ListQuery, Page<VideoJob>> list) {
    JobMatcher matcher =
        new JobMatcher(
            request.fingerprint(),
            register::isClaimed,
            job -> register.respondedBefore(job, firstSent));
    return new JobSearch(calls, time, list, request.listing(), matcher, firstSent);
  }

  private Searched judged(boolean listed, JobMatcher.Found found) {
    if (!listed) {
      return Searched.IMPOSSIBLE;
    }
    if (!found.complete()) {
      return Searched.UNREADABLE;
    }
    return request.listing() == Listing.COMPLETE ? Searched.COMPLETE : Searched.PARTIAL;
  }

  private void sleep(Duration wait, JobMatcher.Found soFar) {
    try {
      time.sleep(wait);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw uncertain(soFar.candidates(), Searched.UNREADABLE);
    }
  }

  private SubmissionUncertainException uncertain(List<VideoJob> candidates, Searched searched) {
    Map<JobRef, VideoJob> all = new LinkedHashMap<>();
    others.forEach(ref -> all.put(ref, VideoJob.builder(ref, JobStatus.QUEUED).build()));
    candidates.forEach(job -> all.put(job.ref(), job));
    return new UncertainSubmission(
            instance, failure.error(), known, List.copyOf(all.values()), searched)
        .toException();
  }
}
