package dev.videogen.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Media;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Replicate's predictions and files, as its published specification has them. The files of
 * predictions lie at an origin of their own, which takes no token.
 *
 * <p>Nothing is said there of an {@code Idempotency-Key}, so the same create makes a second job. A
 * create is responded to at once, whatever the header {@code Prefer} says.
 */
final class ReplicateDialect extends VendorDialect {

  /** What the paths of the API begin with. */
  static final List<String> MOUNT = List.of("replicate", "v1");

  private static final List<String> DEFAULT_SECRET = List.of("webhooks", "default", "secret");

  private static final int PAGE = 100;
  private static final int MAX_INPUTS = 1000;

  /** The calls there are, by the shape of their path. */
  private enum Route {
    PREDICT("POST", Operation.CREATE),
    PREDICTIONS("GET", Operation.LIST),
    PREDICTION("GET", Operation.RETRIEVE),
    CANCEL("POST", Operation.CANCEL),
    UPLOAD("POST", null),
    UPLOADED("GET", null),
    SECRET("GET", null),
    NONE("", null);

    private final String method;
    private final @Nullable Operation operation;

    Route(String method, @Nullable Operation operation) {
      this.method = method;
      this.operation = operation;
    }

    static Route of(Call call, List<String> rest) {
      boolean owned =
          rest.size() == 4
              && (rest.get(0).equals("models") || rest.get(0).equals("deployments"))
              && rest.get(3).equals("predictions");
      if (owned) {
        return PREDICT;
      }
      return switch (rest.isEmpty() ? "" : rest.get(0)) {
        case "predictions" ->
            switch (rest.size()) {
              case 1 -> call.reads() ? PREDICTIONS : PREDICT;
              case 2 -> PREDICTION;
              case 3 -> rest.get(2).equals("cancel") ? CANCEL : NONE;
              default -> NONE;
            };
        case "webhooks" -> rest.equals(DEFAULT_SECRET) ? SECRET : NONE;
        case "files" -> rest.size() == 1 ? UPLOAD : rest.size() == 2 ? UPLOADED : NONE;
        default -> NONE;
      };
    }
  }

  private final Supplier<URI> files;
  private final StandardWebhookSigner signer;
  private final JobWebhooks webhooks;
  private final UploadedMedia uploads = new UploadedMedia();

  /** What the latest predictions were asked for, as it was written. */
  private final Map<String, JsonNode> inputs =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
              return size() > MAX_INPUTS;
            }
          });

  /**
   * A dialect.
   *
   * @param files where the files of predictions lie
   * @param signer how webhooks are signed
   * @param sender sends them
   */
  ReplicateDialect(
      FakeVideoGenerator fake,
      ApiKeyCheck keyCheck,
      Supplier<URI> files,
      StandardWebhookSigner signer,
      WebhookSender sender) {
    super(Vendor.REPLICATE, fake, MOUNT, keyCheck, new ReplicateErrors());
    this.files = files;
    this.signer = signer;
    this.webhooks = new JobWebhooks(fake, sender, signer);
  }

  @Override
  public Optional<Operation> operation(Call call) {
    Route route = Route.of(call, rest(call));
    return fits(call, route) ? Optional.ofNullable(route.operation) : Optional.empty();
  }

  private static boolean fits(Call call, Route route) {
    return method(call).equals(route.method);
  }

  @Override
  public Response respond(Call call) {
    Route route = Route.of(call, rest(call));
    if (route == Route.NONE) {
      throw errors.noSuchPath(call);
    }
    if (!fits(call, route)) {
      throw RejectedRequestException.methodNotAllowed(call);
    }
    keyCheck.check(call);
    return switch (route) {
      case PREDICT -> create(call);
      case PREDICTIONS -> list(call);
      case PREDICTION -> prediction(200, fake.retrieve(rest(call).get(1)), call);
      case CANCEL -> cancel(call);
      case UPLOAD -> upload(call);
      case SECRET -> Response.json(200, Map.of("key", signer.secret()));
      case UPLOADED -> uploads.json(rest(call).get(1), api(call), now());
      case NONE -> throw errors.noSuchPath(call);
    };
  }

  private static URI api(Call call) {
    return URI.create(
        "http://" + call.header("Host").orElse("127.0.0.1") + "/" + String.join("/", MOUNT));
  }

  private Response prediction(int status, VideoJob job, Call call) {
    return Response.json(status, json(job, api(call)));
  }

  private Map<String, @Nullable Object> json(VideoJob job, URI api) {
    Optional<JsonNode> input = Optional.ofNullable(inputs.get(job.id()));
    return ReplicateJson.prediction(job, input, api, files.get(), now());
  }

  private Response create(Call call) {
    RequestFields body = RequestFields.of(call);
    Optional<String> model = model(rest(call), body);
    URI place = URI.create(api(call) + "/files/");
    CheckedRequest request =
        CheckedRequest.unchecked(
            ReplicateRequest.of(model, body, address -> uploads.at(place, address)));
    Optional<URI> webhook = JobWebhooks.target("webhook", body.text("webhook"));
    try {
      VideoJob job = fake.create(request);
      inputs.put(job.id(), body.json("input"));
      webhook.ifPresent(target -> tell(job, target, body.json("webhook_events_filter"), call));
      return prediction(201, job, call);
    } catch (NotFoundException unknown) {
      throw unknown.vendorMessage().isPresent() ? unknown : errors.noSuchModel(model.orElse(""));
    }
  }

  /** Of the events that there are, those of logs and of output are not sent: a fake has neither. */
  private void tell(VideoJob job, URI target, JsonNode filter, Call call) {
    Set<String> events = new TreeSet<>();
    filter.forEach(event -> events.add(event.asText()));
    URI api = api(call);
    if (events.isEmpty() || events.contains("start")) {
      webhooks.send(
          webhooks
              .order(job, target, status -> true, now -> json(now, api))
              .called("msg_start_" + job.id()));
    }
    if (events.isEmpty() || events.contains("completed")) {
      webhooks.send(completed(job, target, api));
    }
  }

  /** The webhook that tells the end of a prediction. */
  WebhookOrder completed(VideoJob job, URI target, URI api) {
    return webhooks.order(job, target, JobStatus::isTerminal, ended -> json(ended, api));
  }

  /** The model of the path or of the version; a version alone is one of the default model. */
  private static Optional<String> model(List<String> rest, RequestFields body) {
    if (rest.size() == 4) {
      return rest.get(0).equals("models")
          ? Optional.of(rest.get(1) + "/" + rest.get(2))
          : Optional.empty();
    }
    String version =
        body.text("version").orElseThrow(() -> RejectedRequestException.missing("version"));
    return Optional.of(version)
        .map(name -> name.replaceFirst(":.*", ""))
        .filter(name -> name.contains("/"));
  }

  private Response list(Call call) {
    ListQuery newest = ListQuery.newest(PAGE);
    Page<VideoJob> page;
    try {
      page = fake.list(call.query("cursor").map(newest::after).orElse(newest));
    } catch (InvalidRequestException wrong) {
      throw RejectedRequestException.cursor(wrong, "cursor", call);
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("previous", null);
    json.put(
        "next",
        page.nextCursor().map(cursor -> api(call) + "/predictions?cursor=" + cursor).orElse(null));
    json.put("results", page.items().stream().map(job -> json(job, api(call))).toList());
    return Response.json(200, json);
  }

  /** What has ended stays as it is. */
  private Response cancel(Call call) {
    return prediction(200, fake.cancel(rest(call).get(1)), call);
  }

  private Response upload(Call call) {
    Media content =
        RequestFields.of(call).files("content").stream()
            .map(UploadedFile::media)
            .findFirst()
            .orElseThrow(() -> RejectedRequestException.missing("content"));
    return uploads.add(content, api(call), now());
  }
}
