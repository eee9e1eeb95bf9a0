package dev.videogen.fal;

import dev.videogen.Asset;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.http.InputAddresses;
import dev.videogen.http.MediaRequest;
import dev.videogen.http.ResultVideoGenerator;
import dev.videogen.http.ScopedId;
import dev.videogen.http.ScopedIds;
import dev.videogen.http.Submission;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.WebhookScheme;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * fal's queue. Any of its endpoints is a model.
 *
 * <p>Safe for use by many threads.
 */
final class FalVideoGenerator extends ResultVideoGenerator {

  /** Seen in reports of users: "User is locked. Reason: Exhausted balance." */
  private static final Pattern NO_CREDIT =
      Pattern.compile("(?i)(?:exhausted|insufficient) (?:balance|credit)|user is locked");

  private static final Pattern TOO_EARLY = Pattern.compile("(?i)still in progress");

  /**
   * A model's error has fal's own word for it. That a request may be sent anew is not heeded: it
   * would cost anew. {@code data} is an envelope that relays put around a response.
   */
  static final VendorRules RULES =
      VendorRules.builder()
          .codeFields("error_type", "detail.type")
          .codeHeaders("x-fal-error-type")
          .kind(error -> Optional.of(ErrorKind.CONFLICT).filter(early -> error.status() == 425))
          .messages(ErrorKind.CONFLICT, TOO_EARLY)
          .messages(ErrorKind.PAYMENT_REQUIRED, NO_CREDIT)
          .retryable(error -> error.headers().flag("x-fal-retryable").filter(may -> !may))
          .requestIdHeaders("x-fal-request-id", "x-request-id")
          .jobIdFields("request_id", "data.request_id")
          .lists("items", "next_cursor")
          .build();

  private static final Pattern ENDPOINT = Pattern.compile("[^/].*/.*");

  /**
   * A request is asked for below the first two names of its endpoint, or a namespace and two
   * (source: {@code fal-ai/fal-js}; the namespaces are remembered).
   */
  static final ScopedIds IDS =
      new ScopedIds(
          Pattern.compile("(?:(?:workflows|comfy)/)?[^/]+/[^/]+"),
          "requests",
          "ENDPOINT~REQUEST at fal, such as fal-ai/veo3.1~0f5c1f1e-3d0a-4c57-9ce4-1d5c9a0c7b11");

  private final QueueWire wire;
  private final InputAddresses inputs;
  private final Optional<VendorConnection> platform;

  /**
   * A generator.
   *
   * @param connection to the queue; closing the generator closes it
   * @param capabilities what the models can do; its default model is that of requests that name
   *     none
   * @param inputs makes media addresses
   * @param platform where requests are listed; empty if that is not known
   * @param webhooks how they are signed
   */
  FalVideoGenerator(
      VendorConnection connection,
      Capabilities capabilities,
      InputAddresses inputs,
      Optional<VendorConnection> platform,
      Supplier<WebhookScheme> webhooks) {
    super(connection, capabilities, Optional.of(webhooks));
    this.wire = connection.wire(QueueWire.class);
    this.inputs = inputs;
    this.platform = platform;
  }

  @Override
  public VideoJob create(CheckedRequest checked) {
    String model = model(checked.resolved().model(), Operation.CREATE);
    PathSegment path = PathSegment.path(Operation.CREATE, model);
    connection.requireOpen(Operation.CREATE);
    ModelInput.FIELDS.requireFields(checked.request(), capabilities.model(model));
    Optional<String> source = inputs.ofSource(checked, this::retrieve);
    var input = ModelInput.of(model, checked.request(), source, inputs::of);
    String webhook = connection.webhook().orElse(null);
    return submit(
        Submission.create(checked, () -> submitted(wire.submit(path, webhook, input), model))
            .identifiedBy(id -> IDS.of(model, id))
            .recoverById(this::read)
            .searchBy(capabilities.listing(), query -> page(model, query)));
  }

  /** The job of a create, whose response names where it is asked for. */
  private VideoJob submitted(JsonResponse response, String model) {
    String path = response.body().address("response_url").map(connection::pathBelow).orElse("");
    return mapping(model, id -> IDS.at(path, model, id)).job(response);
  }

  private JobResponse mapping(String model, UnaryOperator<String> id) {
    return new JobResponse(connection.mapping().identifiedBy(id), model);
  }

  @Override
  protected JobResponse mapping(String id) {
    ScopedId request = IDS.parse(Operation.RETRIEVE, id);
    return mapping(request.model(), same -> request.jobId());
  }

  private String model(Optional<String> named, Operation operation) {
    String wanted = "fal wants a model by its endpoint, such as fal-ai/veo3.1";
    return requireModel(operation, named, ENDPOINT, wanted);
  }

  @Override
  public VideoJob retrieve(String id) {
    IDS.parse(Operation.RETRIEVE, id);
    return super.retrieve(id);
  }

  @Override
  protected VideoJob read(PathSegment id) {
    ScopedId request = IDS.parse(Operation.RETRIEVE, id.vendorId());
    return mapping(id.vendorId()).job(wire.status(request.path()), request.vendorId());
  }

  @Override
  protected JsonResponse result(String id) {
    return wire.result(IDS.parse(Operation.RETRIEVE, id).path());
  }

  /** Of the requests of the default model. */
  @Override
  protected Page<VideoJob> newest(ListQuery query) {
    return page(model(Optional.empty(), Operation.LIST), query);
  }

  private Page<VideoJob> page(String model, ListQuery query) {
    PlatformWire list = platform.orElseThrow().wire(PlatformWire.class);
    JobResponse mapping = mapping(model, id -> IDS.of(model, id));
    JsonResponse requests = list.requests(model, query.limit(), query.cursor().orElse(null));
    return mapping.page(requests, query, mapping::listed);
  }

  @Override
  public VideoJob cancel(String id) {
    ScopedId request = IDS.parse(Operation.CANCEL, id);
    return cancel(id, same -> wire.cancel(request.path()));
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    ScopedId request = IDS.parse(Operation.DOWNLOAD, output.jobId());
    String result = "/" + request.path();
    return openVideo(output, asset, same -> MediaRequest.of(output, result, result, range));
  }
}
