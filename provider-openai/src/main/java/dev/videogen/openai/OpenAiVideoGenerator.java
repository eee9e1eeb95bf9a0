package dev.videogen.openai;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.http.HttpVideoGenerator;
import dev.videogen.http.MediaRequest;
import dev.videogen.http.Submission;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.WebhookScheme;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * OpenAI's Videos API over a connection to whichever server speaks it.
 *
 * <p>Source of the format: OpenAI's published specification of the Videos API; of its dialects: the
 * sources and documents of vLLM-Omni, SGLang and the gateways named in this module's README.
 *
 * <p>Safe for use by many threads.
 */
public final class OpenAiVideoGenerator extends HttpVideoGenerator {

  /**
   * What OpenAI means by its responses, and Azure and the gateways that speak its format: codes and
   * headers that are theirs alone.
   */
  public static final VendorRules RULES =
      VendorRules.builder()
          .contentPolicyCodes("sentinel_block", "contentFilter", "ResponsibleAIPolicyViolation")
          .paymentCodes("billing_hard_limit_reached", "billing_not_active")
          .requestIdHeaders(
              "apim-request-id", "x-request-id", "request-id", "x-ms-request-id", "cf-ray")
          .pollHintHeaders("openai-poll-after-ms")
          .jobAddressHeaders("azure-asyncoperation")
          .impliedStatus(RelayedCodes::status)
          .build();

  private final VideosWire wire;
  private final VideoMapping mapping;
  private final Dialect dialect;
  private final BodyForm form;
  private final FinishedJobs finished = new FinishedJobs();

  /**
   * A generator.
   *
   * @param connection to the server; its base URL is what stands before {@code /videos}. Closing
   *     the generator closes it
   * @param capabilities what the server can do; its default model is sent with requests that name
   *     none
   * @param completed whether the server charges for a job that is completed
   * @param format in which form a create is sent
   */
  public OpenAiVideoGenerator(
      VendorConnection connection,
      Capabilities capabilities,
      Billed completed,
      RequestFormat format) {
    this(connection, capabilities, completed, Dialect.OPENAI, format, Optional.empty());
  }

  OpenAiVideoGenerator(
      VendorConnection connection,
      Capabilities capabilities,
      Billed completed,
      Dialect dialect,
      RequestFormat format,
      Optional<Supplier<WebhookScheme>> webhooks) {
    super(connection, capabilities, webhooks);
    this.wire = connection.wire(VideosWire.class);
    this.mapping = new VideoMapping(connection.mapping(), completed);
    this.dialect = dialect;
    this.form = new BodyForm(format == RequestFormat.AUTO ? dialect.format() : format);
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    CreateRequestBody body = CreateRequestBody.of(request, dialect);
    Endpoint endpoint = endpoint(request.request());
    return form.send(
        body,
        () -> submit(request, () -> endpoint.json().apply(body.asJson())),
        () -> submit(request, () -> endpoint.form().apply(body.asForm())));
  }

  private VideoJob submit(CheckedRequest request, Supplier<JsonResponse> send) {
    return connection.submit(
        Submission.create(request, () -> created(send.get()))
            .recoverById(this::read)
            .searchBy(capabilities.listing(), this::page));
  }

  /** Where a body goes, in either form. */
  private record Endpoint(
      Function<Map<String, Object>, JsonResponse> json,
      Function<MultipartBody, JsonResponse> form) {}

  private Endpoint endpoint(VideoRequest request) {
    Optional<VideoSource> source = request.source();
    if (source.isEmpty()) {
      return new Endpoint(wire::create, wire::create);
    }
    return switch (source.get().feature()) {
      case EDIT -> new Endpoint(wire::edit, wire::edit);
      case EXTEND -> new Endpoint(wire::extend, wire::extend);
      default -> {
        String job = source.get().job().orElseThrow().id();
        PathSegment id = PathSegment.of(Operation.CREATE, job);
        yield new Endpoint(body -> wire.remix(id, body), body -> wire.remix(id, body));
      }
    };
  }

  @Override
  public VideoJob retrieve(String id) {
    Optional<VideoJob> finished = this.finished.job(id);
    if (finished.isPresent() && dialect.isFinalAtCreate()) {
      return finished.get();
    }
    try {
      VideoJob job = super.retrieve(id);
      this.finished.forget(id);
      return this.finished.job(id).orElse(job);
    } catch (NotFoundException | InvalidRequestException notThere) {
      return finished.orElseThrow(() -> notThere);
    }
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    return connection.call(Operation.LIST, () -> page(query));
  }

  /** Lists one job, which is free: neither OpenAI nor Azure has a price for anything but videos. */
  @Override
  public void probe() {
    connection.call(Operation.PROBE, () -> page(ListQuery.newest(1)));
  }

  @Override
  public void delete(String id) {
    if (finished.job(id).isPresent() && dialect.isFinalAtCreate()) {
      finished.delete(id);
      return;
    }
    connection.delete(id, wire::delete, this::read);
    finished.delete(id);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    PathSegment id = PathSegment.of(Operation.DOWNLOAD, output.jobId());
    if (output.kind() == VideoOutput.Kind.INLINE && asset == Asset.VIDEO) {
      Optional<MediaStream> kept = finished.open(output, range);
      if (kept.isEmpty() && dialect.isFinalAtCreate()) {
        throw finished.lost(output);
      }
      return kept.orElseGet(
          () -> connection.open(inTheJob(id).about(JobRef.of(name(), output.jobId()))));
    }
    String content = "/videos/" + id + "/content";
    MediaRequest file =
        asset == Asset.VIDEO
            ? MediaRequest.of(output, content, range)
            : MediaRequest.at(content, range);
    return connection.open(
        file.asset(asset)
            .query("variant", asset.name().toLowerCase(Locale.ROOT))
            .about(JobRef.of(name(), output.jobId()))
            .ofJob(() -> read(id)));
  }

  /** The video that stands in the JSON of its job. */
  private static MediaRequest inTheJob(PathSegment id) {
    return MediaRequest.at("/videos/" + id, ByteRange.all());
  }

  @Override
  public void close() {
    super.close();
    finished.close();
  }

  private VideoJob created(JsonResponse response) {
    return finished.keep(
        mapping.job(response), connection.rules().jobObject(response.body()), response);
  }

  @Override
  protected VideoJob read(PathSegment id) {
    return mapping.job(wire.retrieve(id), id);
  }

  private Page<VideoJob> page(ListQuery query) {
    String order = query.order() == ListOrder.NEWEST_FIRST ? "desc" : "asc";
    JsonResponse response = wire.list(query.limit(), order, query.cursor().orElse(null));
    return mapping.page(response, query);
  }
}
