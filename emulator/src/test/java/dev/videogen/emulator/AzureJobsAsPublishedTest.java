package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobError;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.fake.FakeScript;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Azure's jobs API is served as it was published:")
@ExtendWith(VideoEmulatorExtension.class)
class AzureJobsAsPublishedTest {

  private final VideoEmulator emulator;
  private final AzureHttpClient caller;

  AzureJobsAsPublishedTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new AzureHttpClient(emulator);
  }

  private static void isAsPublished(int status, ReceivedResponse reply) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(PublishedSpecification.wrong(reply.response())).as("%s", reply).isEmpty();
  }

  private void advance(Duration time) {
    emulator.azureJobs().clock().advance(time);
  }

  @Test
  @DisplayName("a job from its create to its deletion, however it ends")
  void jobs() {
    List<Consumer<FakeScript>> ends =
        List.of(
            script -> {},
            script -> script.nextJob().failsAt(40, JobError.of("output_moderation", "no luck")),
            script -> script.nextJob().failsAt(0, JobError.of("internal_error", "")),
            script -> script.nextJob().isCancelledAt(40));
    isAsPublished(200, caller.get("/jobs?limit=9"));

    for (Consumer<FakeScript> end : ends) {
      end.accept(emulator.azureJobs().script());
      String id = caller.job(2);
      for (int step = 0; step < 20; step++) {
        isAsPublished(200, caller.get("/jobs/" + id));
        advance(Duration.ofSeconds(10));
      }
      isAsPublished(200, caller.get("/jobs?limit=9"));
    }

    isAsPublished(200, caller.get("/jobs?limit=1&statuses=failed,cancelled"));
    advance(Duration.ofDays(2));
    isAsPublished(200, caller.get("/jobs?limit=9"));
    isAsPublished(204, caller.delete("/jobs/task_000001"));
  }

  @Test
  @DisplayName("the response to a create, and a generation")
  void generations() {
    String cat = "{\"model\":\"sora\",\"prompt\":\"a cat\",\"width\":480,\"height\":480}";
    isAsPublished(200, caller.post(cat));
    advance(Duration.ofMinutes(10));

    isAsPublished(200, caller.get("/gen_000001-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"video", "video?quality=low", "thumbnail"})
  @DisplayName("files, which tell their length, their ranges and when they were last modified")
  void files(String file) {
    caller.succeeded(1);

    isAsPublished(200, caller.get("/gen_000001-1/content/" + file));
  }

  @Test
  @DisplayName("a HEAD of a video")
  void head() {
    caller.succeeded(1);

    isAsPublished(200, caller.call("HEAD", "/gen_000001-1/content/video"));
  }

  @Test
  @DisplayName("errors")
  void errors() {
    caller.job(1);

    assertThat(
            Stream.of(
                caller.post("{}"),
                caller.get("/jobs"),
                caller.get("/jobs/nowhere"),
                caller.delete("/jobs/task_000001"),
                caller.get("/gen_000001-1")))
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).isBetween(400, 499);
              assertThat(PublishedSpecification.wrong(reply.response())).isEmpty();
            });
  }
}
