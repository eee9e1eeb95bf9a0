package dev.videogen.emulator;

import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * fal's three APIs, as its documentation and its clients have them: the queue below {@code
 * /fal/queue}, the storage below {@code /fal/storage}, and of the platform API the list of requests
 * below {@code /fal/platform}. A request that was cancelled is told as {@code client_cancelled},
 * which is remembered.
 *
 * <p>Nothing is said there of an {@code Idempotency-Key}, so the same create makes a second job.
 */
final class FalDialect extends VendorDialect {

  /** What the paths begin with. */
  static final String MOUNT = "fal";

  private static final List<String> INITIATE = List.of("storage", "upload", "initiate");
  private static final List<String> KEY_SET = List.of(".well-known", "jwks.json");
  private static final List<String> LIST = List.of("models", "requests", "by-endpoint");

  /** The calls there are, by the shape of their path. */
  private enum Route {
    SUBMIT("POST", Operation.CREATE),
    STATUS("GET", Operation.RETRIEVE),
    RESULT("GET", Operation.RETRIEVE),
    CANCEL("PUT", Operation.CANCEL),
    LISTED("GET", Operation.LIST),
    UPLOAD("POST", null),
    KEYS("GET", null),
    NONE("", null);

    private final String method;
    private final @Nullable Operation operation;

    Route(String method, @Nullable Operation operation) {
      this.method = method;
      this.operation = operation;
    }

    static Route of(Call call) {
      List<String> path = call.path();
      List<String> rest = path.subList(Math.min(2, path.size()), path.size());
      return switch (path.size() < 2 ? "" : path.get(1)) {
        case "queue" -> ofQueue(rest);
        case "storage" -> rest.equals(INITIATE) ? UPLOAD : NONE;
        case "jwks" -> rest.equals(KEY_SET) ? KEYS : NONE;
        case "platform" -> rest.equals(LIST) ? LISTED : NONE;
        default -> NONE;
      };
    }

    private static Route ofQueue(List<String> rest) {
      int requests = rest.indexOf("requests");
      if (requests < 0) {
        return rest.size() >= 2 ? SUBMIT : NONE;
      }
      return switch (rest.size() - requests) {
        case 2 -> RESULT;
        case 3 ->
            switch (rest.get(requests + 2)) {
              case "status" -> STATUS;
              case "cancel" -> CANCEL;
              default -> NONE;
            };
        default -> NONE;
      };
    }
  }

  private final FileOrigin files;
  private final FalWebhookSigner signer = new FalWebhookSigner();
  private final JobWebhooks webhooks;

  FalDialect(
      FakeVideoGenerator fake, ApiKeyCheck keyCheck, FileOrigin files, WebhookSender sender) {
    super(Vendor.FAL, fake, List.of(MOUNT), keyCheck, new FalErrors());
    this.files = files;
    this.webhooks = new JobWebhooks(fake, sender, signer);
  }

  @Override
  public Optional<Operation> operation(Call call) {
    Route route = Route.of(call);
    return fits(call, route) ? Optional.ofNullable(route.operation) : Optional.empty();
  }

  private static boolean fits(Call call, Route route) {
    return method(call).equals(route.method);
  }

  @Override
  public Response respond(Call call) {
    Route route = Route.of(call);
    if (route == Route.NONE) {
      throw errors.noSuchPath(call);
    }
    if (!fits(call, route)) {
      throw RejectedRequestException.methodNotAllowed(call);
    }
    if (route != Route.KEYS) {
      keyCheck.check(call);
    }
    return switch (route) {
      case SUBMIT -> submit(call);
      case STATUS -> status(call);
      case RESULT -> result(call);
      case CANCEL -> cancel(call);
      case LISTED -> list(call);
      case UPLOAD -> upload();
      case KEYS -> Response.json(200, signer.keySet());
      case NONE -> throw errors.noSuchPath(call);
    };
  }

  private Response submit(Call call) {
    List<String> names = call.path().subList(2, call.path().size());
    String endpoint = String.join("/", names);
    VideoRequest request = FalRequest.of(endpoint, RequestFields.of(call), files::uploaded);
    Optional<URI> webhook = JobWebhooks.target("fal_webhook", call.query("fal_webhook"));
    VideoJob job = fake.create(CheckedRequest.unchecked(request));
    webhook.ifPresent(target -> webhooks.send(completed(job, target)));
    return signed(Response.json(200, FalJson.request(job, address(call, app(endpoint), job))), job);
  }

  /** The webhook that tells the end of a request, whose id is that of the message. */
  WebhookOrder completed(VideoJob job, URI target) {
    return webhooks
        .order(job, target, JobStatus::isTerminal, ended -> FalJson.webhook(ended, files.address()))
        .called(job.id());
  }

  /** A request is asked for below the first two names of its model. */
  private static String app(String endpoint) {
    String[] names = endpoint.split("/", 3);
    return names[0] + "/" + names[1];
  }

  private static URI address(Call call, String app, VideoJob job) {
    String origin = "http://" + call.header("Host").orElse("127.0.0.1");
    return URI.create(origin + "/fal/queue/").resolve(app + "/requests/" + job.id());
  }

  private static String id(Call call) {
    List<String> path = call.path();
    return path.get(path.indexOf("requests") + 1);
  }

  private static String appOf(Call call) {
    return String.join("/", call.path().subList(2, call.path().indexOf("requests")));
  }

  /** The job, if it is one of the app that is named. */
  private VideoJob ofApp(VideoJob job, Call call) {
    if (!app(job.model().orElseThrow()).equals(appOf(call))) {
      throw errors.noSuchPath(call);
    }
    return job;
  }

  private Response status(Call call) {
    VideoJob job = ofApp(fake.retrieve(id(call)), call);
    int status = job.status().isTerminal() ? 200 : 202;
    URI address = address(call, appOf(call), job);
    return signed(Response.json(status, FalJson.status(job, address)), job);
  }

  /** Read beside its status, a result is no poll of its own. */
  private Response result(Call call) {
    VideoJob job = ofApp(fake.job(id(call)).orElseThrow(() -> errors.noSuchPath(call)), call);
    if (!job.status().isTerminal()) {
      throw new RejectedRequestException(400, "", "Request is still in progress", null);
    }
    if (job.status() == JobStatus.COMPLETED || job.status() == JobStatus.EXPIRED) {
      return signed(Response.json(200, FalJson.result(job, files.address())), job);
    }
    Map<String, Object> told = FalJson.status(job, address(call, appOf(call), job));
    Response response =
        FalJson.isOfModel(job)
            ? FalErrors.input(
                422,
                "prompt",
                job.error().map(error -> error.code()).orElse(""),
                job.error().map(error -> error.message()).orElse(""))
            : Response.json(
                500, Map.of("detail", told.get("error"), "error_type", told.get("error_type")));
    return signed(response, job);
  }

  private Response cancel(Call call) {
    VideoJob before = ofApp(fake.job(id(call)).orElseThrow(() -> errors.noSuchPath(call)), call);
    fake.cancel(before.id());
    if (before.status().isTerminal()) {
      return signed(Response.json(400, Map.of("status", "ALREADY_COMPLETED")), before);
    }
    return signed(Response.json(202, Map.of("status", "CANCELLATION_REQUESTED")), before);
  }

  private static Response signed(Response response, VideoJob job) {
    return response.with("x-fal-request-id", job.id());
  }

  private Response list(Call call) {
    String endpoint =
        call.query("endpoint_id")
            .orElseThrow(() -> RejectedRequestException.missing("endpoint_id"));
    Page<VideoJob> page = fake.list(query(call));
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "items",
        page.items().stream()
            .filter(job -> isOf(endpoint, job))
            .map(job -> FalJson.entry(job, files.address()))
            .toList());
    json.put("has_more", page.nextCursor().isPresent());
    json.put("next_cursor", page.nextCursor().orElse(null));
    return Response.json(200, json);
  }

  /** By the job itself, of which a script may have the list tell less. */
  private boolean isOf(String endpoint, VideoJob listed) {
    return fake.job(listed.id()).flatMap(VideoJob::model).filter(endpoint::equals).isPresent();
  }

  private static ListQuery query(Call call) {
    try {
      ListQuery newest = ListQuery.newest(Integer.parseInt(call.query("limit").orElse("20")));
      return call.query("cursor").map(newest::after).orElse(newest);
    } catch (IllegalArgumentException | InvalidRequestException wrong) {
      throw RejectedRequestException.invalid("limit", "Input should be from 1 to 100");
    }
  }

  private Response upload() {
    String place = files.place().toString();
    return Response.json(200, Map.of("upload_url", place, "file_url", place));
  }
}
