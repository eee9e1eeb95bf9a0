package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobError;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeClock;
import dev.videogen.spi.CheckedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Azure's jobs")
@ExtendWith(VideoEmulatorExtension.class)
class AzureJobsTest {

  private static final long START = FakeClock.START.getEpochSecond();

  private final VideoEmulator emulator;
  private final AzureHttpClient caller;

  AzureJobsTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new AzureHttpClient(emulator);
  }

  private static List<String> ids(JsonNode list) {
    return list.path("data").findValuesAsText("id");
  }

  @Test
  @DisplayName("tell from the beginning what they make, and nothing yet of how it ended")
  void queued() {
    String id = caller.job(2);

    JsonNode job = caller.retrieved(id);

    assertThat(job.path("id").textValue()).isEqualTo("task_000001");
    assertThat(job.path("object").textValue()).isEqualTo("video.generation.job");
    assertThat(job.path("status").textValue()).isEqualTo("queued");
    assertThat(job.path("model").textValue()).isEqualTo("sora");
    assertThat(job.path("prompt").textValue()).isEqualTo("a cat");
    assertThat(job.path("width").intValue()).isEqualTo(480);
    assertThat(job.path("height").intValue()).isEqualTo(480);
    assertThat(job.path("n_seconds").intValue()).isEqualTo(1);
    assertThat(job.path("n_variants").intValue()).isEqualTo(2);
    assertThat(job.path("created_at").longValue()).isEqualTo(START);
    assertThat(job.path("generations")).isEmpty();
    assertThat(List.of("finished_at", "expires_at", "failure_reason"))
        .allSatisfy(name -> assertThat(job.has(name)).as(name).isFalse());
  }

  @Test
  @DisplayName("have a generation for each of two variants once they have succeeded")
  void succeeded() {
    JsonNode job = caller.retrieved(caller.succeeded(2));

    assertThat(job.path("status").textValue()).isEqualTo("succeeded");
    assertThat(job.path("finished_at").longValue()).isEqualTo(START + 60);
    assertThat(job.path("expires_at").longValue()).isEqualTo(START + 60 + 86_400);
    JsonNode generations = job.path("generations");
    assertThat(generations.findValuesAsText("id")).containsExactly("gen_000001-1", "gen_000001-2");
    JsonNode second = generations.path(1);
    assertThat(second.equals(caller.get("/gen_000001-2").json())).isTrue();
    assertThat(second.path("object").textValue()).isEqualTo("video.generation");
    assertThat(second.path("job_id").textValue()).isEqualTo("task_000001");
    assertThat(second.path("created_at").longValue()).isEqualTo(START + 60);
    assertThat(second.path("width").intValue()).isEqualTo(480);
    assertThat(second.path("height").intValue()).isEqualTo(480);
    assertThat(second.path("n_seconds").intValue()).isEqualTo(1);
    assertThat(second.path("prompt").textValue()).isEqualTo("a cat");
  }

  @Test
  @DisplayName("go through Azure's words")
  void words() {
    String id = caller.job(1);
    List<String> words = new ArrayList<>();
    for (int second = 0; second <= 60; second += 5) {
      words.add(caller.retrieved(id).path("status").textValue());
      emulator.azureJobs().clock().advance(Duration.ofSeconds(5));
    }

    assertThat(words.stream().distinct())
        .containsExactly("queued", "preprocessing", "running", "processing", "succeeded");
  }

  @Test
  @DisplayName("tell in a word why they failed, and that they were cancelled")
  void otherEnds() {
    emulator
        .azureJobs()
        .script()
        .nextJob()
        .failsAt(40, JobError.contentPolicy("output_moderation", "the picture was flagged"));
    emulator.azureJobs().script().nextJob().isCancelledAt(40);

    JsonNode failed = caller.retrieved(caller.succeeded(1));
    JsonNode cancelled = caller.retrieved(caller.succeeded(1));

    assertThat(failed.path("status").textValue()).isEqualTo("failed");
    assertThat(failed.path("failure_reason").textValue()).isEqualTo("output_moderation");
    assertThat(failed.path("generations")).isEmpty();
    assertThat(cancelled.path("status").textValue()).isEqualTo("cancelled");
    assertThat(cancelled.has("failure_reason")).isFalse();
  }

  @Test
  @DisplayName("have succeeded though they expired, and no files any more")
  void expired() {
    String id = caller.succeeded(1);
    emulator.azureJobs().clock().advance(Duration.ofDays(2));

    assertThat(caller.retrieved(id).path("status").textValue()).isEqualTo("succeeded");
    assertThat(caller.get("/gen_000001-1/content/video").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("that were made in memory are told of too, with their variants")
  void madeInMemory() {
    String id =
        emulator
            .azureJobs()
            .create(CheckedRequest.unchecked(VideoRequest.builder("a dog").variants(2).build()))
            .id();

    assertThat(caller.retrieved(id).path("n_variants").intValue()).isEqualTo(2);
  }

  @Test
  @DisplayName("are deleted with a response that has no body, but not while they run")
  void deleted() {
    String id = caller.job(1);
    assertThat(caller.delete("/jobs/" + id).status()).isEqualTo(409);
    emulator.azureJobs().clock().advance(Duration.ofMinutes(10));

    ReceivedResponse reply = caller.delete("/jobs/" + id);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isEmpty();
    assertThat(caller.get("/jobs/" + id).status()).isEqualTo(404);
    assertThat(caller.delete("/jobs/" + id).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("are made again by the same create, whatever its Idempotency-Key")
  void noIdempotency() {
    caller.job(1);
    caller.job(1);

    assertThat(emulator.azureJobs().count(Operation.CREATE)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=2, task_000005 task_000004, true",
    "limit=5, task_000005 task_000004 task_000003 task_000002 task_000001, false",
    "limit=2&after=task_000004, task_000003 task_000002, true",
    "limit=2&after=task_000003, task_000002 task_000001, false",
    "limit=2&before=task_000002, task_000004 task_000003, true",
    "limit=3&before=task_000002, task_000005 task_000004 task_000003, false",
    "limit=100&before=task_000005, '', false",
  })
  @DisplayName("are listed, the newest first, from either side of a job")
  void listed(String query, String ids, boolean more) {
    IntStream.range(0, 5).forEach(i -> caller.job(1));
    List<String> expected = ids.isEmpty() ? List.of() : List.of(ids.split(" "));

    JsonNode list = caller.get("/jobs?" + query).json();

    assertThat(list.path("object").textValue()).isEqualTo("list");
    assertThat(ids(list)).isEqualTo(expected);
    assertThat(list.path("has_more").booleanValue()).isEqualTo(more);
    assertThat(list.path("first_id").textValue())
        .isEqualTo(expected.isEmpty() ? null : expected.get(0));
    assertThat(list.path("last_id").textValue())
        .isEqualTo(expected.isEmpty() ? null : expected.get(expected.size() - 1));
    assertThat(emulator.azureJobs().count(Operation.LIST)).isEqualTo(1);
  }

  @Test
  @DisplayName("are listed by their status, over all pages")
  void listedByStatus() {
    emulator.azureJobs().script().nextJob().failsAt(0, JobError.of("internal_error", ""));
    emulator.azureJobs().script().nextJob().failsAt(0, JobError.of("internal_error", ""));
    IntStream.range(0, 101)
        .forEach(i -> emulator.azureJobs().create(CheckedRequest.unchecked(request())));
    emulator.azureJobs().clock().advance(Duration.ofMinutes(10));
    caller.job(1);

    JsonNode failed = caller.get("/jobs?limit=1&statuses=failed").json();
    JsonNode ended = caller.get("/jobs?limit=2&statuses=failed,queued").json();
    JsonNode none = caller.get("/jobs?limit=100&statuses=cancelled,running").json();

    assertThat(ids(failed)).containsExactly("task_000002");
    assertThat(failed.path("has_more").booleanValue()).isTrue();
    assertThat(ids(ended)).containsExactly("task_000102", "task_000002");
    assertThat(none.path("data")).isEmpty();
    assertThat(none.path("has_more").booleanValue()).isFalse();
  }

  private static VideoRequest request() {
    return VideoRequest.builder("a cat").build();
  }

  @ParameterizedTest
  @CsvSource({
    "'', limit",
    "limit=0, limit",
    "limit=101, limit",
    "limit=many, limit",
    "limit=1&statuses=completed, statuses",
    "limit=1&statuses=failed;queued, statuses",
    "limit=1&after=task_000001&before=task_000001, before",
    "limit=1&after=nope, after",
  })
  @DisplayName("are not listed without a limit, nor for what makes no sense")
  void wrongQueries(String query, String param) {
    ReceivedResponse reply = caller.get("/jobs?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/error/param").textValue()).isEqualTo(param);
  }
}
