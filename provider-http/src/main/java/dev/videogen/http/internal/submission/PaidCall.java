package dev.videogen.http.internal.submission;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.response.RecoveredId;
import dev.videogen.http.internal.transport.CallExecutor;
import dev.videogen.http.internal.transport.FailedAttempt;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.JobMatcher;
import dev.videogen.spi.OpaqueId;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One create, with all its attempts. It never pays twice: where an answer was lost, the job is
 * looked for, and where it cannot be told whether there is one, nothing is sent again. {@link
 * dev.videogen.http.internal.response.SubmissionOutcome} has the table.
 */
final class PaidCall {

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
  private final VendorRules rules;
  private final boolean adopt;
  private final CallSpec spec;
  private final JobFingerprint fingerprint;
  private @Nullable Long firstSent;

  PaidCall(
      PaidRequest request,
      ProviderContext context,
      CallExecutor calls,
      SubmissionRegistry register,
      VendorRules rules,
      boolean adopt) {
    this.request = request;
    this.instance = context.instance();
    this.time = context.time();
    this.calls = calls;
    this.register = register;
    this.rules = rules;
    this.adopt = adopt;
    CallSpec submit = CallSpec.submit(Operation.CREATE, idempotencyKey(request, instance));
    this.spec = request.fingerprint().source().isPresent() ? submit.fromJob() : submit;
    this.fingerprint = request.fingerprint();
  }

  /** The same for the same key at the same instance, whichever process sends it. */
  private static String idempotencyKey(PaidRequest request, String instance) {
    return request
        .key()
        .map(key -> (instance + ":" + key).getBytes(StandardCharsets.UTF_8))
        .map(UUID::nameUUIDFromBytes)
        .orElseGet(UUID::randomUUID)
        .toString();
  }

  CallSpec spec() {
    return spec;
  }

  VideoJob attempt() throws FailedAttempt {
    SubmissionRegistry.Ticket ticket = register.waitFor(fingerprint);
    try {
      VideoJob job = calls.once(spec, this::send).value();
      register.responded(ticket, job.id());
      return job;
    } catch (FailedAttempt failure) {
      register.givenUp(ticket);
      return recovered(failure);
    } finally {
      register.givenUp(ticket);
    }
  }

  private VideoJob send() {
    if (firstSent == null) {
      // An earlier attempt's job is as good an answer as the last one's.
      firstSent = time.nanoTime();
    }
    return request.send().get();
  }

  /** The job in spite of the failure; else the failure, or that nobody knows. */
  private VideoJob recovered(FailedAttempt failure) throws FailedAttempt {
    if (!failure.outcome().jobMayExist()) {
      throw failure;
    }
    if (!(failure.error() instanceof VideoInterruptedException)) {
      Optional<VideoJob> recoveredById = recoveredById(failure, request.retrieve());
      return recoveredById.isPresent()
          ? recoveredById.get()
          : lookedFor(failure, SEARCH_DELAYS, CallSpec.look());
    }
    // The past interrupt must not end the one look that is still taken; a new one does.
    Thread.interrupted();
    try {
      Optional<VideoJob> recoveredById = recoveredById(failure, Optional.empty());
      return recoveredById.isPresent()
          ? recoveredById.get()
          : lookedFor(
              failure,
              INTERRUPTED_SEARCH_DELAYS,
              CallSpec.look().within(INTERRUPTED_SEARCH_TIMEOUT));
    } finally {
      Thread.currentThread().interrupt();
    }
  }

  /** The job whose id did arrive; empty if there is no such job after all. */
  private Optional<VideoJob> recoveredById(
      FailedAttempt failure, Optional<Function<PathSegment, VideoJob>> retrieve) {
    Optional<VideoJob> job =
        RecoveredId.of(failure.body(), rules.jobIdFields())
            .flatMap(id -> retrieveById(id, retrieve));
    job.ifPresent(found -> register.claim(found.id()));
    return job;
  }

  private Optional<VideoJob> retrieveById(
      String vendorId, Optional<Function<PathSegment, VideoJob>> retrieve) {
    VideoJob known;
    PathSegment segment;
    try {
      String id = OpaqueId.wrap(vendorId);
      known = VideoJob.builder(JobRef.of(instance, id), JobStatus.QUEUED).build();
      segment = PathSegment.of(Operation.RETRIEVE, id);
    } catch (IllegalArgumentException | VideoException noId) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          retrieve
              .map(read -> calls.read(CallSpec.read(Operation.RETRIEVE), () -> read.apply(segment)))
              .orElse(known));
    } catch (NotFoundException noSuchJob) {
      return Optional.empty();
    } catch (VideoException unavailable) {
      // The job exists, and its ref is what matters; the rest can be read later.
      return Optional.of(known);
    }
  }

  private VideoJob lookedFor(FailedAttempt failure, List<Duration> waits, CallSpec look)
      throws FailedAttempt {
    Function<ListQuery, Page<VideoJob>> list =
        request.list().orElseThrow(() -> uncertain(failure, List.of()));
    JobMatcher matcher = new JobMatcher(fingerprint);
    JobSearch search = new JobSearch(calls, time, list, matcher, Objects.requireNonNull(firstSent));
    JobMatcher.Found found = JobMatcher.Found.nothingRead();
    for (Duration wait : waits) {
      sleep(wait, failure, found);
      found = search.search(look);
      if (adopt && found.complete()) {
        Optional<VideoJob> job = register.claimOnly(matcher, found.candidates());
        if (job.isPresent()) {
          return job.get().toBuilder().adopted(true).build();
        }
      }
    }
    List<VideoJob> candidates = register.unclaimed(found.candidates());
    if (failure.outcome().mayRetry() && found.complete() && candidates.isEmpty()) {
      throw failure;
    }
    throw uncertain(failure, candidates);
  }

  private void sleep(Duration wait, FailedAttempt failure, JobMatcher.Found soFar) {
    try {
      time.sleep(wait);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw uncertain(failure, register.unclaimed(soFar.candidates()));
    }
  }

  private SubmissionUncertainException uncertain(FailedAttempt failure, List<VideoJob> candidates) {
    ErrorDetails known = failure.error().details();
    ErrorDetails.Builder details =
        ErrorDetails.builder(
                known.operation(),
                "it is uncertain whether "
                    + instance
                    + " has created a job; it was not asked again, because that could be charged"
                    + " twice. "
                    + remedy(candidates)
                    + " What happened: "
                    + known.message())
            .provider(instance)
            .code(known.code().orElse(null))
            .vendorMessage(known.vendorMessage().orElse(null))
            .requestId(known.requestId().orElse(null))
            .billed(Billed.UNKNOWN)
            .cause(failure.error());
    known.httpStatus().ifPresent(details::httpStatus);
    return new SubmissionUncertainException(details.build(), candidates);
  }

  private static String remedy(List<VideoJob> candidates) {
    if (candidates.isEmpty()) {
      return "No job was found that could be it: look into the vendor's console before creating it"
          + " again.";
    }
    return candidates.stream()
        .map(job -> job.ref().toString())
        .collect(Collectors.joining(", ", "It may be one of these jobs: ", "."));
  }
}
