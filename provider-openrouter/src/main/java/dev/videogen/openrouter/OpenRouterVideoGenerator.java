package dev.videogen.openrouter;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.catalog.OpenRouterCatalog;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.http.FetchedCapabilities;
import dev.videogen.http.MediaRequest;
import dev.videogen.http.Submission;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorError;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * OpenRouter's video API. It lists, deletes and remixes no jobs; what its models can do it is asked
 * for. Of the {@code polling_url}, which may be relative, nothing is used: it is the base URL and
 * the id.
 *
 * <p>Safe for use by many threads.
 */
final class OpenRouterVideoGenerator implements VideoGenerator {

  /** What a refusal by the moderation says; its form is in no specification. */
  private static final Pattern MODERATION =
      Pattern.compile("(?i)flagged|moderat|content.?policy|safety|sensitive|prohibited");

  /** {@code generation_id} names no job; {@code data} is an envelope that relays put around it. */
  static final VendorRules RULES =
      VendorRules.builder()
          .kind(OpenRouterVideoGenerator::kind)
          .jobIdFields("id", "data.id")
          .build();

  private final String name;
  private final VendorConnection connection;
  private final VideosWire wire;
  private final JobResponse mapping;
  private final FetchedCapabilities capabilities;
  private final Optional<String> model;
  private final TimeSource time;

  /**
   * A generator.
   *
   * @param name the instance's name
   * @param connection to the server; closing the generator closes it
   * @param model the model of requests that name none
   * @param time the clock
   */
  OpenRouterVideoGenerator(
      String name, VendorConnection connection, Optional<String> model, TimeSource time) {
    this.name = name;
    this.connection = connection;
    this.wire = connection.wire(VideosWire.class);
    this.mapping = new JobResponse(connection::ref, connection.rules(), connection::redact);
    this.model = model;
    this.capabilities =
        new FetchedCapabilities(
            this::fetched, withModel(OpenRouterCatalog.operations().build()), time);
    this.time = time;
  }

  private Capabilities fetched() {
    return connection.call(
        Operation.CAPABILITIES, () -> withModel(ModelList.of(wire.models().body())));
  }

  private Capabilities withModel(Capabilities known) {
    return model.map(value -> known.toBuilder().defaultModel(value).build()).orElse(known);
  }

  /** Moderation refuses with 403, and so does whatever stands before a vendor. */
  private static Optional<ErrorKind> kind(VendorError error) {
    boolean moderation =
        error.status() == 403
            && (error.json().object("metadata").has("reasons")
                || error.message().filter(text -> MODERATION.matcher(text).find()).isPresent());
    return moderation ? Optional.of(ErrorKind.CONTENT_POLICY) : Optional.empty();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Capabilities capabilities() {
    connection.requireOpen(Operation.CAPABILITIES);
    return capabilities.get();
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    var body = CreateRequestBody.of(request);
    VideoJob job =
        connection.submit(
            Submission.create(request, () -> mapping.job(wire.create(body), time.now()))
                .recoverById(this::read));
    return described(job, request);
  }

  /** The vendor tells nothing of what was asked for. */
  private static VideoJob described(VideoJob job, CheckedRequest request) {
    VideoJob.Builder full = job.toBuilder();
    request.resolved().model().ifPresent(full::model);
    request.resolved().prompt().ifPresent(full::prompt);
    request.resolved().size().ifPresent(full::size);
    request.resolved().duration().ifPresent(full::duration);
    return full.build();
  }

  @Override
  public VideoJob retrieve(String id) {
    return connection.call(Operation.RETRIEVE, id, this::read);
  }

  /** Lists the models, for which no key is needed: it shows that the vendor is there. */
  @Override
  public void probe() {
    connection.call(Operation.PROBE, wire::models);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    PathSegment id = PathSegment.of(Operation.DOWNLOAD, output.jobId());
    if (asset != Asset.VIDEO) {
      throw unsupported(output, asset);
    }
    return connection.open(
        MediaRequest.of(output, "/videos/" + id + "/content", range)
            .query("index", "" + output.index())
            .about(JobRef.of(name, output.jobId()))
            .ofJob(() -> read(id)));
  }

  private UnsupportedRequestException unsupported(VideoOutput output, Asset asset) {
    connection.requireOpen(Operation.DOWNLOAD);
    return new UnsupportedRequestException(
        ErrorDetails.builder(
                Operation.DOWNLOAD,
                "OpenRouter has no " + asset + ", but the video alone. Nothing was sent.")
            .provider(name)
            .job(JobRef.of(name, output.jobId()))
            .build());
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public void close() {
    connection.close();
  }

  private VideoJob read(PathSegment id) {
    return mapping.job(wire.retrieve(id), id, time.now());
  }
}
