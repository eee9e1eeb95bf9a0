package dev.videogen.fal;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.http.MediaRequest;
import dev.videogen.http.Submission;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.net.URI;
import java.util.Optional;

/** fal's queue. Any of its endpoints is a model. */
final class FalVideoGenerator implements VideoGenerator {

  /**
   * A model's error has fal's own word for it; a request that is sent anew costs anew, so that it
   * may be is not heeded. Refusals for want of credit have 403 (remembered).
   */
  static final VendorRules RULES =
      VendorRules.builder()
          .code(ModelError::type)
          .kind(ModelError::kind)
          .retryable(
              error ->
                  error
                      .headers()
                      .get("x-fal-retryable")
                      .filter("false"::equals)
                      .map(Boolean::valueOf))
          .requestIdHeaders("x-fal-request-id", "x-request-id")
          .jobIdFields("request_id", "data.request_id")
          .lists("items", "next_cursor")
          .build();

  private final String name;
  private final VendorConnection connection;
  private final QueueWire wire;
  private final JobResponse mapping;
  private final InputFiles files;
  private final Optional<RequestList> list;
  private final Capabilities capabilities;
  private final TimeSource time;

  /**
   * A generator.
   *
   * @param name the instance's name
   * @param connection to the queue
   * @param files makes media addresses
   * @param list asks for the requests of a model; empty if that is not known
   * @param capabilities what the models can do; its default model is that of requests that name
   *     none
   * @param time the clock
   */
  FalVideoGenerator(
      String name,
      VendorConnection connection,
      InputFiles files,
      Optional<RequestList> list,
      Capabilities capabilities,
      TimeSource time) {
    this.name = name;
    this.connection = connection;
    this.wire = connection.wire(QueueWire.class);
    this.mapping = new JobResponse(connection, time);
    this.files = files;
    this.list = list;
    this.capabilities = capabilities;
    this.time = time;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Capabilities capabilities() {
    connection.requireOpen(Operation.CAPABILITIES);
    return capabilities;
  }

  @Override
  public VideoJob create(CheckedRequest checked) {
    connection.requireOpen(Operation.CREATE);
    VideoRequest request = checked.request();
    String endpoint = endpoint(checked.resolved());
    PathSegment path = PathSegment.path(Operation.CREATE, endpoint);
    ModelInput.check(request, capabilities.model(endpoint));
    Optional<String> source = request.source().map(from -> address(from, checked));
    var input = ModelInput.of(endpoint, request, source, files::address);
    Submission submission =
        Submission.create(checked, () -> mapping.submitted(wire.submit(path, input), endpoint))
            .identifiedBy(id -> QueuedRequest.of(endpoint, id).toString())
            .recoverById(
                id ->
                    JobResponse.unread(
                        status(QueuedRequest.parse(Operation.RETRIEVE, id.vendorId()))));
    VideoJob job =
        connection.submit(
            list.map(
                    known ->
                        submission.searchBy(
                            Listing.PARTIAL, query -> known.read(endpoint, query, mapping)))
                .orElse(submission));
    return described(job, checked.resolved());
  }

  private String endpoint(VideoRequest request) {
    return request
        .model()
        .or(capabilities::defaultModel)
        .filter(model -> model.indexOf('/') > 0)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    error(
                        Operation.CREATE,
                        "fal wants a model by its endpoint, such as fal-ai/veo3.1: name one in the"
                            + " request, or set videogen."
                            + name
                            + ".model. Nothing was sent.")));
  }

  /** The address of a video to start from. */
  private String address(VideoSource source, CheckedRequest checked) {
    return source
        .media()
        .map(files::address)
        .or(
            () ->
                checked
                    .sourceJob()
                    .or(() -> source.job().map(JobRef::id).map(this::retrieve))
                    .stream()
                    .flatMap(job -> job.outputs().stream())
                    .filter(output -> output.index() == source.output().orElse(0))
                    .flatMap(output -> output.address().stream())
                    .map(URI::toString)
                    .findFirst())
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    error(
                        Operation.CREATE,
                        "the job to start from has no such video. Nothing was sent.")));
  }

  /** The vendor tells nothing of what was asked for. */
  private static VideoJob described(VideoJob job, VideoRequest request) {
    VideoJob.Builder full = job.toBuilder();
    request.prompt().ifPresent(full::prompt);
    request.duration().ifPresent(full::duration);
    request
        .size()
        .or(() -> request.resolution().flatMap(lines -> request.aspectRatio().map(lines::at)))
        .ifPresent(full::size);
    request.source().flatMap(VideoSource::job).ifPresent(full::source);
    return full.build();
  }

  @Override
  public VideoJob retrieve(String id) {
    QueuedRequest request = QueuedRequest.parse(Operation.RETRIEVE, id);
    return finished(connection.call(Operation.RETRIEVE, id, same -> status(request)), request);
  }

  private VideoJob status(QueuedRequest request) {
    PathSegment app = request.appPath(Operation.RETRIEVE);
    PathSegment id = request.idSegment(Operation.RETRIEVE);
    return mapping.status(wire.status(app, id), request);
  }

  /** What has ended without an error in its status is judged by its result. */
  private VideoJob finished(VideoJob job, QueuedRequest request) {
    if (job.status() != JobStatus.COMPLETED) {
      return job;
    }
    PathSegment app = request.appPath(Operation.RETRIEVE);
    PathSegment id = request.idSegment(Operation.RETRIEVE);
    try {
      return connection.call(
          Operation.RETRIEVE, job.id(), same -> mapping.result(wire.result(app, id), job));
    } catch (VideoException error) {
      return mapping.withoutResult(error, job).orElseThrow(() -> error);
    }
  }

  /** Reads the requests of the default model. */
  @Override
  public Page<VideoJob> list(ListQuery query) {
    if (list.isEmpty()) {
      return VideoGenerator.super.list(query);
    }
    if (query.order() == ListOrder.OLDEST_FIRST) {
      throw new UnsupportedRequestException(
          error(Operation.LIST, "fal lists the newest requests first. Nothing was sent."));
    }
    return list.get().page(defaultModel(Operation.LIST), query, mapping);
  }

  private String defaultModel(Operation operation) {
    return capabilities
        .defaultModel()
        .orElseThrow(
            () ->
                new UnsupportedRequestException(
                    error(
                        operation,
                        "fal lists requests by their model: set videogen."
                            + name
                            + ".model. Nothing was sent.")));
  }

  /** Lists one request, which is free. */
  @Override
  public void probe() {
    if (list.isEmpty()) {
      VideoGenerator.super.probe();
      return;
    }
    list.get().probe(defaultModel(Operation.PROBE));
  }

  @Override
  public VideoJob cancel(String id) {
    QueuedRequest request = QueuedRequest.parse(Operation.CANCEL, id);
    PathSegment app = request.appPath(Operation.CANCEL);
    PathSegment segment = request.idSegment(Operation.CANCEL);
    VideoJob job =
        connection.cancel(id, same -> wire.cancel(app, segment), same -> status(request));
    return finished(job, request);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    QueuedRequest request = QueuedRequest.parse(Operation.DOWNLOAD, output.jobId());
    JobRef job = JobRef.of(name, output.jobId());
    connection.requireOpen(Operation.DOWNLOAD);
    if (asset != Asset.VIDEO) {
      throw new UnsupportedRequestException(
          ErrorDetails.builder(
                  Operation.DOWNLOAD,
                  "fal has no " + asset + ", but the video alone. Nothing was sent.")
              .provider(name)
              .job(job)
              .build());
    }
    String result =
        "/"
            + request.appPath(Operation.DOWNLOAD)
            + "/requests/"
            + request.idSegment(Operation.DOWNLOAD);
    return connection.open(
        MediaRequest.of(output, result, range).about(job).ofJob(() -> status(request)));
  }

  private ErrorDetails error(Operation operation, String message) {
    return ErrorDetails.builder(operation, message).provider(name).build();
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public void close() {
    connection.close();
    files.close();
    list.ifPresent(RequestList::close);
  }
}
