package dev.videogen.fake;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call that a fake was asked for, and what became of it.
 *
 * @param operation what was asked for
 * @param at when, by the fake's clock
 * @param request what was to be rendered: of a create the request, else empty
 * @param job the job that the call created, also if its response was lost, else the one that it was
 *     about; empty if there is none
 * @param asset which file was opened; empty unless one was
 * @param offset from where the file was asked for; empty unless one was opened
 * @param failure what the call ended with; empty if it succeeded. A download counts as succeeded
 *     when it begins
 */
public record FakeCall(
    Operation operation,
    Instant at,
    Optional<VideoRequest> request,
    Optional<JobRef> job,
    Optional<Asset> asset,
    OptionalLong offset,
    Optional<VideoException> failure) {

  /**
   * Whether the call did what was asked for.
   *
   * @return false if it ended with a {@link #failure}
   */
  public boolean succeeded() {
    return failure.isEmpty();
  }

  static FakeCall of(Operation operation, Instant at) {
    return new FakeCall(
        operation,
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  /** The same call, made at another time. */
  FakeCall madeAt(Instant time) {
    return new FakeCall(operation, time, request, job, asset, offset, failure);
  }

  FakeCall with(VideoRequest asked) {
    return new FakeCall(operation, at, Optional.of(asked), job, asset, offset, failure);
  }

  FakeCall about(Optional<JobRef> concerned) {
    return new FakeCall(operation, at, request, concerned, asset, offset, failure);
  }

  FakeCall opening(Asset opened, long from) {
    return new FakeCall(
        operation, at, request, job, Optional.of(opened), OptionalLong.of(from), failure);
  }

  FakeCall failedWith(VideoException exception) {
    return new FakeCall(operation, at, request, job, asset, offset, Optional.of(exception));
  }
}
