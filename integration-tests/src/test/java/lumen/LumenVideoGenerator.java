package lumen;

import dev.videogen.AspectRatio;
import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.MediaInput;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Price;
import dev.videogen.errors.Operation;
import dev.videogen.http.MediaRequest;
import dev.videogen.http.ResultVideoGenerator;
import dev.videogen.http.Submission;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.DataUrl;
import dev.videogen.http.wire.FieldCheck;
import dev.videogen.http.wire.JsonBody;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Lumen's queue. */
final class LumenVideoGenerator extends ResultVideoGenerator {

  static final VendorRules RULES =
      VendorRules.builder().jobIdFields("name").requestIdHeaders("x-lumen-trace").build();

  static final Capabilities CAPABILITIES =
      Capabilities.builder()
          .listing(Listing.NONE)
          .lacks(Feature.DELETE, Feature.CANCEL, Feature.THUMBNAIL, Feature.SPRITESHEET)
          .supports(Feature.PROGRESS)
          .models(model("lumen-1", "0.35"), model("lumen-1-fast", "0.12"))
          .defaultModel("lumen-1")
          .build();

  private static final FieldCheck FIELDS =
      new FieldCheck(
          "Lumen's format",
          "a picture, a text, a ratio and a length",
          Set.of(
              Feature.NEGATIVE_PROMPT,
              Feature.SEED,
              Feature.FPS,
              Feature.AUDIO,
              Feature.LAST_FRAME,
              Feature.REFERENCE_IMAGE,
              Feature.REFERENCE_VIDEO,
              Feature.REFERENCE_AUDIO,
              Feature.INPUT_FILE_ID,
              Feature.REMIX,
              Feature.EDIT,
              Feature.EXTEND));

  private final LumenWire wire;
  private final LumenJob mapping;

  LumenVideoGenerator(VendorConnection connection, Capabilities capabilities) {
    super(connection, capabilities);
    this.wire = connection.wire(LumenWire.class);
    this.mapping = new LumenJob(connection.mapping());
  }

  private static ModelCapabilities model(String name, String price) {
    return ModelCapabilities.builder(name)
        .modes(
            Mode.builder()
                .aspectRatios(List.of(AspectRatio.of(16, 9), AspectRatio.of(9, 16)))
                .seconds(5, 10)
                .price(Price.of(Price.perVideo(new BigDecimal(price))))
                .build())
        .supports(Feature.FIRST_FRAME, Feature.INPUT_URL)
        .requires(Feature.FIRST_FRAME)
        .lacksTheRest()
        .maxPromptLength(2000)
        .inputTypes(List.of("image/png", "image/jpeg"))
        .defaultDuration(Duration.ofSeconds(5))
        .build();
  }

  @Override
  public VideoJob create(CheckedRequest checked) {
    connection.requireOpen(Operation.CREATE);
    VideoRequest request = checked.request();
    FIELDS.requireFields(request);
    JsonBody body =
        new JsonBody()
            .put("model", checked.resolved().model())
            .put("text", request.prompt())
            .put("ratio", request.aspectRatio().map(AspectRatio::toString))
            .put("length", request.duration().map(Duration::toSeconds));
    for (MediaInput input : request.inputs()) {
      body.put("image", (Object) DataUrl.of(Operation.CREATE, input.media()));
    }
    body.putAll(request.options());
    return submit(
        Submission.create(checked, () -> mapping.job(wire.submit(body.asMap())))
            .recoverById(this::read));
  }

  @Override
  protected VideoJob read(PathSegment id) {
    PathSegment path = PathSegment.path(Operation.RETRIEVE, id.vendorId());
    return mapping.job(wire.status(path), path);
  }

  @Override
  public VideoJob retrieve(String id) {
    PathSegment.path(Operation.RETRIEVE, id);
    return super.retrieve(id);
  }

  @Override
  protected JsonResponse result(String id) {
    return wire.result(PathSegment.path(Operation.RETRIEVE, id));
  }

  @Override
  protected LumenJob mapping(String id) {
    return mapping;
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    String content = "/" + PathSegment.path(Operation.DOWNLOAD, output.jobId()) + "/clip";
    return openVideo(output, asset, id -> MediaRequest.of(output, content, range));
  }
}
