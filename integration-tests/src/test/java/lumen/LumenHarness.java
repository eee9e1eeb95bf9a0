package lumen;

import dev.videogen.AspectRatio;
import dev.videogen.JobStatus;
import dev.videogen.Media;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.FaultServer.Request;
import dev.videogen.conformance.testing.FaultServer.Response;
import dev.videogen.conformance.testing.HttpConformanceHarness;
import dev.videogen.errors.Operation;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.VideoGenerator;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays Lumen for the kit: what it responds when all goes well. */
final class LumenHarness extends HttpConformanceHarness {

  private static final String KEY = "lumen-secret-key";
  private static final String FILE = "\0\0\0\20ftypisom\0\0\2\0" + "x".repeat(2000);
  private static final Duration WAITS = Duration.ofSeconds(3);
  private static final Duration TAKES = Duration.ofSeconds(12);

  private record Render(String name, String ending, Instant madeAt, Optional<BigDecimal> cost) {}

  private final Map<String, Render> renders = new HashMap<>();
  private final Map<Operation, String> words = new EnumMap<>(Operation.class);
  private @Nullable String nextName;
  private String nextEnding = "READY";
  private Optional<BigDecimal> nextCost = Optional.empty();
  private boolean removed;

  @Override
  public VideoGenerator open() {
    context().named("lumen").with("api-key", KEY).with("base-url", url() + "/v1");
    return new LumenVideoGeneratorProvider().open(context());
  }

  @Override
  protected Optional<Operation> operation(Request request) {
    if (request.method().equals("POST")) {
      return Optional.of(Operation.CREATE);
    }
    boolean file = request.target().startsWith("/v1/clips/") || request.target().endsWith("/clip");
    return Optional.of(file ? Operation.DOWNLOAD : Operation.RETRIEVE);
  }

  @Override
  protected Response usual(Request request) {
    if (!request.headers().getOrDefault("Authorization", "").equals("Lumen " + KEY)) {
      return error(401, "no such key");
    }
    if (request.method().equals("POST")) {
      return json(202, told(created(), words.remove(Operation.CREATE)));
    }
    String path =
        URLDecoder.decode(request.target().replace("+", "%2B"), StandardCharsets.UTF_8)
            .replaceFirst("^/v1/(clips/)?", "");
    boolean result = path.endsWith("/result");
    Render render = renders.get(path.replaceFirst("/(result|clip)$", ""));
    if (render == null) {
      return error(404, "no such render");
    }
    boolean file = operation(request).equals(Optional.of(Operation.DOWNLOAD));
    if (!result && !file) {
      return json(200, told(render, words.remove(Operation.RETRIEVE)));
    }
    if (!state(render).equals("READY")) {
      return error(409, "not yet");
    }
    return file ? file(render) : json(200, result(render));
  }

  private Render created() {
    String name = nextName == null ? "renders/eu/2026/" + (renders.size() + 1) : nextName;
    Render render = new Render(name, nextEnding, context().time().now(), nextCost);
    renders.put(name, render);
    nextName = null;
    nextEnding = "READY";
    nextCost = Optional.empty();
    return render;
  }

  private Duration age(Render render) {
    return Duration.between(render.madeAt(), context().time().now());
  }

  private String state(Render render) {
    if (age(render).compareTo(WAITS) < 0) {
      return "WAITING";
    }
    return age(render).compareTo(TAKES) < 0 ? "RENDERING" : render.ending();
  }

  private String told(Render render, @Nullable String word) {
    String state = word == null ? state(render) : word;
    long percent = Math.min(100, 100 * age(render).toMillis() / TAKES.toMillis());
    String error =
        state.equals("BROKEN") ? ",\"error\":{\"code\":\"lamp\",\"message\":\"lamp is out\"}" : "";
    return "{\"name\":\"%s\",\"status\":\"%s\",\"percent\":%d,\"made_at\":%d%s}"
        .formatted(render.name(), state, percent, render.madeAt().getEpochSecond(), error);
  }

  private static String result(Render render) {
    String name = URLEncoder.encode(render.name(), StandardCharsets.UTF_8);
    String cost = render.cost().map(dollars -> ",\"charge_usd\":" + dollars).orElse("");
    return "{\"clip\":\"clips/" + name + "\"" + cost + "}";
  }

  private Response file(Render render) {
    return removed
        ? error(404, "no such clip")
        : FaultServer.json(200, FILE + render.name(), "Content-Type: video/mp4");
  }

  private static Response json(int status, String body) {
    return FaultServer.json(status, body, "X-Lumen-Trace: t-1");
  }

  @Override
  protected Response error(int status, String message) {
    return json(status, "{\"error\":{\"message\":\"" + message + "\"}}");
  }

  @Override
  protected VideoRequest understood(Request create) {
    JsonView body = JsonView.parse(create.body());
    VideoRequest.Builder request = VideoRequest.builder();
    body.text("text").ifPresent(request::prompt);
    body.text("model").ifPresent(request::model);
    body.text("ratio").map(AspectRatio::parse).ifPresent(request::aspectRatio);
    body.integer("length").ifPresent(length -> request.duration(Duration.ofSeconds(length)));
    body.text("image").map(Media::parse).ifPresent(request::firstFrame);
    body.text("style").ifPresent(style -> request.option("style", style));
    return request.build();
  }

  @Override
  public VideoRequest request() {
    return VideoRequest.builder("A cat playing piano in a jazz bar")
        .firstFrame(Media.url(URI.create("https://pictures.example/cat.png")))
        .build();
  }

  @Override
  public String unknownId() {
    return "renders/eu/2026/404";
  }

  @Override
  public boolean idsArePaths() {
    return true;
  }

  @Override
  public Map<String, Object> options() {
    return Map.of("style", "noir");
  }

  @Override
  public boolean moveTo(String id, JobStatus status) {
    context().time().advance(status == JobStatus.IN_PROGRESS ? WAITS : TAKES);
    return status != JobStatus.EXPIRED;
  }

  @Override
  public boolean nameNextJob(String id) {
    nextName = id;
    return true;
  }

  @Override
  public boolean nextJobEnds(JobStatus ending) {
    nextEnding = ending == JobStatus.FAILED ? "BROKEN" : "WITHDRAWN";
    return true;
  }

  @Override
  public List<String> failureReasons() {
    return List.of("lamp is out");
  }

  @Override
  public boolean nextStatusIs(Operation operation, String word) {
    words.put(operation, word);
    return true;
  }

  @Override
  public boolean nextJobCosts(Optional<BigDecimal> dollars) {
    nextCost = dollars;
    return true;
  }

  @Override
  public boolean removeFiles(String id) {
    removed = true;
    return true;
  }

  @Override
  public boolean numbersResponses() {
    return true;
  }

  @Override
  public List<String> secrets() {
    return List.of(KEY);
  }
}
