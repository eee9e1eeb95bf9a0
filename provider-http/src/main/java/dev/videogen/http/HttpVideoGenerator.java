package dev.videogen.http;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.WebhookScheme;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What generators over one connection have in common: its name, its clock and its end, and the
 * calls that are alike wherever one plain call reads a job.
 *
 * <p>Safe for use by many threads, as subclasses are to be.
 */
public abstract class HttpVideoGenerator implements VideoGenerator {

  /** To the vendor. */
  protected final VendorConnection connection;

  /** What is known of the models without asking. */
  protected final Capabilities capabilities;

  private final Optional<Supplier<WebhookScheme>> webhooks;

  /**
   * A generator.
   *
   * @param connection to the vendor; closing the generator closes it
   * @param capabilities what the models can do; its default model is that of requests that name
   *     none
   */
  protected HttpVideoGenerator(VendorConnection connection, Capabilities capabilities) {
    this(connection, capabilities, Optional.empty());
  }

  /**
   * A generator whose vendor sends webhooks.
   *
   * @param connection to the vendor; closing the generator closes it
   * @param capabilities what the models can do
   * @param webhooks how they are signed, as {@link WebhookSettings} gives it; empty if nobody knows
   */
  protected HttpVideoGenerator(
      VendorConnection connection,
      Capabilities capabilities,
      Optional<Supplier<WebhookScheme>> webhooks) {
    this.connection = connection;
    this.capabilities = capabilities;
    this.webhooks = webhooks;
  }

  @Override
  public final String name() {
    return connection.instance();
  }

  @Override
  public final TimeSource time() {
    return connection.time();
  }

  @Override
  public Capabilities capabilities() {
    connection.requireOpen(Operation.CAPABILITIES);
    return capabilities;
  }

  @Override
  public final Optional<WebhookScheme> webhooks() {
    connection.requireOpen(Operation.OPEN);
    return webhooks.map(Supplier::get);
  }

  @Override
  public void close() {
    connection.close();
  }

  /**
   * Reads a job by one plain call.
   *
   * @param id of the job
   * @return the job
   */
  protected abstract VideoJob read(PathSegment id);

  @Override
  public VideoJob retrieve(String id) {
    return connection.call(Operation.RETRIEVE, id, this::read);
  }

  /**
   * Reads a page of the vendor's list from the newest job on, by one plain call. A provider whose
   * capabilities tell that jobs are listed has this one, or its own {@link #list} and {@link
   * #probe}.
   *
   * @param query from where on, and how many jobs at most; its order is that from the newest on
   * @return the page
   */
  protected Page<VideoJob> newest(ListQuery query) {
    throw new UnsupportedOperationException(getClass() + " does not say how jobs are listed");
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    if (capabilities.listing() == Listing.NONE) {
      return VideoGenerator.super.list(query);
    }
    Function<ListQuery, Page<VideoJob>> pages =
        part -> connection.call(Operation.LIST, () -> newest(part));
    return query.order() == ListOrder.NEWEST_FIRST
        ? pages.apply(query)
        : new ReversedListing(pages).page(query);
  }

  /** Lists one job, which is free wherever jobs are listed; else nothing free is known. */
  @Override
  public void probe() {
    if (capabilities.listing() == Listing.NONE) {
      VideoGenerator.super.probe();
    } else {
      connection.call(Operation.PROBE, () -> newest(ListQuery.newest(1)));
    }
  }

  /**
   * Opens the video of a job, at a vendor that has nothing but videos.
   *
   * @param output whose file is asked for
   * @param asset which of its files
   * @param request makes the id of the job the request for its video
   * @return the stream
   * @throws UnsupportedRequestException if it is not the video that is asked for
   */
  protected final MediaStream openVideo(
      VideoOutput output, Asset asset, Function<PathSegment, MediaRequest> request) {
    PathSegment id = PathSegment.of(Operation.DOWNLOAD, output.jobId());
    requireVideo(output, asset);
    return connection.open(
        request.apply(id).about(JobRef.of(name(), output.jobId())).ofJob(() -> read(id)));
  }

  /**
   * An output with its address, at a vendor that has no call for content: without an address it is
   * taken from the job, which is read for it. One that stands in the job's JSON has none.
   *
   * @param output whose file is asked for
   * @return the output, or the job's own at its place
   * @throws NotFoundException if the job has ended without it
   * @throws ConflictException if the job has not ended
   * @throws VideoException if the job could not be read
   */
  protected final VideoOutput addressed(VideoOutput output) {
    if (output.address().isPresent() || output.kind() == VideoOutput.Kind.INLINE) {
      return output;
    }
    VideoJob job = connection.call(Operation.DOWNLOAD, output.jobId(), this::read);
    if (job.status() == JobStatus.COMPLETED && output.index() < job.outputs().size()) {
      return job.outputs().get(output.index());
    }
    String message = "There is no file: the job is " + job.providerStatus() + ".";
    ErrorDetails error =
        nothingSent(Operation.DOWNLOAD, message).toBuilder().job(job.ref()).build();
    throw job.status().isTerminal() ? new NotFoundException(error) : new ConflictException(error);
  }

  /**
   * The model of a request, or of a list, which is to have a form.
   *
   * @param operation what is asked for
   * @param named the model that is named; empty for the default
   * @param form what the whole name is to match
   * @param wanted what the vendor wants, as a sentence without its end
   * @return the model
   * @throws InvalidRequestException if there is none, or none of that form
   */
  protected final String requireModel(
      Operation operation, Optional<String> named, Pattern form, String wanted) {
    return named
        .or(capabilities::defaultModel)
        .filter(model -> form.matcher(model).matches())
        .orElseThrow(() -> noModel(operation, wanted));
  }

  /**
   * The error about a request whose model is missing or none of the vendor's.
   *
   * @param operation what was asked for
   * @param wanted what the vendor wants, as a sentence without its end
   * @return the error
   */
  protected final InvalidRequestException noModel(Operation operation, String wanted) {
    String advice = ": name one in the request, or set videogen." + name() + ".model.";
    return new InvalidRequestException(nothingSent(operation, wanted + advice));
  }

  /**
   * The details of an error before anything is sent.
   *
   * @param operation what was asked for
   * @param message what is wrong and what to do, as a sentence; that nothing was sent is added
   * @return the details
   */
  protected final ErrorDetails nothingSent(Operation operation, String message) {
    return ErrorDetails.builder(operation, message + " Nothing was sent.").provider(name()).build();
  }

  /**
   * Refuses to open anything but videos, for a vendor that has nothing else.
   *
   * @param output whose file is asked for
   * @param asset which of its files
   * @throws UnsupportedRequestException if it is not the video
   */
  protected final void requireVideo(VideoOutput output, Asset asset) {
    if (asset != Asset.VIDEO) {
      connection.requireOpen(Operation.DOWNLOAD);
      String message = name() + " has only videos, and no " + asset + ".";
      throw new UnsupportedRequestException(
          nothingSent(Operation.DOWNLOAD, message).toBuilder()
              .job(JobRef.of(name(), output.jobId()))
              .build());
    }
  }
}
