package dev.videogen.http.internal.response;

import dev.videogen.JobRef;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.spi.RequestPriority;
import dev.videogen.spi.SendGate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is for, apart from its content.
 *
 * @param operation for errors and logs
 * @param kind how urgent it is
 * @param paid whether it may make a job that costs money
 * @param headers what it has besides those of every request
 * @param guarded whether an open circuit holds it back
 * @param ofOneJob whether a status says something of one job rather than of the vendor
 * @param limit how long it may take; empty if the call-timeout holds
 * @param job which job it is about, for errors; empty if none, or if there is yet to be one
 * @param gate what is asked last before the request goes to the socket
 */
public record CallSpec(
    Operation operation,
    RequestPriority kind,
    boolean paid,
    Map<String, String> headers,
    boolean guarded,
    boolean ofOneJob,
    Optional<Duration> limit,
    Optional<JobRef> job,
    SendGate gate) {

  private static final SendGate OPEN = () -> {};

  private static CallSpec of(
      Operation operation, RequestPriority kind, Map<String, String> headers, boolean guarded) {
    return new CallSpec(
        operation,
        kind,
        operation.isPaid(),
        headers,
        guarded,
        isOfOneJob(operation),
        Optional.empty(),
        Optional.empty(),
        OPEN);
  }

  private static boolean isOfOneJob(Operation operation) {
    return switch (operation) {
      case RETRIEVE, CANCEL, DELETE, DOWNLOAD, AWAIT -> true;
      case OPEN, CAPABILITIES, CREATE, LIST, PROBE -> false;
    };
  }

  /** A look at something. */
  public static CallSpec read(Operation operation) {
    return of(operation, RequestPriority.POLL, Map.of(), true);
  }

  /** A look for a job that may have been paid for: not to be left undone. */
  public static CallSpec search() {
    return of(Operation.LIST, RequestPriority.POLL, Map.of(), false);
  }

  /** A paid request; the same key on every attempt, each of which the gate must let pass. */
  public static CallSpec submit(Operation operation, String idempotencyKey, SendGate gate) {
    CallSpec spec =
        of(operation, RequestPriority.CREATE, Map.of("Idempotency-Key", idempotencyKey), true);
    return new CallSpec(
        spec.operation,
        spec.kind,
        spec.paid,
        spec.headers,
        spec.guarded,
        spec.ofOneJob,
        spec.limit,
        spec.job,
        gate);
  }

  /** What a paid request needs first and costs nothing, such as the upload of a file. */
  public static CallSpec preparation() {
    return new CallSpec(
        Operation.CREATE,
        RequestPriority.CREATE,
        false,
        Map.of(),
        true,
        false,
        Optional.empty(),
        Optional.empty(),
        OPEN);
  }

  /** The opening of a file, which may expire, and which may lie elsewhere than the vendor's API. */
  public static CallSpec download() {
    return of(Operation.DOWNLOAD, RequestPriority.DOWNLOAD, Map.of(), false);
  }

  /** The same, to be ended soon. */
  public CallSpec within(Duration time) {
    return new CallSpec(
        operation, kind, paid, headers, guarded, ofOneJob, Optional.of(time), job, gate);
  }

  /** The same paid request, which starts from another job. */
  public CallSpec fromJob() {
    return new CallSpec(operation, kind, paid, headers, guarded, true, limit, job, gate);
  }

  /** The same about a job, which has been paid for. */
  public CallSpec about(JobRef ref) {
    return new CallSpec(
        operation, kind, paid, headers, guarded, ofOneJob, limit, Optional.of(ref), gate);
  }

  /** Begins the details of an error. */
  public ErrorDetails.Builder error(String message) {
    return ErrorDetails.builder(operation, message).job(job.orElse(null));
  }
}
