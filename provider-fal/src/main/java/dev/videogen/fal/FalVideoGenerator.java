package dev.videogen.fal;

import dev.videogen.Asset;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.http.HttpVideoGenerator;
import dev.videogen.http.InputAddresses;
import dev.videogen.http.JobMapping;
import dev.videogen.http.MediaRequest;
import dev.videogen.http.Submission;
import dev.videogen.http.VendorAccess;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.JobListing;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.WebhookScheme;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * fal's queue. Any of its endpoints is a model.
 *
 * <p>Safe for use by many threads.
 */
final class FalVideoGenerator extends HttpVideoGenerator {

  /**
   * A model's error has fal's own word for it. That a request may be sent anew is not heeded: it
   * would cost anew. {@code data} is an envelope that relays put around a response.
   */
  static final VendorRules RULES =
      VendorRules.builder()
          .code(ModelError::type)
          .kind(ModelError::kind)
          .messages(ErrorKind.CONFLICT, ModelError.TOO_EARLY)
          .messages(ErrorKind.PAYMENT_REQUIRED, ModelError.NO_CREDIT)
          .retryable(error -> error.headers().flag("x-fal-retryable").filter(may -> !may))
          .requestIdHeaders("x-fal-request-id", "x-request-id")
          .jobIdFields("request_id", "data.request_id")
          .lists("items", "next_cursor")
          .build();

  private final QueueWire wire;
  private final InputAddresses inputs;
  private final Optional<VendorConnection> platform;
  private final VendorAccess access;

  /**
   * A generator.
   *
   * @param connection to the queue
   * @param capabilities what the models can do; its default model is that of requests that name
   *     none
   * @param inputs makes media addresses
   * @param platform where requests are listed; empty if that is not known
   * @param webhooks how webhooks are signed
   * @param access by which all connections were opened; closing the generator closes it
   */
  FalVideoGenerator(
      VendorConnection connection,
      Capabilities capabilities,
      InputAddresses inputs,
      Optional<VendorConnection> platform,
      Supplier<WebhookScheme> webhooks,
      VendorAccess access) {
    super(connection, capabilities, Optional.of(webhooks));
    this.wire = connection.wire(QueueWire.class);
    this.inputs = inputs;
    this.platform = platform;
    this.access = access;
  }

  @Override
  public VideoJob create(CheckedRequest checked) {
    VideoRequest request = checked.request();
    String model = model(checked.resolved().model(), Operation.CREATE);
    PathSegment path = PathSegment.path(Operation.CREATE, model);
    connection.requireOpen(Operation.CREATE);
    ModelInput.FIELDS.requireFields(request, capabilities.model(model));
    Optional<String> source = inputs.ofSource(checked, this::retrieve);
    var input = ModelInput.of(model, request, source, inputs::of);
    String webhook = access.webhook().orElse(null);
    VideoJob job =
        connection.submit(
            Submission.create(checked, () -> submitted(wire.submit(path, webhook, input), model))
                .identifiedBy(id -> QueuedRequest.of(model, id).toString())
                .recoverById(this::read)
                .searchBy(capabilities.listing(), query -> listing(model, query)));
    try {
      return finished(job);
    } catch (VideoException unread) {
      return JobMapping.unread(job);
    }
  }

  /** The job of a create, whose response names where it is asked for. */
  private VideoJob submitted(JsonResponse response, String model) {
    String path = response.body().address("response_url").map(connection::pathBelow).orElse("");
    return mapping(model, false, id -> QueuedRequest.of(model, id).at(path)).job(response);
  }

  private JobResponse mapping(
      String model, boolean ofLists, Function<String, QueuedRequest> request) {
    return new JobResponse(
        connection.mapping().identifiedBy(id -> request.apply(id).toString()), model, ofLists);
  }

  private JobResponse mapping(QueuedRequest request) {
    return mapping(request.endpoint(), false, id -> request);
  }

  private String model(Optional<String> named, Operation operation) {
    return named
        .or(capabilities::defaultModel)
        .filter(model -> model.indexOf('/') > 0)
        .orElseThrow(
            () -> noModel(operation, "fal wants a model by its endpoint, such as fal-ai/veo3.1"));
  }

  @Override
  public VideoJob retrieve(String id) {
    QueuedRequest.parse(Operation.RETRIEVE, id);
    return finished(super.retrieve(id));
  }

  @Override
  protected VideoJob read(PathSegment id) {
    QueuedRequest request = QueuedRequest.parse(Operation.RETRIEVE, id.vendorId());
    PathSegment segment = request.id(Operation.RETRIEVE);
    return mapping(request).job(wire.status(request.path(Operation.RETRIEVE), segment), segment);
  }

  /** What has ended without an error in its status is judged by its result. */
  private VideoJob finished(VideoJob job) {
    QueuedRequest request = QueuedRequest.parse(Operation.RETRIEVE, job.id());
    PathSegment app = request.path(Operation.RETRIEVE);
    PathSegment id = request.id(Operation.RETRIEVE);
    JobResponse mapping = mapping(request);
    return withResult(
        job,
        ended -> mapping.result(wire.result(app, id).body(), ended),
        error -> mapping.failed(error, job));
  }

  /** Reads the requests of the default model, which the vendor lists from the newest on. */
  @Override
  public Page<VideoJob> list(ListQuery query) {
    if (platform.isEmpty()) {
      return super.list(query);
    }
    String model = model(Optional.empty(), Operation.LIST);
    return page(query, part -> listing(model, part));
  }

  private JobListing listing(String model, ListQuery query) {
    PlatformWire list = platform.orElseThrow().wire(PlatformWire.class);
    return mapping(model, true, id -> QueuedRequest.of(model, id))
        .listing(list.requests(model, query.limit(), query.cursor().orElse(null)), query);
  }

  /** Lists one request, which is free; where requests cannot be listed, nothing free is known. */
  @Override
  public void probe() {
    if (platform.isPresent()) {
      String model = model(Optional.empty(), Operation.PROBE);
      connection.call(Operation.PROBE, () -> listing(model, ListQuery.newest(1)));
    } else {
      super.probe();
    }
  }

  @Override
  public VideoJob cancel(String id) {
    QueuedRequest request = QueuedRequest.parse(Operation.CANCEL, id);
    PathSegment app = request.path(Operation.CANCEL);
    PathSegment segment = request.id(Operation.CANCEL);
    return finished(connection.cancel(id, same -> wire.cancel(app, segment), this::read));
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    QueuedRequest request = QueuedRequest.parse(Operation.DOWNLOAD, output.jobId());
    String result =
        "/" + request.path(Operation.DOWNLOAD) + "/requests/" + request.id(Operation.DOWNLOAD);
    return openVideo(output, asset, same -> MediaRequest.of(output, result, range));
  }

  @Override
  public void close() {
    access.close();
  }
}
