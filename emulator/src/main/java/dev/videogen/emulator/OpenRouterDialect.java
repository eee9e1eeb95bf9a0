package dev.videogen.emulator;

import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenRouter's video API, as its published specification has it. Files lie at addresses that need
 * no key, and behind {@code content}, which does.
 *
 * <p>Nothing is said there of an {@code Idempotency-Key}, so the same create makes a second job.
 */
final class OpenRouterDialect extends VendorDialect {

  /** What the paths of the API begin with. */
  static final List<String> MOUNT = List.of("api", "v1");

  /** The calls there are, by the shape of their path. */
  private enum Route {
    VIDEOS("POST", Operation.CREATE),
    MODELS("GET", Operation.CAPABILITIES),
    VIDEO("GET", Operation.RETRIEVE),
    CONTENT("GET", Operation.DOWNLOAD),
    FILE("GET", Operation.DOWNLOAD),
    NONE("", Operation.RETRIEVE);

    private final String method;
    private final Operation operation;

    Route(String method, Operation operation) {
      this.method = method;
      this.operation = operation;
    }

    static Route of(List<String> rest) {
      if (rest.isEmpty() || !rest.get(0).equals("videos")) {
        return rest.size() == 3 && rest.get(0).equals("files") ? FILE : NONE;
      }
      return switch (rest.size()) {
        case 1 -> VIDEOS;
        case 2 -> rest.get(1).equals("models") ? MODELS : VIDEO;
        case 3 -> rest.get(2).equals("content") ? CONTENT : NONE;
        default -> NONE;
      };
    }
  }

  OpenRouterDialect(FakeVideoGenerator fake, ApiKeyCheck keyCheck) {
    super(Vendor.OPENROUTER, fake, MOUNT, keyCheck, new OpenRouterErrors());
  }

  @Override
  public Optional<Operation> operation(Call call) {
    Route route = Route.of(rest(call));
    return method(call).equals(route.method) ? Optional.of(route.operation) : Optional.empty();
  }

  @Override
  public Response respond(Call call) {
    Route route = Route.of(rest(call));
    if (route == Route.NONE) {
      throw errors.noSuchPath(call);
    }
    if (operation(call).isEmpty()) {
      throw RejectedRequestException.methodNotAllowed(call);
    }
    if (route != Route.MODELS && route != Route.FILE) {
      keyCheck.check(call);
    }
    return switch (route) {
      case VIDEOS -> job(202, create(OpenRouterRequest.of(call)), call);
      case MODELS -> Response.json(200, OpenRouterJson.models(fake.capabilities()));
      case VIDEO -> job(200, fake.retrieve(rest(call).get(1)), call);
      case CONTENT -> file(rest(call).get(1), call.query("index").orElse("0"), call);
      case FILE -> file(rest(call).get(1), rest(call).get(2).replace(".mp4", ""), call);
      case NONE -> throw errors.noSuchPath(call);
    };
  }

  private VideoJob create(VideoRequest request) {
    try {
      return fake.create(CheckedRequest.unchecked(request));
    } catch (NotFoundException unknown) {
      throw unknown.vendorMessage().isPresent()
          ? unknown
          : errors.noSuchModel(request.model().orElse(""));
    }
  }

  private static Response job(int status, VideoJob job, Call call) {
    String origin = "http://" + call.header("Host").orElse("127.0.0.1");
    List<String> files =
        job.outputs().stream()
            .map(output -> origin + "/api/v1/files/" + job.id() + "/" + output.index() + ".mp4")
            .toList();
    Map<String, Object> json = OpenRouterJson.job(job, "/api/v1/videos/" + job.id(), files);
    return Response.json(status, json);
  }

  private Response file(String id, String index, Call call) {
    VideoOutput output =
        fake.job(id).stream()
            .flatMap(job -> job.outputs().stream())
            .filter(each -> index.equals("" + each.index()))
            .findFirst()
            .orElseThrow(() -> RejectedRequestException.notFound("Resource not found"));
    return FileResponse.of(fake::open, output, Asset.VIDEO, call);
  }
}
