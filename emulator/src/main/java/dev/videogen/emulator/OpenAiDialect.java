package dev.videogen.emulator;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.CharacterStore.VideoCharacter;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * OpenAI's Videos API, as its published specification and its reference of 2026 have it. Characters
 * live in the emulator alone: they can be created and read, and no video uses them.
 */
final class OpenAiDialect extends VendorDialect {

  private static final Map<String, Asset> VARIANTS =
      Map.of("video", Asset.VIDEO, "thumbnail", Asset.THUMBNAIL, "spritesheet", Asset.SPRITESHEET);

  /** The paths that there are below {@code videos}. */
  private enum Route {
    VIDEOS,
    VIDEO,
    CONTENT,
    REMIX,
    EDITS,
    EXTENSIONS,
    CHARACTERS,
    CHARACTER,
    NONE;

    static Route of(List<String> rest) {
      return switch (rest.size()) {
        case 0 -> VIDEOS;
        case 1 -> whole(rest.get(0));
        case 2 -> rest.get(0).equals("characters") ? CHARACTER : part(rest.get(1));
        default -> NONE;
      };
    }

    private static Route whole(String name) {
      return switch (name) {
        case "edits" -> EDITS;
        case "extensions" -> EXTENSIONS;
        case "characters" -> CHARACTERS;
        default -> VIDEO;
      };
    }

    private static Route part(String name) {
      return switch (name) {
        case "content" -> CONTENT;
        case "remix" -> REMIX;
        default -> NONE;
      };
    }
  }

  /** What each method asks the fake for. */
  private static final Map<Route, Map<String, Operation>> OPERATIONS =
      Map.of(
          Route.VIDEOS, Map.of("GET", Operation.LIST, "POST", Operation.CREATE),
          Route.VIDEO, Map.of("GET", Operation.RETRIEVE, "DELETE", Operation.DELETE),
          Route.CONTENT, Map.of("GET", Operation.DOWNLOAD),
          Route.REMIX, Map.of("POST", Operation.CREATE),
          Route.EDITS, Map.of("POST", Operation.CREATE),
          Route.EXTENSIONS, Map.of("POST", Operation.CREATE));

  /** What the fake is not asked for. */
  private static final Map<Route, String> OWN_METHODS =
      Map.of(Route.CHARACTERS, "POST", Route.CHARACTER, "GET");

  private final Consumer<VideoJob> created;
  private final IdempotencyKeys keys;
  private final CharacterStore characters;

  /**
   * A dialect.
   *
   * @param vendor who serves this API: Azure does too
   * @param fake whose jobs are served
   * @param mount the segments of the path up to {@code videos}, that included
   * @param keyCheck who is let in
   * @param errors how the vendor words errors
   * @param created is told of each job that comes to be
   */
  OpenAiDialect(
      Vendor vendor,
      FakeVideoGenerator fake,
      List<String> mount,
      ApiKeyCheck keyCheck,
      VendorErrors errors,
      Consumer<VideoJob> created) {
    super(vendor, fake, mount, keyCheck, errors);
    this.created = created;
    this.keys = new IdempotencyKeys(fake);
    this.characters = new CharacterStore(fake.time());
  }

  @Override
  public Optional<Operation> operation(Call call) {
    return Optional.ofNullable(OPERATIONS.getOrDefault(route(call), Map.of()).get(method(call)));
  }

  private Route route(Call call) {
    return Route.of(rest(call));
  }

  @Override
  public Response respond(Call call) {
    keyCheck.check(call);
    Route route = route(call);
    if (operation(call).isEmpty() && !method(call).equals(OWN_METHODS.get(route))) {
      throw route == Route.NONE
          ? errors.noSuchPath(call)
          : RejectedRequestException.methodNotAllowed(call);
    }
    return switch (route) {
      case VIDEOS -> call.reads() ? list(call) : submit(call, OpenAiRequest::create);
      case VIDEO -> call.reads() ? video(fake.retrieve(id(call))) : delete(id(call));
      case CONTENT -> content(call);
      case REMIX -> submit(call, body -> body.remix(JobRef.of(fake.name(), id(call))));
      case EDITS -> submit(call, body -> body.edit(fake.name()));
      case EXTENSIONS -> submit(call, body -> body.extend(fake.name()));
      case CHARACTERS -> character(characters.create(OpenAiRequest.of(call).characterName()));
      case CHARACTER -> character(find(rest(call).get(1)));
      case NONE -> throw errors.noSuchPath(call);
    };
  }

  private Response submit(Call call, Function<OpenAiRequest, VideoRequest> mapping) {
    return video(keys.once(call, () -> create(mapping.apply(OpenAiRequest.of(call)))));
  }

  private Response list(Call call) {
    try {
      return Response.json(200, OpenAiJson.list(fake.list(OpenAiRequest.page(call))));
    } catch (InvalidRequestException refused) {
      throw RejectedRequestException.cursor(refused, "after", call);
    }
  }

  private VideoCharacter find(String id) {
    return characters
        .find(id)
        .orElseThrow(
            () -> RejectedRequestException.notFound("Character '" + id + "' was not found."));
  }

  private static Response character(VideoCharacter character) {
    return Response.json(200, OpenAiJson.character(character));
  }

  private String id(Call call) {
    return JobIds.checked(fake, rest(call).get(0), "video_id");
  }

  private static Response video(VideoJob job) {
    Response response = Response.json(200, OpenAiJson.video(job));
    Optional<Duration> hint = job.pollAfter().filter(wait -> !job.status().isTerminal());
    return hint.map(wait -> response.with("openai-poll-after-ms", "" + wait.toMillis()))
        .orElse(response);
  }

  private VideoJob create(VideoRequest request) {
    try {
      VideoJob job = fake.create(CheckedRequest.unchecked(request));
      created.accept(job);
      return job;
    } catch (NotFoundException unknown) {
      throw unknown.vendorMessage().isPresent() || request.source().isPresent()
          ? unknown
          : errors.noSuchModel(request.model().orElse(""));
    } catch (InvalidRequestException refused) {
      Optional<String> model =
          request.model().filter(each -> fake.capabilities().model(each).isEmpty());
      throw refused.vendorMessage().isPresent() || model.isEmpty()
          ? refused
          : unsupported(model.get());
    }
  }

  private RejectedRequestException unsupported(String model) {
    String supported =
        fake.capabilities().models().stream()
            .map(each -> "'" + each.name() + "'")
            .collect(Collectors.joining(", "));
    return RejectedRequestException.invalid(
        "model", "Invalid value: '" + model + "'. Supported values are: " + supported + ".");
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
    String id = id(call);
    Optional<VideoJob> job = fake.job(id);
    VideoOutput output =
        job.stream()
            .flatMap(seen -> seen.outputs().stream())
            .findFirst()
            .orElseGet(() -> VideoOutput.of(id, id, 0));
    return FileResponse.of(fake::open, output, asset, call)
        .with("Last-Modified", HttpDate.of(job.flatMap(VideoJob::completedAt)));
  }
}
