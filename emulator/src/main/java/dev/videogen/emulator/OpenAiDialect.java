package dev.videogen.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.Asset;
import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.Media;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenAI's Videos API, as its published specification and its reference of 2026 have it. */
final class OpenAiDialect implements Dialect {

  private static final Map<String, Asset> VARIANTS =
      Map.of("video", Asset.VIDEO, "thumbnail", Asset.THUMBNAIL, "spritesheet", Asset.SPRITESHEET);

  private final FakeVideoGenerator fake;
  private final List<String> mount;
  private final ApiKeyCheck keyCheck;
  private final VendorErrors errors;
  private final IdempotencyKeys keys;

  /**
   * A dialect.
   *
   * @param fake whose jobs are served
   * @param mount the segments of the path up to {@code videos}, that included
   * @param keyCheck who is let in
   * @param errors how the vendor words errors: Azure serves this API too
   */
  OpenAiDialect(
      FakeVideoGenerator fake, List<String> mount, ApiKeyCheck keyCheck, VendorErrors errors) {
    this.fake = fake;
    this.mount = mount;
    this.keyCheck = keyCheck;
    this.errors = errors;
    this.keys = new IdempotencyKeys(fake);
  }

  @Override
  public VendorErrors errors() {
    return errors;
  }

  @Override
  public boolean claims(Call call) {
    return call.isBelow(mount);
  }

  @Override
  public Optional<Operation> operation(Call call) {
    boolean post = call.method().equals("POST");
    List<String> rest = rest(call);
    return switch (rest.size()) {
      case 0 -> choose(call.reads(), Operation.LIST).or(() -> choose(post, Operation.CREATE));
      case 1 ->
          choose(call.reads(), Operation.RETRIEVE)
              .or(() -> choose(call.method().equals("DELETE"), Operation.DELETE));
      case 2 ->
          choose(call.reads() && rest.get(1).equals("content"), Operation.DOWNLOAD)
              .or(() -> choose(post && rest.get(1).equals("remix"), Operation.REMIX));
      default -> Optional.empty();
    };
  }

  private static Optional<Operation> choose(boolean holds, Operation operation) {
    return holds ? Optional.of(operation) : Optional.empty();
  }

  private List<String> rest(Call call) {
    return call.path().subList(mount.size(), call.path().size());
  }

  @Override
  public Response respond(Call call) {
    keyCheck.check(call);
    Operation operation = operation(call).orElseThrow(() -> notThere(call));
    return switch (operation) {
      case CREATE -> video(keys.once(call, () -> create(request(RequestFields.of(call)))));
      case LIST -> Response.json(200, OpenAiJson.list(fake.list(query(call))));
      case RETRIEVE -> video(fake.retrieve(id(call)));
      case DELETE -> delete(id(call));
      case REMIX ->
          video(keys.once(call, () -> fake.remix(id(call), prompt(RequestFields.of(call)))));
      case DOWNLOAD -> content(call);
      default -> throw RejectedRequestException.noSuchPath(call);
    };
  }

  private RejectedRequestException notThere(Call call) {
    List<String> rest = rest(call);
    boolean path =
        rest.size() < 2
            || (rest.size() == 2 && (rest.get(1).equals("content") || rest.get(1).equals("remix")));
    return path
        ? RejectedRequestException.methodNotAllowed(call)
        : RejectedRequestException.noSuchPath(call);
  }

  private String id(Call call) {
    return rest(call).get(0);
  }

  private static Response video(VideoJob job) {
    Response response = Response.json(200, OpenAiJson.video(job));
    Optional<Duration> hint = job.pollAfter().filter(wait -> !job.status().isTerminal());
    return hint.map(wait -> response.with("openai-poll-after-ms", "" + wait.toMillis()))
        .orElse(response);
  }

  private VideoJob create(VideoRequest request) {
    try {
      return fake.create(request);
    } catch (NotFoundException unknown) {
      throw unknown.vendorMessage().isPresent()
          ? unknown
          : errors.noSuchModel(request.model().orElse(""));
    }
  }

  private Response delete(String id) {
    fake.delete(id);
    return Response.json(200, OpenAiJson.deleted(id));
  }

  private Response content(Call call) {
    String variant = call.query("variant").orElse("video");
    Asset asset = VARIANTS.get(variant);
    if (asset == null) {
      throw RejectedRequestException.invalid(
          "variant", "Invalid value: '" + variant + "': video, thumbnail or spritesheet.");
    }
    VideoJob job = fake.retrieve(id(call));
    VideoOutput output =
        job.outputs().stream().findFirst().orElseGet(() -> VideoOutput.of(job.id(), job.id(), 0));
    return FileResponse.of(fake, output, asset, call);
  }

  private static ListQuery query(Call call) {
    int limit = call.query("limit").map(OpenAiDialect::limit).orElse(20);
    ListOrder order =
        switch (call.query("order").orElse("desc")) {
          case "asc" -> ListOrder.OLDEST_FIRST;
          case "desc" -> ListOrder.NEWEST_FIRST;
          default -> throw RejectedRequestException.invalid("order", "Invalid value: asc or desc.");
        };
    return new ListQuery(limit, order, call.query("after"));
  }

  private static int limit(String text) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 100 || Integer.parseInt(text) < 1) {
      throw RejectedRequestException.invalid("limit", "Invalid value: '" + text + "': 1 to 100.");
    }
    return Integer.parseInt(text);
  }

  private static VideoRequest request(RequestFields fields) {
    VideoRequest.Builder request = VideoRequest.builder(prompt(fields));
    fields.text("model").map(OpenAiDialect::model).ifPresent(request::model);
    fields.text("seconds").map(OpenAiDialect::duration).ifPresent(request::duration);
    fields.text("size").map(OpenAiDialect::size).ifPresent(request::size);
    reference(fields).ifPresent(request::firstFrame);
    return request.build();
  }

  private static String prompt(RequestFields fields) {
    return fields
        .text("prompt")
        .orElseThrow(
            () ->
                new RejectedRequestException(
                    400,
                    "missing_required_parameter",
                    "Missing required parameter: 'prompt'.",
                    "prompt"));
  }

  private static String model(String name) {
    if (name.isBlank()) {
      throw RejectedRequestException.invalid("model", "Invalid value: the model is blank.");
    }
    return name;
  }

  private static Duration duration(String seconds) {
    if (!seconds.matches("[1-9]\\d{0,3}")) {
      throw RejectedRequestException.invalid(
          "seconds", "Invalid value: '" + seconds + "': a whole number.");
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  private static VideoSize size(String text) {
    try {
      return VideoSize.parse(text);
    } catch (IllegalArgumentException none) {
      throw RejectedRequestException.invalid(
          "size", "Invalid value: '" + text + "': WIDTHxHEIGHT.");
    }
  }

  private static Optional<Media> reference(RequestFields fields) {
    List<UploadedFile> files = fields.files("input_reference");
    if (!files.isEmpty()) {
      return Optional.of(files.get(0).media());
    }
    JsonNode object = fields.json("input_reference");
    if (object.isMissingNode()) {
      return Optional.empty();
    }
    String fileId = object.path("file_id").asText();
    String imageUrl = object.path("image_url").asText();
    if (fileId.isBlank() == imageUrl.isBlank()) {
      throw RejectedRequestException.invalid(
          "input_reference", "Provide exactly one of image_url or file_id, or a file.");
    }
    return Optional.of(imageUrl.isBlank() ? Media.fileId(fileId) : address(imageUrl));
  }

  private static Media address(String text) {
    try {
      return Media.url(URI.create(text));
    } catch (IllegalArgumentException none) {
      throw RejectedRequestException.invalid(
          "input_reference", "Invalid value: image_url is no URL.");
    }
  }
}
