package dev.videogen.http;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.http.internal.submission.PaidRequest;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.SendGate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A create as {@link VendorConnection#submit} needs to know it: how it is sent, and how its job is
 * found again if the response is lost.
 *
 * <pre>{@code
 * connection.submit(
 *     Submission.create(request, () -> job(wire.create(body)))
 *         .recoverById(id -> job(wire.retrieve(id)))
 *         .searchBy(Listing.PARTIAL, query -> page(wire.list(query.limit()), query)));
 * }</pre>
 *
 * <p>The functions make one plain call of a wire interface and map its response; what is sent
 * again, and when, is the connection's business.
 *
 * <p>Immutable.
 */
public final class Submission {

  private final VideoRequest request;
  private final Supplier<VideoJob> send;
  private final UnaryOperator<String> id;
  private final @Nullable Function<PathSegment, VideoJob> retrieve;
  private final @Nullable Function<ListQuery, Page<VideoJob>> list;
  private final Listing listing;
  private final SendGate gate;

  private Submission(
      VideoRequest request,
      Supplier<VideoJob> send,
      UnaryOperator<String> id,
      @Nullable Function<PathSegment, VideoJob> retrieve,
      @Nullable Function<ListQuery, Page<VideoJob>> list,
      Listing listing,
      SendGate gate) {
    this.request = request;
    this.send = send;
    this.id = id;
    this.retrieve = retrieve;
    this.list = list;
    this.listing = listing;
    this.gate = gate;
  }

  /**
   * A create.
   *
   * @param request what is sent; by what it is {@linkplain CheckedRequest#resolved() resolved} to,
   *     its job is told from others
   * @param send sends it
   * @return the submission
   */
  public static Submission create(CheckedRequest request, Supplier<VideoJob> send) {
    return new Submission(
        request.resolved(),
        send,
        UnaryOperator.identity(),
        null,
        null,
        Listing.NONE,
        request.gate());
  }

  /**
   * The same submission of a vendor whose id of a job is a part of its id here, as of a {@link
   * dev.videogen.spi.CompositeId}.
   *
   * @param value makes the vendor's id, as it arrived, the id of the job
   * @return a changed copy
   */
  public Submission identifiedBy(UnaryOperator<String> value) {
    return new Submission(request, send, value, retrieve, list, listing, gate);
  }

  /**
   * The same submission of a vendor whose jobs can be retrieved, so that an id that is found in a
   * broken response is of use.
   *
   * @param retrieve reads a job
   * @return a changed copy
   */
  public Submission recoverById(Function<PathSegment, VideoJob> retrieve) {
    return new Submission(request, send, id, retrieve, list, listing, gate);
  }

  /**
   * The same submission of a vendor whose jobs can be listed, so that a job can be looked for.
   *
   * @param listing what the lists hold: only of those that are COMPLETE it can be known that they
   *     do not have the job
   * @param list reads a page
   * @return a changed copy
   */
  public Submission searchBy(Listing listing, Function<ListQuery, Page<VideoJob>> list) {
    return new Submission(request, send, id, retrieve, list, listing, gate);
  }

  /** The same for the executor. */
  PaidRequest toPaidRequest() {
    return new PaidRequest(
        send,
        JobFingerprint.of(request),
        request.key(),
        id,
        Optional.ofNullable(retrieve),
        Optional.ofNullable(list),
        listing,
        gate);
  }

  /**
   * The created job with what the vendor did not tell of it. What comes of an edit or an extension
   * is not what was asked for, which is the part that is new.
   */
  VideoJob described(VideoJob job) {
    VideoJob.Builder full = job.toBuilder();
    if (job.model().isEmpty()) {
      request.model().ifPresent(full::model);
    }
    if (job.prompt().isEmpty()) {
      request.prompt().ifPresent(full::prompt);
    }
    if (request.source().isPresent()) {
      request.source().flatMap(VideoSource::job).ifPresent(full::source);
      return full.build();
    }
    if (job.size().isEmpty()) {
      request
          .size()
          .or(() -> request.resolution().flatMap(lines -> request.aspectRatio().map(lines::at)))
          .ifPresent(full::size);
    }
    if (job.duration().isEmpty()) {
      request.duration().ifPresent(full::duration);
    }
    return full.build();
  }
}
