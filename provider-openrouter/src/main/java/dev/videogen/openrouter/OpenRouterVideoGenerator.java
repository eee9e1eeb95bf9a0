package dev.videogen.openrouter;

import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.catalog.OpenRouterCatalog;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.http.FetchedCapabilities;
import dev.videogen.http.HttpVideoGenerator;
import dev.videogen.http.MediaRequest;
import dev.videogen.http.Submission;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorError;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * OpenRouter's video API. It lists, deletes and remixes no jobs; what its models can do it is asked
 * for. Of the {@code polling_url}, which may be relative, nothing is used: it is the base URL and
 * the id. How it signs webhooks is not documented, so there is no scheme to check them by.
 *
 * <p>Safe for use by many threads.
 */
final class OpenRouterVideoGenerator extends HttpVideoGenerator {

  /** What a refusal by the moderation says; its form is in no specification. */
  private static final Pattern MODERATION =
      Pattern.compile("(?i)flagged|moderat|content.?policy|safety|sensitive|prohibited");

  /** {@code generation_id} names no job; {@code data} is an envelope that relays put around it. */
  static final VendorRules RULES =
      VendorRules.builder()
          .kind(OpenRouterVideoGenerator::kind)
          .messages(ErrorKind.CONTENT_POLICY, MODERATION, 403)
          .jobIdFields("id", "data.id")
          .build();

  private final VideosWire wire;
  private final JobResponse mapping;
  private final FetchedCapabilities fetched;

  /**
   * A generator.
   *
   * @param connection to the server; closing the generator closes it
   * @param model the model of requests that name none
   */
  OpenRouterVideoGenerator(VendorConnection connection, Optional<String> model) {
    super(connection, withModel(OpenRouterCatalog.operations().build(), model));
    this.wire = connection.wire(VideosWire.class);
    this.mapping = new JobResponse(connection.mapping());
    this.fetched = new FetchedCapabilities(() -> fetch(model), capabilities, time());
  }

  private Capabilities fetch(Optional<String> model) {
    return connection.call(
        Operation.CAPABILITIES, () -> withModel(ModelList.of(wire.models().body()), model));
  }

  private static Capabilities withModel(Capabilities known, Optional<String> model) {
    return model.map(value -> known.toBuilder().defaultModel(value).build()).orElse(known);
  }

  /** Moderation refuses with 403, and so does whatever stands before a vendor. */
  private static Optional<ErrorKind> kind(VendorError error) {
    return error.status() == 403 && error.json().object("metadata").has("reasons")
        ? Optional.of(ErrorKind.CONTENT_POLICY)
        : Optional.empty();
  }

  @Override
  public Capabilities capabilities() {
    connection.requireOpen(Operation.CAPABILITIES);
    return fetched.get();
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    var body = CreateRequestBody.of(request, connection.webhook());
    return connection.submit(
        Submission.create(request, () -> mapping.job(wire.create(body))).recoverById(this::read));
  }

  /** Lists the models, for which no key is needed: it shows that the vendor is there. */
  @Override
  public void probe() {
    connection.call(Operation.PROBE, wire::models);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    return openVideo(
        output,
        asset,
        id ->
            MediaRequest.of(output, "/videos/" + id + "/content", "/videos/" + id, range)
                .query("index", "" + output.index()));
  }

  @Override
  protected VideoJob read(PathSegment id) {
    return mapping.job(wire.retrieve(id), id);
  }
}
