package dev.videogen.openai;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.http.MediaRequest;
import dev.videogen.http.Submission;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * OpenAI's Videos API over a connection to whichever server speaks it.
 *
 * <p>Source of the format: OpenAI's published specification of the Videos API; of its dialects: the
 * sources and documents of vLLM-Omni, SGLang and the gateways named in this module's README.
 *
 * <p>Safe for use by many threads.
 */
public final class OpenAiVideoGenerator implements VideoGenerator {

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
          .build();

  private final String name;
  private final VendorConnection connection;
  private final VideosWire wire;
  private final VideoMapping mapping;
  private final Capabilities capabilities;
  private final RequestFormat format;
  private final TimeSource time;
  private final AtomicBoolean multipartOnly = new AtomicBoolean();

  /**
   * A generator.
   *
   * @param name the instance's name
   * @param connection to the server; its base URL is what stands before {@code /videos}. Closing
   *     the generator closes it
   * @param capabilities what the server can do; its default model is sent with requests that name
   *     none
   * @param completed whether the server charges for a job that is completed
   * @param format in which form a create is sent
   * @param time the clock by which hints that are dates are read
   */
  public OpenAiVideoGenerator(
      String name,
      VendorConnection connection,
      Capabilities capabilities,
      Billed completed,
      RequestFormat format,
      TimeSource time) {
    this.name = name;
    this.connection = connection;
    this.wire = connection.wire(VideosWire.class);
    this.mapping = new VideoMapping(connection::ref, connection.rules(), completed);
    this.capabilities = capabilities;
    this.format = format;
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
  public VideoJob create(VideoRequest request) {
    VideoRequest named = withModel(request);
    CreateRequestBody body = CreateRequestBody.of(named);
    boolean form =
        switch (format) {
          case JSON -> false;
          case MULTIPART -> true;
          case AUTO -> body.hasFile() || multipartOnly.get();
        };
    return filledIn(form ? sendForm(named, body) : sendJson(named, body), named);
  }

  private VideoJob sendJson(VideoRequest request, CreateRequestBody body) {
    try {
      return submit(request, () -> wire.create(body.asJson()));
    } catch (InvalidRequestException refused) {
      if (format != RequestFormat.AUTO || !mayRequireMultipart(refused)) {
        throw refused;
      }
      // Nothing was created, so this pays once. A server that takes the form speaks forms alone;
      // one that refuses it, too, minds the request and not its form.
      VideoJob job = sendForm(request, body);
      multipartOnly.set(true);
      return job;
    }
  }

  private static boolean mayRequireMultipart(InvalidRequestException refused) {
    int status = refused.httpStatus().orElse(0);
    return status == 415 || status == 422;
  }

  private VideoJob sendForm(VideoRequest request, CreateRequestBody body) {
    return submit(request, () -> wire.create(body.asForm()));
  }

  private VideoJob submit(VideoRequest request, Supplier<JsonResponse> send) {
    return connection.submit(
        recoverable(Submission.create(withDefaults(request), () -> job(send.get()))));
  }

  private Submission recoverable(Submission submission) {
    return submission.recoverById(id -> job(wire.retrieve(id))).searchBy(this::page);
  }

  @Override
  public VideoJob retrieve(String id) {
    return connection.call(Operation.RETRIEVE, id, segment -> job(wire.retrieve(segment)));
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    return connection.call(Operation.LIST, () -> page(query));
  }

  @Override
  public void delete(String id) {
    connection.delete(id, wire::delete);
  }

  @Override
  public VideoJob remix(String id, String prompt) {
    return connection.submit(
        recoverable(
            Submission.remix(
                id, prompt, segment -> job(wire.remix(segment, Map.of("prompt", prompt))))));
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    PathSegment id = PathSegment.of(Operation.DOWNLOAD, output.jobId());
    boolean addressed = asset == Asset.VIDEO && output.address().isPresent();
    MediaRequest file =
        addressed
            ? MediaRequest.at(output.address().get(), range)
            : MediaRequest.at("/videos/" + id + "/content", range)
                .query("variant", asset.name().toLowerCase(Locale.ROOT));
    return connection.open(
        file.about(connection.ref(output.jobId())).ofJob(() -> job(wire.retrieve(id))));
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public void close() {
    connection.close();
  }

  private VideoJob job(JsonResponse answer) {
    return mapping.job(answer, time.now());
  }

  private Page<VideoJob> page(ListQuery query) {
    String order = query.order() == ListOrder.NEWEST_FIRST ? "desc" : "asc";
    return mapping.page(wire.list(query.limit(), order, query.cursor().orElse(null)), query);
  }

  private VideoRequest withModel(VideoRequest request) {
    Optional<String> model = request.model().or(capabilities::defaultModel);
    return model.map(given -> request.toBuilder().model(given).build()).orElse(request);
  }

  /** What the vendor will make of the request, by which its job is told from others. */
  private VideoRequest withDefaults(VideoRequest request) {
    Optional<ModelCapabilities> model = capabilities.modelOf(request);
    VideoRequest.Builder full = request.toBuilder();
    if (request.size().isEmpty() && request.resolution().isEmpty()) {
      model.flatMap(ModelCapabilities::defaultSize).ifPresent(full::size);
    }
    if (request.duration().isEmpty()) {
      model.flatMap(ModelCapabilities::defaultDuration).ifPresent(full::duration);
    }
    return full.build();
  }

  /** Some servers answer a create with little more than an id. */
  private static VideoJob filledIn(VideoJob job, VideoRequest request) {
    VideoJob.Builder full = job.toBuilder();
    if (job.model().isEmpty()) {
      request.model().ifPresent(full::model);
    }
    if (job.prompt().isEmpty()) {
      request.prompt().ifPresent(full::prompt);
    }
    if (job.size().isEmpty()) {
      request.size().ifPresent(full::size);
    }
    if (job.duration().isEmpty()) {
      request.duration().ifPresent(full::duration);
    }
    return full.build();
  }
}
