package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.cut;
import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FaultServer.Response;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A job that the response to a create names")
class NamedJobTest extends AcmeFixture {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").model("acme-1").build();
  private static final String JOB = "{\"id\":\"video_9\",\"status\":\"queued\",\"progress\":3}";

  /** Responses after which the job is read; the mapping of this vendor itself knows "id" alone. */
  static Stream<Arguments> naming() {
    return Stream.of(
        Arguments.of("task_id", json(200, "{\"task_id\":\"video_9\"}")),
        Arguments.of("data.id", json(200, "{\"code\":0,\"data\":{\"id\":\"video_9\"}}")),
        Arguments.of("data.task_id", json(200, "{\"data\":{\"task_id\":\"video_9\"}}")),
        Arguments.of("result.id", json(200, "{\"success\":true,\"result\":{\"id\":\"video_9\"}}")),
        Arguments.of(
            "data.task.id", json(200, "{\"data\":{\"task\":{\"id\":\"video_9\",\"state\":1}}}")),
        Arguments.of("a cut envelope", cut(200, "{\"result\":{\"id\":\"video_9\",\"sta", 90)),
        Arguments.of("generation_id", json(202, "{\"generation_id\":\"video_9\"}")),
        Arguments.of("an array", json(200, "[{\"id\":\"video_9\"}]")),
        Arguments.of("an array in data", json(200, "{\"data\":[{\"id\":\"video_9\"}]}")),
        Arguments.of("a cut body", cut(200, "{\"x\":{},\"id\":\"video_9\",\"sta", 90)),
        Arguments.of("a cut array", cut(200, "[{\"task_id\":\"video_9\",\"sta", 90)),
        Arguments.of("events", json(200, "data: {\"id\":\"video_9\"}\n\n")),
        Arguments.of(
            "events with ids of their own",
            json(
                200,
                events(
                    "{\"id\":\"evt_1\"}",
                    "{\"id\":\"video_9\",\"status\":\"queued\"}",
                    "{\"id\":\"evt_2\"}",
                    "[DONE]"))),
        Arguments.of("500", json(500, "{\"error\":{\"message\":\"no\"},\"id\":\"video_9\"}")),
        Arguments.of("500, inside", json(500, "{\"error\":{\"video_id\":\"video_9\"}}")),
        Arguments.of("502", json(502, "{\"data\":{\"task_id\":\"video_9\"}}")),
        Arguments.of("409", json(409, "{\"id\":\"video_9\"}")),
        Arguments.of("429", json(429, "{\"id\":\"video_9\"}")),
        Arguments.of("201", json(201, "", "Location: /videos/video_9")),
        Arguments.of(
            "202", json(202, "{}", "Operation-Location: https://x.test/videos/video_9?v=1")),
        Arguments.of("200", json(200, "{}", "Content-Location: videos/video_9")),
        Arguments.of("taskId", json(200, "{\"data\":{\"taskId\":\"video_9\"}}")),
        Arguments.of("a cut body with jobId", cut(200, "{\"jobId\":\"video_9\",\"sta", 90)),
        Arguments.of("polling_url", json(202, "{\"polling_url\":\"/videos/video_9\"}")),
        Arguments.of(
            "urls.get", json(201, "{\"urls\":{\"get\":\"https://x.test/v1/videos/video_9\"}}")),
        Arguments.of(
            "status_url", json(200, "{\"status_url\":\"https://x.test/videos/video_9/status\"}")),
        Arguments.of("a text in data", json(200, "{\"code\":0,\"data\":\"video_9\"}")),
        Arguments.of("202 with a status", json(202, "{}", "Location: /videos/video_9/status")),
        Arguments.of("303", json(303, "", "Location: /results/video_9")),
        Arguments.of("302", json(302, "", "Location: /videos/video_9")),
        Arguments.of("500 with Location", json(500, "", "Location: /videos/video_9")),
        Arguments.of("200 with error", json(200, "{\"id\":\"video_9\",\"error\":\"x y\"}")));
  }

  private static String events(String... data) {
    return Stream.of(data).map(each -> "data: " + each + "\n\n").collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("naming")
  @DisplayName("is read, and is the result")
  void read(String name, Response naming) {
    server.respond(naming).respond(json(200, JOB));

    VideoJob job = vendor.create(CAT);

    assertThat(job.id()).isEqualTo("video_9");
    assertThat(job.progress()).hasValue(3);
    assertThat(job.adopted()).isFalse();
    assertThat(server.requests().get(1).target()).isEqualTo("/videos/video_9");
    assertThat(posts()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("naming")
  @DisplayName("is told in the error if it cannot be read, and nothing is sent again")
  void told(String name, Response naming) {
    Response gone = json(404, "{\"error\":{\"message\":\"no such job\"}}");
    server.respond(naming).respond(gone);

    VideoException error = catchThrowableOfType(VideoException.class, () -> vendor.create(CAT));

    assertThat(error).hasMessageContaining("acme:video_9");
    assertThat(posts()).isEqualTo(1);
    if (error instanceof SubmissionUncertainException uncertain) {
      assertThat(uncertain.job()).contains(JobRef.of("acme", "video_9"));
      assertThat(uncertain.candidates()).map(VideoJob::id).contains("video_9");
      assertThat(uncertain.billed()).isEqualTo(Billed.UNKNOWN);
    } else {
      assertThat(List.of("409", "302")).contains(name);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "[{\"task_id\":\"video_9\"},{\"task_id\":\"video_8\"}]",
        "{\"data\":[{\"id\":\"video_9\"},{\"id\":\"video_8\"}]}",
        "{\"data\":[{\"task_id\":\"video_9\"},{\"task_id\":\"video_8\"},{\"task_",
        "data: {\"id\":\"video_9\"}\n\ndata: {\"id\":\"video_8\"}\n\n",
        """
        data: {"id":"video_9","status":"queued"}

        data: {"id":"video_8","status":"queued"}

        """
      })
  @DisplayName("is told together with all others that the same response names")
  void severalAreTold(String body) {
    server.respond(json(200, body)).respond(json(404, "{\"error\":{\"message\":\"no such job\"}}"));

    SubmissionUncertainException uncertain =
        catchThrowableOfType(SubmissionUncertainException.class, () -> vendor.create(CAT));

    assertThat(uncertain).hasMessageContaining("acme:video_9").hasMessageContaining("acme:video_8");
    assertThat(uncertain.candidates()).map(VideoJob::id).contains("video_9", "video_8");
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  @DisplayName("leaves it uncertain whether the vendor refused, if it cannot be read")
  void unreadable() {
    server.respond(json(409, "{\"id\":\"video_9\"}"));
    IntStream.range(0, 20).forEach(i -> server.respond(json(403, "{}")));

    SubmissionUncertainException uncertain =
        catchThrowableOfType(SubmissionUncertainException.class, () -> vendor.create(CAT));

    assertThat(uncertain.job()).contains(JobRef.of("acme", "video_9"));
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  @DisplayName("keeps another one in the list from being taken for it")
  void noOther() {
    long now = Instant.now().getEpochSecond();
    String other =
        "{\"id\":\"video_2\",\"prompt\":\"a cat\",\"model\":\"acme-1\",\"created_at\":" + now + "}";
    server
        .respond(cut(200, "{\"id\":\"video_9\",", 90))
        .respond(json(404, "{}"))
        .respond(json(200, "{\"data\":[" + other + "],\"has_more\":false}"))
        .respond(json(404, "{}"))
        .respond(json(200, "{\"data\":[" + other + "],\"has_more\":false}"))
        .respond(json(404, "{}"))
        .respond(json(200, "{\"data\":[" + other + "],\"has_more\":false}"));

    SubmissionUncertainException uncertain =
        catchThrowableOfType(SubmissionUncertainException.class, () -> vendor.create(CAT));

    assertThat(uncertain.candidates()).map(VideoJob::id).containsExactly("video_9", "video_2");
  }

  @Test
  @DisplayName("is none where a redirect leads to the same call elsewhere")
  void redirect() {
    server.respond(json(308, "", "Location: https://elsewhere.test/videos"));

    assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> vendor.create(CAT));

    assertThat(server.requests()).hasSize(1);
  }

  private long posts() {
    return server.requests().stream().filter(sent -> sent.method().equals("POST")).count();
  }

  @Test
  @DisplayName("is not the job that is remixed, which was there before")
  void source() {
    server
        .respond(json(200, "{\"id\":\"video_1\",\"status\":\"completed\"}"))
        .respond(json(200, "{\"data\":[{\"id\":\"video_1\",\"status\":\"completed\"}]}"));

    SubmissionUncertainException uncertain =
        catchThrowableOfType(
            SubmissionUncertainException.class, () -> vendor.remix("video_1", "a dog"));

    assertThat(uncertain).hasMessageContaining("it names the job to be made from, and no new one");
    assertThat(uncertain.job()).isEmpty();
    assertThat(uncertain.candidates()).isEmpty();
    assertThat(server.requests().stream().filter(sent -> sent.method().equals("POST"))).hasSize(1);
  }

  @Test
  @DisplayName("is the one beside the job that is remixed")
  void besideTheSource() {
    server
        .respond(json(200, "[{\"id\":\"video_1\",\"status\":\"completed\"}," + JOB + "]"))
        .respond(json(200, JOB));

    VideoJob job = vendor.remix("video_1", "a dog");

    assertThat(job.id()).isEqualTo("video_9");
    assertThat(job.source()).hasValue(JobRef.of("acme", "video_1"));
  }

  @Test
  @DisplayName("is not that of an earlier create that asked for something else")
  void anotherCreates() {
    server.respond(json(200, JOB)).respond(json(200, JOB)).respond(json(200, "{\"data\":[]}"));
    vendor.create(CAT);

    SubmissionUncertainException uncertain =
        catchThrowableOfType(
            SubmissionUncertainException.class,
            () -> vendor.create(VideoRequest.builder("a dog").build()));

    assertThat(uncertain)
        .hasMessageContaining("it names acme:video_9, which is the job of an earlier create");
    assertThat(uncertain.job()).isEmpty();
    assertThat(server.requests().stream().filter(sent -> sent.method().equals("POST"))).hasSize(2);
  }

  @Test
  @DisplayName("may be that of an earlier create that asked for the same")
  void sameAgain() {
    server.respond(json(200, JOB));

    assertThat(vendor.create(CAT).id()).isEqualTo(vendor.create(CAT).id());
  }
}
