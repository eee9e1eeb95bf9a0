package dev.videogen.replicate;

import dev.videogen.Asset;
import dev.videogen.ListQuery;
import dev.videogen.Media;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.Operation;
import dev.videogen.http.FixedPages;
import dev.videogen.http.HttpVideoGenerator;
import dev.videogen.http.InputAddresses;
import dev.videogen.http.MediaRequest;
import dev.videogen.http.Submission;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.WebhookScheme;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Replicate's predictions. Any of its models is one.
 *
 * <p>Safe for use by many threads.
 */
final class ReplicateVideoGenerator extends HttpVideoGenerator {

  /** What models say of content that they refuse; there is no code for it (remembered). */
  private static final Pattern CONTENT_POLICY =
      Pattern.compile("\\(E005\\)|(?i:\\bflagged\\b|\\bnsfw\\b|content policy|moderation)");

  /** {@code Request was throttled. Your rate limit resets in ~30s.} */
  private static final Pattern RESET = Pattern.compile("resets in ~?(\\d{1,5})\\s?s");

  /**
   * A page is as long as Replicate likes, a hundred. The wait of a 429 may stand in its text alone,
   * and so does a refusal of the content. Only relays have envelopes and other names of ids.
   */
  static final VendorRules RULES =
      VendorRules.builder()
          .contentPolicyWords(CONTENT_POLICY)
          .retryAfterIn(RESET)
          .lists("results", "next")
          .jobIdFields("id", "data.id", "task_id")
          .build();

  /** What is larger is refused with 413. */
  private static final long MAX_UPLOAD = 100_000_000;

  private final PredictionsWire wire;
  private final PredictionResponse mapping;
  private final FixedPages list;
  private final InputAddresses inputs;

  /**
   * A generator.
   *
   * @param connection to the server; closing the generator closes it
   * @param uploadAbove how many bytes of a file go into a request at most
   * @param capabilities what the models can do; its default model is that of requests that name
   *     none
   * @param webhooks how they are signed
   */
  ReplicateVideoGenerator(
      VendorConnection connection,
      long uploadAbove,
      Capabilities capabilities,
      Supplier<WebhookScheme> webhooks) {
    super(connection, capabilities, Optional.of(webhooks));
    this.wire = connection.wire(PredictionsWire.class);
    this.mapping = new PredictionResponse(connection.mapping());
    this.list = new FixedPages(connection, wire::list);
    this.inputs =
        new InputAddresses(Optional.of(connection), uploadAbove, MAX_UPLOAD, this::uploaded);
  }

  /** Replicate keeps it for a day, and alone can read it. */
  private String uploaded(VendorConnection storage, Media media) {
    MultipartBody file = MultipartBody.builder().file("content", media).build();
    return storage.prepare(() -> wire.upload(file).body().object("urls").required("get"));
  }

  @Override
  public VideoJob create(CheckedRequest checked) {
    connection.requireOpen(Operation.CREATE);
    PredictionInput.FIELDS.requireFields(checked.request());
    ModelName model = model(checked.resolved().model());
    var body = PredictionInput.body(model, checked.request(), connection.webhook(), inputs::of);
    return connection.submit(
        Submission.create(checked, () -> mapping.job(wire.create(model.path(), body)))
            .recoverById(this::read)
            .searchBy(capabilities.listing(), query -> listed(query, model)));
  }

  private ModelName model(Optional<String> named) {
    String given = named.map(name -> ", and not \"" + name + "\"").orElse("");
    return named
        .flatMap(ModelName::parse)
        .orElseThrow(() -> noModel(Operation.CREATE, ModelName.WANTED + given));
  }

  /** A page in which predictions of the version that was asked for are told by its name. */
  private Page<VideoJob> listed(ListQuery query, ModelName model) {
    return list.read(
        query,
        json -> {
          VideoJob job = mapping.entry(json);
          return model.isOf(json) ? job.toBuilder().model(model.name()).build() : job;
        });
  }

  @Override
  protected Page<VideoJob> newest(ListQuery query) {
    return list.read(query, mapping::entry);
  }

  @Override
  public VideoJob cancel(String id) {
    return connection.cancel(id, wire::cancel, this::read);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    return openVideo(
        output,
        asset,
        id -> {
          String job = "/predictions/" + id;
          return MediaRequest.of(addressed(output), job, job, range);
        });
  }

  @Override
  protected VideoJob read(PathSegment id) {
    return mapping.job(wire.retrieve(id), id);
  }
}
