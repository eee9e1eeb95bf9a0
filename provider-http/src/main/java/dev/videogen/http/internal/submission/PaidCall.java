package dev.videogen.http.internal.submission;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.response.NamedJob;
import dev.videogen.http.internal.response.ReceivedResponse;
import dev.videogen.http.internal.transport.CallExecutor;
import dev.videogen.http.internal.transport.FailedAttempt;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.OpaqueId;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One create, with all its attempts. It never pays twice: where a response was lost, the job is
 * looked for, and where it cannot be told whether there is one, nothing is sent again. {@link
 * dev.videogen.http.internal.response.SubmissionOutcome} has the table.
 */
final class PaidCall {

  private static final Logger LOG = LoggerFactory.getLogger(PaidCall.class);

  private final PaidRequest request;
  private final ProviderContext context;
  private final TimeSource time;
  private final CallExecutor calls;
  private final SubmissionRegistry register;
  private final VendorRules rules;
  private final String basePath;
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
      String basePath,
      boolean adopt) {
    this.request = request;
    this.context = context;
    this.time = context.time();
    this.calls = calls;
    this.register = register;
    this.rules = rules;
    this.basePath = basePath;
    this.adopt = adopt;
    CallSpec submit =
        CallSpec.submit(
            Operation.CREATE, idempotencyKey(request, context.instance()), request.gate());
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
      CallExecutor.Received<VideoJob> received = calls.once(spec, () -> send(ticket));
      VideoJob job = received.value();
      List<JobRef> unused = others(received.response(), OpaqueId.unwrap(job.id()));
      return job;
    } catch (FailedAttempt failure) {
      register.givenUp(ticket);
      return recovered(failure);
    } finally {
      register.givenUp(ticket);
    }
  }

  /** The other jobs that a response names, each of which may be charged, and so is told of. */
  private List<JobRef> others(ReceivedResponse response, String id) {
    List<JobRef> others =
        NamedJob.besides(response, rules, id).stream()
            .flatMap(other -> ref(other).stream())
            .filter(other -> !isSource(other))
            .toList();
    if (!others.isEmpty()) {
      LOG.warn(
          "The response to one create named several jobs, each of which may be charged; those"
              + " beside the first are {}",
          others);
    }
    return others;
  }

  /** The job of a vendor's id; empty if it cannot be one. */
  private Optional<JobRef> ref(String vendorId) {
    try {
      return Optional.of(
          JobRef.of(context.instance(), OpaqueId.wrap(request.id().apply(vendorId))));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private boolean isSource(JobRef job) {
    return fingerprint.source().filter(job::equals).isPresent();
  }

  /**
   * The job that a response names; where that is the one that the new job is made from, the only
   * one beside it, which may be the new one. The job of another create is none.
   */
  private Optional<NamedJob> named(ReceivedResponse response) {
    Optional<NamedJob> named = NamedJob.in(response, rules, basePath);
    Optional<JobRef> job = named.flatMap(told -> ref(told.id()));
    if (job.filter(ref -> register.isAnothers(ref, fingerprint)).isPresent()) {
      return Optional.empty();
    }
    if (job.filter(this::isSource).isEmpty()) {
      return named;
    }
    List<String> others = NamedJob.besides(response, rules, named.get().id());
    return others.size() == 1 ? Optional.of(new NamedJob(others.get(0), false)) : named;
  }

  private VideoJob send(SubmissionRegistry.Ticket ticket) {
    if (firstSent == null) {
      // An earlier attempt's job is as good a response as the last one's.
      firstSent = time.nanoTime();
    }
    VideoJob job = request.send().get();
    if (isSource(job.ref())) {
      throw new UnreadableResponseException("it names the job to be made from, and no new one");
    }
    return switch (register.responded(ticket, job.id(), time.nanoTime())) {
      case OWN -> job;
      case SHARED -> {
        LOG.warn(
            "Two creates that asked for the same were responded to with one job, {}, so there is"
                + " one video of both",
            job.ref());
        yield job;
      }
      case ANOTHERS ->
          throw new UnreadableResponseException(
              "it names " + job.ref() + ", which is the job of an earlier create");
    };
  }

  /** The job in spite of the failure; else the failure, or that nobody knows. */
  private VideoJob recovered(FailedAttempt failure) throws FailedAttempt {
    Optional<NamedJob> named = named(failure.response());
    if (named.isEmpty() && !failure.outcome().jobMayExist()) {
      throw failure;
    }
    List<JobRef> others = others(failure.response(), named.map(NamedJob::id).orElse(""));
    LostJob lost =
        new LostJob(
            request,
            context,
            calls,
            register,
            adopt,
            Objects.requireNonNull(firstSent),
            failure,
            named,
            others);
    if (!(failure.error() instanceof VideoInterruptedException)) {
      return lost.recovered();
    }
    // The past interrupt must not end the one look that is still taken; a new one does.
    Thread.interrupted();
    try {
      return lost.recoveredAtOnce();
    } finally {
      Thread.currentThread().interrupt();
    }
  }
}
