package dev.videogen.spi;

import dev.videogen.Asset;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.Operation;
import dev.videogen.internal.fit.OperationCheck;
import java.util.Optional;

/**
 * The few primitives that a vendor module implements and a decorator wraps. It has no state beyond
 * its connection; it does not wait for jobs and does not save files: {@link
 * dev.videogen.VideoClient} does, once for all.
 *
 * <p>Every method is safe for use by many threads, may block while it talks to the vendor, and
 * throws nothing but {@link dev.videogen.errors.VideoException}: with the provider, the operation
 * and, where there is one, the job. An interrupt ends a blocked call with {@link
 * dev.videogen.errors.VideoInterruptedException}. After {@link #close()} every method throws {@link
 * dev.videogen.errors.ClientClosedException}.
 *
 * <p>An operation that the provider does not have throws {@link
 * dev.videogen.errors.UnsupportedRequestException}, which names what it does have, and {@link
 * #capabilities()} declares it UNSUPPORTED; the two never disagree.
 */
public interface VideoGenerator extends AutoCloseable {

  /**
   * The name of the instance, which stands before the colon in the refs of its jobs.
   *
   * @return lower-case letters, digits and dashes; the provider's type unless it was configured
   *     under another name
   */
  String name();

  /**
   * What the provider can do. For some vendors this is a table, others are asked once and the
   * response is kept.
   *
   * @return the capabilities; if the vendor cannot be asked, the last known, else {@link
   *     Capabilities#unknown()}
   */
  Capabilities capabilities();

  /**
   * Submits one paid job, whether it is made from a prompt or from another video. The request has
   * been checked against {@link #capabilities()} by the client, so nothing here checks, fills in or
   * prices it again; one that was {@linkplain CheckedRequest#unchecked not checked} is left to the
   * vendor. It is never sent a second time unless it is known that the first never arrived.
   *
   * <p>An error carries the new job alone, never the one that a request has for its {@linkplain
   * dev.videogen.VideoRequest#source() source}.
   *
   * @param request what to make
   * @return the job as the vendor answered
   * @throws dev.videogen.errors.NotFoundException if there is no such source
   * @throws dev.videogen.errors.ConflictException if the source is not completed
   */
  VideoJob create(CheckedRequest request);

  /**
   * Reads a job as it is now.
   *
   * @param id the vendor's id
   * @return the job
   * @throws dev.videogen.errors.NotFoundException if there is no such job
   */
  VideoJob retrieve(String id);

  /**
   * Reads one page of jobs.
   *
   * @param query limit, order and cursor
   * @return the page
   * @throws dev.videogen.errors.UnsupportedRequestException if the vendor does not list
   */
  default Page<VideoJob> list(ListQuery query) {
    throw OperationCheck.refusal("list", Operation.LIST, capabilities(), name());
  }

  /**
   * Stops a job that runs, as far as the vendor can. A job that has ended is left alone, and a
   * vendor that refuses to cancel is no error: in either case the job is told as it is.
   *
   * <p>Where the vendor's one call cancels and deletes ({@link
   * dev.videogen.capabilities.Support#RACY}), the job is read before it is sent, and read again
   * before it is repeated. A job that the vendor no longer knows afterwards is told as CANCELLED.
   *
   * @param id the vendor's id
   * @return the job after the vendor was asked: CANCELLED, still running, or ended otherwise
   * @throws dev.videogen.errors.NotFoundException if there was no such job before
   * @throws dev.videogen.errors.UnsupportedRequestException if the vendor does not cancel
   */
  default VideoJob cancel(String id) {
    throw OperationCheck.refusal("cancel", Operation.CANCEL, capabilities(), name());
  }

  /**
   * Deletes a job and its files. A running job is not cancelled, unless the vendor's one call does
   * both ({@link dev.videogen.capabilities.Support#RACY}).
   *
   * @param id the vendor's id
   * @throws dev.videogen.errors.NotFoundException if there is no such job
   * @throws dev.videogen.errors.ConflictException if the job runs and the vendor keeps such jobs
   * @throws dev.videogen.errors.UnsupportedRequestException if the vendor does not delete
   */
  default void delete(String id) {
    throw OperationCheck.refusal("delete", Operation.DELETE, capabilities(), name());
  }

  /**
   * Opens a file of a completed job.
   *
   * @param output one of the job's outputs
   * @param asset which of its files
   * @param range from where to read; a generator that cannot do so starts at the beginning and says
   *     so in {@link MediaStream#offset()}
   * @return the stream, to be closed by the caller; closing it half-read returns at once
   * @throws dev.videogen.errors.NotFoundException if the job or the file is gone
   * @throws dev.videogen.errors.ConflictException if the job is not completed
   */
  MediaStream open(VideoOutput output, Asset asset, ByteRange range);

  /**
   * Asks the vendor for something that costs nothing, to find out whether it is there and takes the
   * key.
   *
   * @throws dev.videogen.errors.UnsupportedRequestException if the vendor has nothing to ask for
   *     that is free
   */
  default void probe() {
    throw OperationCheck.refusal("probe", Operation.PROBE, capabilities(), name());
  }

  /**
   * How the vendor signs its webhooks, for {@link dev.videogen.webhook.WebhookReceiver}. Whether it
   * sends any is a matter of settings, here or at the vendor.
   *
   * @return the scheme, with the secrets of this instance; empty if the vendor sends no webhooks,
   *     or signs them in a way that is not known
   * @throws dev.videogen.errors.ConfigurationException if a setting for it is missing or wrong
   */
  default Optional<WebhookScheme> webhooks() {
    return Optional.empty();
  }

  /**
   * The clock by which the jobs of this generator move, and by which a client waits for them.
   *
   * @return the system's, unless the generator stands in for a vendor and has a clock of its own
   */
  default TimeSource time() {
    return TimeSource.system();
  }

  /** Gives the connection back. Closing twice does nothing. */
  @Override
  void close();
}
