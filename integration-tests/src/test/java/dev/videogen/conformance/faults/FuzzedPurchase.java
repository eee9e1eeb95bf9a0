package dev.videogen.conformance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FakeTimeSource;
import dev.videogen.errors.VideoException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** One create of a client, and what holds of it whatever the vendor responds. */
final class FuzzedPurchase {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Under these names an id that arrives is used or named. */
  private static final List<String> ID_NAMES =
      List.of("id", "request_id", "task_id", "generation_id");

  private final FaultedVendor vendor;
  private final String prompt;
  private final Report report;
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final Set<String> named = ConcurrentHashMap.newKeySet();

  /**
   * A purchase that is yet to be made.
   *
   * @param prompt what no other purchase asks for
   */
  FuzzedPurchase(FaultedVendor vendor, String prompt, Report report) {
    this.vendor = vendor;
    this.prompt = prompt;
    this.report = report;
  }

  /** A client that waits no longer than it must. */
  VideoClient client(String url) {
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

  /** A body that arrived in response to it. */
  void responded(byte[] body) {
    bodies.add(body);
  }

  /** An id that a response told where it is to be read. */
  void named(String id) {
    named.add(id);
  }

  /** Makes it; the job that there is, whether the client has learned of it or not. */
  Optional<JobRef> make(VideoClient client) {
    try {
      VideoJob job = client.create(VideoRequest.builder(prompt).build());
      report.require(refs().equals(List.of(job.ref())), "the job is not the one that was made");
      return Optional.of(job.ref());
    } catch (VideoException error) {
      report.told("create: " + error);
      List<VideoJob> made = made();
      report.require(made.size() <= 1, "it was bought " + made.size() + " times");
      boolean nothing = error.billed() == Billed.NO || error.kind().nothingCreated();
      report.require(!nothing || made.isEmpty(), "nothing was created, they say: " + error);
      ids().stream()
          .filter(id -> named.contains(id) || bodies.stream().anyMatch(body -> names(body, id)))
          .forEach(
              id -> report.require((error + " " + error.details()).contains(id), "lost: " + id));
      return refs().stream().findFirst();
    } catch (RuntimeException | Error other) {
      report.violated("create: " + other);
      return Optional.empty();
    }
  }

  /** The jobs that the vendor made of it. */
  List<VideoJob> made() {
    return vendor.played().made(prompt);
  }

  private List<JobRef> refs() {
    return made().stream().map(vendor::ref).toList();
  }

  private List<String> ids() {
    return made().stream().map(VideoJob::id).toList();
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
}
