package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobError;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.fake.FakeScript;
import dev.videogen.fake.FakeVideoGenerator;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The emulator serves as it was published")
@ExtendWith(VideoEmulatorExtension.class)
class ResellersAsPublishedTest {

  private static final String SEEDANCE = "/models/bytedance/seedance-2.0/predictions";

  /**
   * Of a version it is published that it is either a text or the text "hidden", never both; and
   * what Replicate tells of the time of a run is not published, but was seen.
   */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "/version'\\] Instance failed to match exactly one schema \\(matched 2 out of 2"
              + "|/metrics'\\] .* not allowed by the schema: \\[\"predict_time\"]");

  private static final List<Consumer<FakeScript>> ENDS =
      List.of(
          script -> {},
          script -> script.nextJob().failsAt(40, JobError.of("internal_error", "no luck")),
          script -> script.nextJob().failsAt(0, JobError.of("internal_error", "")),
          script -> script.nextJob().isCancelledAt(40));

  private final VideoEmulator emulator;

  ResellersAsPublishedTest(VideoEmulator emulator) {
    this.emulator = emulator;
  }

  private static JsonNode published(ReceivedResponse response, int status) {
    assertThat(response.status()).as("%s", response).isEqualTo(status);
    assertThat(PublishedSpecification.wrong(response.response()))
        .as("%s", response)
        .allMatch(message -> OTHERWISE.matcher(message).find());
    return response.json();
  }

  /** However a job ends, and long after that. */
  private static void live(
      FakeVideoGenerator fake, EmulatorHttpClient caller, String create, String body, int status) {
    String jobs = create.startsWith("/models") ? "/predictions" : create;
    for (Consumer<FakeScript> end : ENDS) {
      end.accept(fake.script());
      String id = published(caller.post(create, json(body)), status).path("id").textValue();
      for (Duration time :
          List.of(Duration.ZERO, Duration.ofSeconds(20), Duration.ofDays(1), Duration.ofDays(9))) {
        fake.clock().advance(time);
        published(caller.get(jobs + "/" + id), 200);
      }
    }
  }

  @Test
  @DisplayName("jobs, models and errors of OpenRouter")
  void openRouter() {
    EmulatorHttpClient caller = EmulatorHttpClient.openRouter(emulator);
    live(
        emulator.openRouter(),
        caller,
        "/videos",
        "{'model':'google/veo-3.1','prompt':'a cat','duration':4}",
        202);
    published(caller.get("/videos/models"), 200);
    published(caller.post("/videos", json("{'prompt':'a cat'}")), 400);
    published(caller.post("/videos", json("{'model':'a/b','prompt':'a cat'}")), 400);
    published(caller.get("/videos/job-999999"), 404);
    published(caller.callUnknown("GET", "/videos/job-000001"), 401);
  }

  @Test
  @DisplayName("predictions, lists and files of Replicate")
  void replicate() {
    EmulatorHttpClient caller = EmulatorHttpClient.replicate(emulator);
    published(caller.get("/predictions"), 200);
    live(
        emulator.replicate(),
        caller,
        SEEDANCE,
        "{'input':{'prompt':'a cat','duration':5,'resolution':'720p','aspect_ratio':'16:9'}}",
        201);
    published(caller.get("/predictions"), 200);
    String version = "0123456789abcdef".repeat(4);
    String byVersion =
        published(
                caller.post(
                    "/predictions", json("{'version':'" + version + "','input':{'prompt':'a'}}")),
                201)
            .path("id")
            .textValue();
    published(
        caller.call("POST", "/predictions/" + byVersion + "/cancel", BodyPublishers.noBody()), 200);
    MultipartForm form =
        new MultipartForm().file("content", "a.png", "image/png", EmulatorHttpClient.utf8("png"));
    JsonNode file = published(caller.post("/files", form), 201);
    published(caller.get("/files/" + file.path("id").textValue()), 200);
  }

  @Test
  @DisplayName("a page of a hundred predictions, and an address of the next")
  void pages() {
    EmulatorHttpClient caller = EmulatorHttpClient.replicate(emulator);
    for (int number = 0; number < 101; number++) {
      caller.post(SEEDANCE, json("{'input':{'prompt':'a cat'}}"));
    }
    JsonNode first = published(caller.get("/predictions"), 200);
    assertThat(first.path("results")).hasSize(100);
    String next = first.path("next").textValue();
    assertThat(next).startsWith(emulator.replicateBaseUrl() + "/predictions?cursor=");
    JsonNode second = published(caller.get("/predictions?" + URI.create(next).getQuery()), 200);
    assertThat(second.path("results")).hasSize(1);
    assertThat(second.path("next").isNull()).isTrue();
  }
}
