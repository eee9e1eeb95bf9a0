package dev.videogen.emulator;

import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Azure OpenAI's jobs API (Sora 1), as Microsoft's preview reference of 2025 has it: a job has
 * generations, and files are asked for by the id of a generation.
 *
 * <p>Nothing is said there of an {@code Idempotency-Key}, so the same create makes a second job.
 */
final class AzureJobsDialect extends VendorDialect {

  private static final List<String> MOUNT = List.of("openai", "v1", "video", "generations");
  private static final List<String> QUALITIES = List.of("high", "low");

  /** The calls there are, by the shape of their path. */
  private enum Address {
    JOBS,
    JOB,
    GENERATION,
    VIDEO,
    THUMBNAIL,
    NONE;

    static Address of(List<String> rest) {
      boolean jobs = !rest.isEmpty() && rest.get(0).equals("jobs");
      return switch (rest.size()) {
        case 1 -> jobs ? JOBS : GENERATION;
        case 2 -> jobs ? JOB : NONE;
        case 3 -> jobs || !rest.get(1).equals("content") ? NONE : content(rest.get(2));
        default -> NONE;
      };
    }

    private static Address content(String file) {
      return switch (file) {
        case "video" -> VIDEO;
        case "thumbnail" -> THUMBNAIL;
        default -> NONE;
      };
    }
  }

  private record Generation(VideoJob job, VideoOutput output) {}

  AzureJobsDialect(FakeVideoGenerator fake, ApiKeyCheck keyCheck) {
    super(Vendor.AZURE_JOBS, fake, MOUNT, keyCheck, new AzureErrors());
  }

  @Override
  public Optional<Operation> operation(Call call) {
    Operation operation =
        switch (Address.of(rest(call))) {
          case JOBS ->
              call.method().equals("POST") ? Operation.CREATE : reading(call, Operation.LIST);
          case JOB ->
              call.method().equals("DELETE") ? Operation.DELETE : reading(call, Operation.RETRIEVE);
          case GENERATION -> reading(call, Operation.RETRIEVE);
          case VIDEO, THUMBNAIL -> reading(call, Operation.DOWNLOAD);
          case NONE -> null;
        };
    return Optional.ofNullable(operation);
  }

  private static @Nullable Operation reading(Call call, Operation operation) {
    return call.reads() ? operation : null;
  }

  @Override
  public Response respond(Call call) {
    checkVersion(call);
    keyCheck.check(call);
    Address address = Address.of(rest(call));
    if (operation(call).isEmpty()) {
      throw address == Address.NONE
          ? errors.noSuchPath(call)
          : RejectedRequestException.methodNotAllowed(call);
    }
    return switch (address) {
      case JOBS -> call.reads() ? list(call) : create(call);
      case JOB -> call.reads() ? job(fake.retrieve(id(call))) : delete(id(call));
      case GENERATION -> generation(call);
      case VIDEO -> video(call);
      case THUMBNAIL -> thumbnail(call);
      case NONE -> throw errors.noSuchPath(call);
    };
  }

  private static void checkVersion(Call call) {
    Optional<String> version = call.query("api-version");
    if (version.isEmpty()) {
      throw new RejectedRequestException(404, "404", "Resource not found", null);
    }
    if (!version.get().equals("preview")) {
      throw new RejectedRequestException(400, "BadRequest", "API version not supported", null);
    }
  }

  private String id(Call call) {
    return JobIds.checked(fake, rest(call).get(1), "job_id");
  }

  /** A create has this status too: the specification has 200 alone. */
  private Response job(VideoJob job) {
    return Response.json(200, json(job));
  }

  private Map<String, @Nullable Object> json(VideoJob job) {
    return AzureJson.job(job, fake.variants(job.id()).orElse(1));
  }

  private Response create(Call call) {
    VideoRequest request = AzureRequest.of(RequestFields.of(call));
    try {
      return job(fake.create(CheckedRequest.unchecked(request)));
    } catch (NotFoundException unknown) {
      throw unknown.vendorMessage().isPresent()
          ? unknown
          : errors.noSuchModel(request.model().orElse(""));
    }
  }

  private Response list(Call call) {
    try {
      return AzureListQuery.of(call).respond(fake, this::json);
    } catch (InvalidRequestException refused) {
      throw RejectedRequestException.cursor(
          refused, call.query("before").isPresent() ? "before" : "after", call);
    }
  }

  private Response delete(String id) {
    fake.delete(id);
    return Response.empty(204);
  }

  private Response generation(Call call) {
    Generation found = find(call);
    return Response.json(200, AzureJson.generation(found.job(), found.output()));
  }

  private Response video(Call call) {
    String quality = call.query("quality").orElse("high");
    if (!QUALITIES.contains(quality)) {
      throw RejectedRequestException.invalid(
          "quality", "Invalid value: '" + quality + "': high or low.");
    }
    return file(call, Asset.VIDEO);
  }

  private Response thumbnail(Call call) {
    Response picture = file(call, Asset.THUMBNAIL);
    boolean jpeg = "image/jpeg".equals(picture.headers().get("Content-Type"));
    return jpeg ? picture.with("Content-Type", "image/jpg") : picture;
  }

  private Response file(Call call, Asset asset) {
    VideoOutput output = output(call);
    VideoJob job =
        fake.job(output.jobId())
            .filter(seen -> seen.outputs().contains(output))
            .orElseThrow(() -> noSuchGeneration(call));
    return FileResponse.of(fake::open, output, asset, call)
        .with("Last-Modified", HttpDate.of(job.completedAt()));
  }

  private VideoOutput output(Call call) {
    return fake.output(rest(call).get(0)).orElseThrow(() -> noSuchGeneration(call));
  }

  /** A generation that there is: once its job has succeeded, and not before. */
  private Generation find(Call call) {
    VideoOutput output = output(call);
    return Optional.of(new Generation(fake.retrieve(output.jobId()), output))
        .filter(found -> found.job().outputs().contains(found.output()))
        .orElseThrow(() -> noSuchGeneration(call));
  }

  private RejectedRequestException noSuchGeneration(Call call) {
    return RejectedRequestException.notFound(
        "Generation '" + rest(call).get(0) + "' was not found.");
  }
}
