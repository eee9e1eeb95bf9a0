package dev.videogen.integration.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.WaitOptions;
import dev.videogen.conformance.testing.FakeTimeSource;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One video from create to delete, with a vendor whose responses are changed by a seed. */
final class FuzzedLife {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Under these names an id that arrives is used or named. */
  private static final List<String> ID_NAMES = List.of("id", "task_id", "generation_id");

  private static final int MAX_SHOWN = 150;
  private static final Duration WAIT = Duration.ofMinutes(2);

  private final FaultedVendor vendor;
  private final int port;
  private final ExecutorService threads;
  private final Random random;
  private final String prompt;
  private final Path target;
  private final double strangeness;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<byte[]> createBodies = new CopyOnWriteArrayList<>();
  private final List<String> violations = new ArrayList<>();

  FuzzedLife(
      FaultedVendor vendor,
      int port,
      ExecutorService threads,
      Random random,
      Path folder,
      String prompt)
      throws IOException {
    this.vendor = vendor;
    this.port = port;
    this.threads = threads;
    this.random = random;
    this.prompt = prompt;
    this.target = Files.createTempDirectory(folder, "life").resolve("film.mp4");
    this.strangeness = 0.2 + 0.8 * random.nextDouble();
  }

  /** What was asked and what came of it, for a report. */
  List<String> told() {
    return told;
  }

  /** Lives it, and says what must never be and was. */
  List<String> violations() throws IOException {
    try (MutatingProxy proxy = new MutatingProxy(port, threads, this::send);
        VideoClient client = client(proxy.url())) {
      Optional<JobRef> ref = create(client);
      if (ref.isPresent()) {
        attempt("await", () -> await(client, ref.get()), ref.get());
        attempt("save", () -> save(client, ref.get()), ref.get());
        attempt("retrieve", () -> client.retrieve(ref.get()), ref.get());
        attempt("list", () -> client.list(ListQuery.newest(5)), null);
        attempt("delete", () -> client.delete(ref.get()), ref.get());
      }
    }
    return violations;
  }

  private VideoClient client(String url) {
    VideoClient.Builder client =
        VideoClient.builder()
            .time(new FakeTimeSource())
            .set("videogen.max-connections", "2")
            .set("videogen.connect-timeout", "2s")
            .set("videogen.read-timeout", "1s")
            .set("videogen.call-timeout", "2s");
    vendor.settings(url).forEach(client::set);
    return client.build();
  }

  private synchronized void send(HttpMessage request, HttpMessage response, ClientConnection line)
      throws IOException {
    Operation operation = vendor.operation(request).orElse(Operation.RETRIEVE);
    boolean strange = random.nextDouble() < strangeness;
    byte[] body;
    if (strange) {
      body = new StrangeResponse(random, operation, response).send(line);
    } else {
      body = response.body();
      line.send(response);
    }
    told.add(request.asked() + (strange ? " -> " + shown(body) : ""));
    if (operation == Operation.CREATE) {
      createBodies.add(body);
    }
  }

  private static String shown(byte[] body) {
    String start = new String(Arrays.copyOf(body, Math.min(body.length, MAX_SHOWN)), UTF_8);
    return start.replaceAll("[^\\x20-\\x7e]+", ".");
  }

  private Optional<JobRef> create(VideoClient client) {
    try {
      VideoJob job = client.create(VideoRequest.builder(prompt).build());
      require(ids(made()).equals(List.of(job.id())), "the job is not the one that was made");
      return Optional.of(job.ref());
    } catch (VideoException error) {
      told.add("create: " + error);
      List<VideoJob> made = made();
      require(made.size() <= 1, "it was bought " + made.size() + " times");
      boolean nothing = error.billed() == Billed.NO || error.kind().nothingCreated();
      require(!nothing || made.isEmpty(), "nothing was created, they say: " + error);
      ids(made).stream()
          .filter(id -> createBodies.stream().anyMatch(body -> names(body, id)))
          .forEach(id -> require((error + " " + error.details()).contains(id), "lost: " + id));
      return made.stream().findFirst().map(job -> JobRef.of(client.instance(), job.id()));
    } catch (RuntimeException | Error other) {
      violations.add("create: " + other);
      return Optional.empty();
    }
  }

  private void await(VideoClient client, JobRef ref) {
    try {
      client.await(ref, WaitOptions.defaults().timeout(WAIT));
    } catch (JobFailedException failed) {
      violations.add("no word of failure was said, but: " + failed);
    }
  }

  private void save(VideoClient client, JobRef ref) {
    try {
      client.download(ref).saveTo(target);
      require(Files.exists(target), "it is saved, they say, and is not there");
    } finally {
      look();
    }
  }

  private void look() {
    try (Stream<Path> files = Files.list(target.getParent())) {
      List<Path> others = files.filter(file -> !file.equals(target)).toList();
      require(others.isEmpty(), "left behind: " + others);
      require(
          !Files.exists(target) || Arrays.equals(Files.readAllBytes(target), film()),
          "the file is not the video");
    } catch (IOException unreadable) {
      violations.add("the folder cannot be read: " + unreadable);
    }
  }

  private byte[] film() throws IOException {
    VideoJob job = vendor.fake().retrieve(made().get(0).id());
    try (MediaStream stream =
        vendor.fake().open(job.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
      return stream.content().readAllBytes();
    }
  }

  private void attempt(String name, Runnable call, @Nullable JobRef ref) {
    try {
      call.run();
    } catch (VideoException error) {
      told.add(name + ": " + error);
      require(
          ref == null || error.job().equals(Optional.of(ref)), name + " names no job: " + error);
      require(!(error + "" + error.details()).contains(FaultedVendor.KEY), "the key: " + error);
    } catch (RuntimeException | Error other) {
      violations.add(name + ": " + other);
    }
  }

  private List<VideoJob> made() {
    return vendor
        .fake()
        .list(new ListQuery(100, ListOrder.NEWEST_FIRST, Optional.empty()))
        .items()
        .stream()
        .filter(job -> job.prompt().filter(prompt::equals).isPresent())
        .toList();
  }

  private static List<String> ids(List<VideoJob> jobs) {
    return jobs.stream().map(VideoJob::id).toList();
  }

  /** Whether a body names a job where servers do: at the top, or in an array or {@code data}. */
  private static boolean names(byte[] body, String id) {
    try {
      JsonNode tree = JSON.readTree(body);
      JsonNode top = tree == null || !tree.isArray() ? tree : tree.path(0);
      return top != null && Stream.of(top, top.path("data")).anyMatch(each -> tells(each, id));
    } catch (JsonProcessingException unreadable) {
      return ID_NAMES.stream()
          .anyMatch(name -> new String(body, UTF_8).contains("\"" + name + "\":\"" + id + "\""));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean tells(JsonNode node, String id) {
    return ID_NAMES.stream().anyMatch(name -> node.path(name).asText().equals(id));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }
}
