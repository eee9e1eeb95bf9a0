package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.cut;
import static dev.videogen.conformance.testing.FaultServer.hangUp;
import static dev.videogen.conformance.testing.FaultServer.json;
import static dev.videogen.conformance.testing.FaultServer.reset;
import static dev.videogen.conformance.testing.FaultServer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.Media;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.FaultServer.Response;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.spi.CheckedRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What costs money")
class SubmissionTest extends AcmeFixture {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").model("acme-1").build();
  private static final String CREATED = "{\"id\":\"video_1\",\"status\":\"queued\"}";

  /** Answers after which nobody knows whether there is a job. */
  static Stream<Arguments> lostAnswers() {
    return Stream.of(
        Arguments.of("408", json(408, "{}")),
        Arguments.of("502", json(502, "<html>bad gateway</html>", "Content-Type: text/html")),
        Arguments.of("504", json(504, "")),
        Arguments.of("520", json(520, "{}")),
        Arguments.of("a reset", reset()),
        Arguments.of("the end of the connection", hangUp()),
        Arguments.of("half a head", (Response) (q, connection) -> connection.send("HTT").close()),
        Arguments.of("an empty 200", json(200, "")),
        Arguments.of("a 200 of HTML", json(200, "<html>", "Content-Type: text/html")),
        Arguments.of("a 200 without an id", json(200, "{\"status\":\"queued\"}")),
        Arguments.of("a 202 with another id", json(202, "{\"id\":{\"a\":1}}")),
        Arguments.of("a 204", (Response) (q, c) -> c.send("HTTP/1.1 204 No\r\n\r\n")),
        Arguments.of("a cut 200", cut(200, "{\"status\":\"queued\",\"id\":\"vid", 100)));
  }

  @Nested
  @DisplayName("is sent again")
  class Again {

    @Test
    @DisplayName("if the server never saw it, and was not paid if it never does")
    void neverSeen() throws IOException {
      int port;
      try (ServerSocket socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      }
      try (AcmeVendor down = AcmeVendor.at("http://127.0.0.1:" + port, context)) {
        ConnectionException refused =
            catchThrowableOfType(ConnectionException.class, () -> down.create(CAT));

        assertThat(refused.billed()).isEqualTo(Billed.NO);
        assertThat(context.permits()).hasSize(5);
      }
    }

    @Test
    @DisplayName("if the name of the server is not known")
    void unknownHost() {
      try (AcmeVendor nowhere =
          AcmeVendor.at("https://nowhere.invalid", context.with("retry.max-attempts", "2"))) {
        assertThatThrownBy(() -> nowhere.create(CAT))
            .isInstanceOf(ConnectionException.class)
            .hasMessageContaining("the host's name is not known");
      }
      assertThat(context.permits()).hasSize(2);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"429, X-Some: thing", "429, Retry-After: 2", "503, Retry-After: 2"})
    @DisplayName("as told, if the server turned it away, under the same key")
    void turnedAway(int status, String header) {
      server.respond(json(status, "{}", header)).respond(json(200, CREATED));

      assertThat(vendor.create(CAT).id()).isEqualTo("video_1");
      assertThat(methods()).containsExactly("POST", "POST");
      assertThat(context.waits()).hasSize(1);
      assertThat(server.requests().get(0).headers().get("Idempotency-Key"))
          .isNotBlank()
          .isEqualTo(server.requests().get(1).headers().get("Idempotency-Key"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {500, 503})
    @DisplayName("if the server says that it failed, and the job is found nowhere")
    void failed(int status) {
      server
          .respond(json(status, "{}"))
          .respond(list())
          .respond(list())
          .respond(list())
          .respond(json(200, CREATED));

      assertThat(vendor.create(CAT).id()).isEqualTo("video_1");
      assertThat(methods()).containsExactly("POST", "GET", "GET", "GET", "POST");
      assertThat(context.waits().subList(0, 2))
          .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(7));
    }

    @Test
    @DisplayName("until it was tried often enough")
    void attempts() {
      server.respond(json(429, "{}", "Retry-After: 1"));

      RateLimitException limit =
          catchThrowableOfType(RateLimitException.class, () -> vendor.create(CAT));

      assertThat(limit.billed()).isEqualTo(Billed.NO);
      assertThat(limit.retryAfter()).hasValue(Duration.ofSeconds(1));
      assertThat(methods()).hasSize(5).containsOnly("POST");
    }

    @Test
    @DisplayName("under another key, if it is another create")
    void keys() {
      server.respond(json(200, CREATED)).respond(json(200, "{\"id\":\"video_2\"}"));
      vendor.create(CAT);
      vendor.create(CAT);

      assertThat(server.requests())
          .map(request -> request.headers().get("Idempotency-Key"))
          .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("under a key that follows from the app's own, if it has one")
    void appsOwnKey() {
      for (String key : List.of("order-1", "order-1", "order-2")) {
        server.respond(json(200, CREATED));
        vendor.create(CAT.toBuilder().key(key).build());
      }

      List<String> keys =
          server.requests().stream()
              .map(request -> request.headers().get("Idempotency-Key"))
              .toList();
      assertThat(keys.get(0))
          .isEqualTo(keys.get(1))
          .isNotEqualTo(keys.get(2))
          .isNotEqualTo("order-1");
    }
  }

  @Nested
  @DisplayName("is not sent again")
  class NotAgain {

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {307, 400, 401, 402, 403, 404, 409, 413, 422})
    @DisplayName("if the server refused it")
    void refused(int status) {
      server.respond(json(status, "{}", "x-should-retry: true", "Location: /elsewhere"));

      VideoException refusal = catchThrowableOfType(VideoException.class, () -> vendor.create(CAT));

      assertThat(refusal.httpStatus()).hasValue(status);
      assertThat(refusal.billed()).isEqualTo(Billed.NO);
      assertThat(methods()).containsExactly("POST");
    }

    @Test
    @DisplayName("if the account is out of credit, whatever the wait")
    void outOfCredit() {
      server.respond(json(429, "{\"error\":{\"code\":\"insufficient_quota\"}}", "Retry-After: 1"));

      assertThatThrownBy(() -> vendor.create(CAT)).isInstanceOf(PaymentRequiredException.class);
      assertThat(methods()).containsExactly("POST");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.videogen.http.SubmissionTest#lostAnswers")
    @DisplayName("if the server may have it, and the job is found nowhere")
    void lost(String name, Response response) {
      server.respond(response).respond(list());

      SubmissionUncertainException uncertain =
          catchThrowableOfType(SubmissionUncertainException.class, () -> vendor.create(CAT));

      assertThat(uncertain.candidates()).isEmpty();
      assertThat(uncertain.billed()).isEqualTo(Billed.UNKNOWN);
      assertThat(uncertain).hasMessageContaining("it is uncertain whether acme has created a job");
      assertThat(methods()).containsExactly("POST", "GET", "GET", "GET");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.videogen.http.SubmissionTest#lostAnswers")
    @DisplayName("if the server may have it, and cannot list")
    void lostWithoutList(String name, Response response) {
      server.respond(response);

      assertThatThrownBy(() -> vendor.createUnlisted("a cat"))
          .isInstanceOf(SubmissionUncertainException.class);
      assertThat(methods()).containsExactly("POST");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {500, 503})
    @DisplayName("if the server says that it failed, and cannot list")
    void failedWithoutList(int status) {
      server.respond(json(status, "{}"));

      assertThatThrownBy(() -> vendor.createUnlisted("a cat"))
          .isInstanceOf(SubmissionUncertainException.class);
      assertThat(methods()).containsExactly("POST");
    }

    @Test
    @DisplayName("if the server says that it failed, and does not list either")
    void listFails() {
      server.respond(json(500, "{}")).respond(list()).respond(json(500, "{}"));

      assertThatThrownBy(() -> vendor.create(CAT)).isInstanceOf(SubmissionUncertainException.class);
      assertThat(methods()).containsExactly("POST", "GET", "GET", "GET");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(classes = {InvalidRequestException.class, IllegalStateException.class})
    @DisplayName("if its response breaks the mapping, which must not hide that there may be a job")
    void brokenMapping(Class<? extends RuntimeException> bug) {
      server.respond(json(200, "{\"status\":\"queued\"}"));

      assertThatThrownBy(() -> submitWithBrokenMapping(bug))
          .isInstanceOf(SubmissionUncertainException.class)
          .hasMessageContaining("it is not understood");
      assertThat(methods()).containsExactly("POST");
    }

    @Test
    @DisplayName("if the server says that this is no use")
    void serverSaysNo() {
      server.respond(json(500, "{}", "x-should-retry: false")).respond(list());

      assertThatThrownBy(() -> vendor.create(CAT)).isInstanceOf(ProviderFailureException.class);
      assertThat(methods()).containsExactly("POST", "GET", "GET", "GET");
    }

    @Test
    @DisplayName("if a file of it cannot be read, of which nothing was paid")
    void unreadableInput() {
      MultipartBody body =
          MultipartBody.builder().file("input", Media.of(Path.of("missing.png"))).build();

      InvalidRequestException unreadable =
          catchThrowableOfType(InvalidRequestException.class, () -> vendor.upload(body));

      assertThat(unreadable).hasMessageContaining("missing.png");
      assertThat(unreadable.billed()).isEqualTo(Billed.NO);
      assertThat(methods()).isEmpty();
    }
  }

  @Nested
  @DisplayName("whose response was lost is found again")
  class Found {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.videogen.http.SubmissionTest#lostAnswers")
    @DisplayName("in the list, by its prompt and time")
    void adopted(String name, Response response) {
      server.respond(response).respond(list(job("video_9", "a cat", Duration.ZERO)));

      VideoJob job = vendor.create(CAT);

      assertThat(job.id()).isEqualTo("video_9");
      assertThat(job.adopted()).isTrue();
      assertThat(methods()).containsExactly("POST", "GET");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {500, 503})
    @DisplayName("although the server said that it failed")
    void failed(int status) {
      server.respond(json(status, "{}")).respond(list(job("video_9", "a cat", Duration.ZERO)));

      assertThat(vendor.create(CAT).id()).isEqualTo("video_9");
      assertThat(methods()).containsExactly("POST", "GET");
    }

    @Test
    @DisplayName("when it appears in the list a little later")
    void later() {
      server.respond(reset()).respond(list()).respond(list(job("video_9", "a cat", Duration.ZERO)));

      assertThat(vendor.create(CAT).id()).isEqualTo("video_9");
      assertThat(context.waits()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    @DisplayName("once, in a list that knows no pages")
    void samePageAgain() {
      server
          .respond(reset())
          .respond(
              json(
                  200,
                  "{\"data\":["
                      + job("video_9", "a cat", Duration.ZERO)
                      + "],\"has_more\":true,\"last_id\":\"video_9\"}"));

      assertThatThrownBy(() -> vendor.create(CAT))
          .isInstanceOfSatisfying(
              SubmissionUncertainException.class,
              uncertain -> assertThat(uncertain.candidates()).hasSize(1));
    }

    @Test
    @DisplayName("on a later page")
    void laterPage() {
      server
          .respond(reset())
          .respond(
              json(
                  200,
                  "{\"data\":["
                      + job("video_7", "a dog", Duration.ZERO)
                      + "],\"has_more\":true,\"last_id\":\"video_7\"}"))
          .respond(list(job("video_9", "a cat", Duration.ZERO)));

      assertThat(vendor.create(CAT).id()).isEqualTo("video_9");
      assertThat(server.requests().get(2).target()).contains("after=video_7");
    }

    @Test
    @DisplayName("by the id in a response that broke off after it")
    void salvaged() {
      server
          .respond(cut(200, "{\"id\":\"video_9\",\"status\":\"que", 100))
          .respond(json(200, "{\"id\":\"video_9\",\"status\":\"queued\",\"progress\":3}"));

      assertThat(vendor.create(CAT).progress()).hasValue(3);
      assertThat(server.requests().get(1).target()).isEqualTo("/videos/video_9");
    }

    @Test
    @DisplayName("by that id even if it cannot be retrieved at the moment")
    void salvagedBlindly() {
      server
          .respond(cut(200, "{\"id\":\"video_9\",\"status\":\"que", 100))
          .respond(json(503, "{}"));

      assertThat(vendor.create(CAT).id()).isEqualTo("video_9");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(classes = {InvalidRequestException.class, IllegalStateException.class})
    @DisplayName("by the id in a response that broke the mapping")
    void salvagedFromBrokenMapping(Class<? extends RuntimeException> bug) {
      server.respond(json(200, CREATED));

      assertThat(submitWithBrokenMapping(bug).id()).isEqualTo("video_1");
      assertThat(methods()).containsExactly("POST");
    }

    @Test
    @DisplayName("if it is a remix, by its source")
    void remix() {
      String job =
          "{\"id\":\"video_9\",\"prompt\":\"at night\",\"remixed_from\":\"%s\",\"created_at\":%d}";
      server
          .respond(reset())
          .respond(
              list(
                  job.formatted("video_2", now()).replace("video_9", "video_8"),
                  job.formatted("video_1", now())));

      assertThat(vendor.remix("video_1", "at night").id()).isEqualTo("video_9");
    }
  }

  @Nested
  @DisplayName("whose response was lost is not taken for another job")
  class NotFound {

    @Test
    @DisplayName(
        "of another prompt, created before, or of another model, which may be its name there")
    void others() {
      server
          .respond(reset())
          .respond(
              list(
                  job("video_2", "a dog", Duration.ZERO),
                  job("video_3", "a cat", Duration.ofSeconds(-90)),
                  job("video_4", "a cat", Duration.ZERO).replace("acme-1", "acme-2")));

      SubmissionUncertainException uncertain =
          catchThrowableOfType(SubmissionUncertainException.class, () -> vendor.create(CAT));
      assertThat(uncertain.candidates()).map(VideoJob::id).containsExactly("video_4");
    }

    @Test
    @DisplayName("if there are several that could be it, which are named")
    void several() {
      server
          .respond(reset())
          .respond(
              list(job("video_2", "a cat", Duration.ZERO), job("video_3", "a cat", Duration.ZERO)));

      SubmissionUncertainException uncertain =
          catchThrowableOfType(SubmissionUncertainException.class, () -> vendor.create(CAT));
      assertThat(uncertain.candidates()).map(VideoJob::id).containsExactly("video_2", "video_3");
      assertThat(uncertain).hasMessageContaining("acme:video_2, acme:video_3");
    }

    @Test
    @DisplayName("if the vendor tells too little of it, which is named")
    void possible() {
      server
          .respond(json(500, "{}"))
          .respond(list("{\"id\":\"video_2\",\"created_at\":" + now() + "}"));

      SubmissionUncertainException uncertain =
          catchThrowableOfType(SubmissionUncertainException.class, () -> vendor.create(CAT));
      assertThat(uncertain.candidates()).map(VideoJob::id).containsExactly("video_2");
      assertThat(methods()).containsExactly("POST", "GET", "GET", "GET");
    }

    @Test
    @DisplayName("that is the response to an earlier create of this client")
    void claimed() {
      String job = job("video_1", "a cat", Duration.ZERO);
      server.respond(json(200, job)).respond(reset()).respond(list(job));
      assertThat(vendor.create(CAT).id()).isEqualTo("video_1");

      assertThatThrownBy(() -> vendor.create(CAT))
          .isInstanceOfSatisfying(
              SubmissionUncertainException.class,
              uncertain -> assertThat(uncertain.candidates()).isEmpty());
    }

    @Test
    @DisplayName("that was found for another create of this client")
    void adoptedOnce() {
      String job = job("video_1", "a cat", Duration.ZERO);
      server.respond(reset()).respond(list(job)).respond(reset()).respond(list(job));
      assertThat(vendor.create(CAT).id()).isEqualTo("video_1");

      assertThatThrownBy(() -> vendor.create(CAT)).isInstanceOf(SubmissionUncertainException.class);
    }

    @Test
    @DisplayName("that may be the response for which another create still waits")
    void concurrent() throws Exception {
      CountDownLatch otherIsWaiting = new CountDownLatch(1);
      CountDownLatch lookedAround = new CountDownLatch(1);
      String job = job("video_1", "a cat", Duration.ZERO);
      server
          .respond(
              (request, connection) -> {
                otherIsWaiting.countDown();
                await(lookedAround);
                json(200, job).respond(request, connection);
              })
          .respond(reset())
          .respond(list(job));
      CompletableFuture<VideoJob> other = CompletableFuture.supplyAsync(() -> vendor.create(CAT));
      await(otherIsWaiting);

      assertThatThrownBy(() -> vendor.create(CAT)).isInstanceOf(SubmissionUncertainException.class);
      lookedAround.countDown();
      assertThat(other.get(5, TimeUnit.SECONDS).id()).isEqualTo("video_1");
    }

    @Test
    @DisplayName("if the user wants it to be reported only")
    void report() {
      server.respond(reset()).respond(list(job("video_2", "a cat", Duration.ZERO)));
      try (AcmeVendor cautious =
          AcmeVendor.at(server.url(), context.with("submission.recovery", "report"))) {
        SubmissionUncertainException uncertain =
            catchThrowableOfType(SubmissionUncertainException.class, () -> cautious.create(CAT));
        assertThat(uncertain.candidates()).map(VideoJob::id).containsExactly("video_2");
      }
    }
  }

  @Nested
  @DisplayName("and is interrupted after it was sent")
  class Interrupted {

    @Test
    @DisplayName("is looked for once, and is the response, the thread's flag set again")
    void found() throws Exception {
      server.respond(silence()).respond(list(job("video_9", "a cat", Duration.ZERO)));

      Outcome outcome = interrupted();

      assertThat(outcome.job().id()).isEqualTo("video_9");
      assertThat(outcome.flag()).isTrue();
      assertThat(methods()).containsExactly("POST", "GET");
    }

    @Test
    @DisplayName("is the response, if its id had come by then")
    void salvaged() throws Exception {
      server.respond(
          (request, connection) -> {
            connection.send(FaultServer.head(200, 100) + "{\"id\":\"video_9\",");
            connection.stall();
          });

      Outcome outcome = interrupted();

      assertThat(outcome.job().id()).isEqualTo("video_9");
      assertThat(outcome.flag()).isTrue();
      assertThat(methods()).containsExactly("POST");
    }

    @Test
    @DisplayName("is uncertain if it is not found, the thread's flag set again")
    void notFound() throws Exception {
      server.respond(silence()).respond(list());

      Outcome outcome = interrupted();

      assertThat(outcome.error()).isInstanceOf(SubmissionUncertainException.class);
      assertThat(outcome.flag()).isTrue();
      assertThat(methods()).containsExactly("POST", "GET");
    }

    @Test
    @DisplayName("is uncertain within about a second if the list is silent, too")
    void silentList() throws Exception {
      server.respond(silence());

      assertThat(interrupted().error()).isInstanceOf(SubmissionUncertainException.class);
    }

    private record Outcome(VideoJob job, VideoException error, boolean flag) {}

    private Outcome interrupted() throws InterruptedException {
      AtomicReference<Outcome> outcome = new AtomicReference<>();
      Thread caller =
          new Thread(
              () -> {
                VideoJob job = null;
                VideoException error = null;
                try {
                  job = vendor.create(CAT);
                } catch (VideoException thrown) {
                  error = thrown;
                }
                outcome.set(new Outcome(job, error, Thread.currentThread().isInterrupted()));
              });
      caller.start();
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      caller.join(2000);
      assertThat(outcome.get()).as("ended in time").isNotNull();
      return outcome.get();
    }
  }

  private VideoJob submitWithBrokenMapping(Class<? extends RuntimeException> bug) {
    RuntimeException thrown =
        bug == IllegalStateException.class
            ? new IllegalStateException("a bug")
            : new InvalidRequestException(ErrorDetails.builder(Operation.CREATE, "a bug").build());
    VideosWire wire = vendor.connection.wire(VideosWire.class);
    return vendor.connection.submit(
        Submission.create(
            CheckedRequest.unchecked(CAT),
            () -> {
              wire.create(Map.of());
              throw thrown;
            }));
  }

  private List<String> methods() {
    return server.requests().stream().map(FaultServer.Request::method).toList();
  }

  private static Response list(String... jobs) {
    return (request, connection) ->
        json(
                200,
                "{\"object\":\"list\",\"data\":["
                    + String.join(",", jobs)
                    + "],\"has_more\":false}",
                "Date: " + httpDate(Duration.ZERO))
            .respond(request, connection);
  }

  private static String job(String id, String prompt, Duration age) {
    return "{\"id\":\"%s\",\"prompt\":\"%s\",\"model\":\"acme-1\",\"created_at\":%d}"
        .formatted(id, prompt, Instant.now().plus(age).getEpochSecond());
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static String httpDate(Duration skew) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.now().plus(skew).atOffset(ZoneOffset.UTC));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException ended) {
      throw new IOException(ended);
    }
  }
}
