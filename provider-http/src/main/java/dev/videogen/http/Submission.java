package dev.videogen.http;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.http.internal.submission.PaidRequest;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.spi.JobFingerprint;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A create or a remix as {@link VendorConnection#submit} needs to know it: how it is sent, and how
 * its job is found again if the answer is lost.
 *
 * <pre>{@code
 * connection.submit(
 *     Submission.create(request, () -> job(wire.create(body)))
 *         .recoverById(id -> job(wire.retrieve(id)))
 *         .searchBy(query -> page(wire.list(query.limit()))));
 * }</pre>
 *
 * <p>The functions make one plain call of a wire interface and map its answer; what is sent again,
 * and when, is the connection's business.
 *
 * <p>Immutable.
 */
public final class Submission {

  private final Operation operation;
  private final Supplier<VideoJob> send;
  private final @Nullable VideoRequest request;
  private final @Nullable String source;
  private final String prompt;
  private final @Nullable Function<PathSegment, VideoJob> retrieve;
  private final @Nullable Function<ListQuery, Page<VideoJob>> list;

  private Submission(
      Operation operation,
      Supplier<VideoJob> send,
      @Nullable VideoRequest request,
      @Nullable String source,
      String prompt,
      @Nullable Function<PathSegment, VideoJob> retrieve,
      @Nullable Function<ListQuery, Page<VideoJob>> list) {
    this.operation = operation;
    this.send = send;
    this.request = request;
    this.source = source;
    this.prompt = prompt;
    this.retrieve = retrieve;
    this.list = list;
  }

  /**
   * A create.
   *
   * @param request what is sent, with the provider's defaults filled in, so that its job can be
   *     told from others
   * @param send sends it
   * @return the submission
   */
  public static Submission create(VideoRequest request, Supplier<VideoJob> send) {
    return new Submission(Operation.CREATE, send, request, null, "", null, null);
  }

  /**
   * A remix.
   *
   * @param id the vendor's id of the finished job
   * @param prompt what is to be different
   * @param send sends it
   * @return the submission
   * @throws dev.videogen.errors.InvalidRequestException if the id cannot be one
   */
  public static Submission remix(String id, String prompt, Function<PathSegment, VideoJob> send) {
    PathSegment segment = PathSegment.of(Operation.REMIX, id);
    return new Submission(Operation.REMIX, () -> send.apply(segment), null, id, prompt, null, null);
  }

  /**
   * The same submission of a vendor whose jobs can be retrieved, so that an id that is found in a
   * broken answer is of use.
   *
   * @param retrieve reads a job
   * @return a changed copy
   */
  public Submission recoverById(Function<PathSegment, VideoJob> retrieve) {
    return new Submission(operation, send, request, source, prompt, retrieve, list);
  }

  /**
   * The same submission of a vendor whose jobs can be listed, so that a job can be looked for.
   *
   * @param list reads a page
   * @return a changed copy
   */
  public Submission searchBy(Function<ListQuery, Page<VideoJob>> list) {
    return new Submission(operation, send, request, source, prompt, retrieve, list);
  }

  /** The same with the instance's name in it, for the executor. */
  PaidRequest toPaidRequest(String instance) {
    JobFingerprint fingerprint =
        request == null
            ? JobFingerprint.ofRemix(JobRef.of(instance, Objects.requireNonNull(source)), prompt)
            : JobFingerprint.of(request);
    return new PaidRequest(
        operation, send, fingerprint, Optional.ofNullable(retrieve), Optional.ofNullable(list));
  }
}
