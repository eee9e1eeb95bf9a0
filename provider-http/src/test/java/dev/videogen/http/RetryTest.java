package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.hangUp;
import static dev.videogen.conformance.testing.FaultServer.json;
import static dev.videogen.conformance.testing.FaultServer.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.ListQuery;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.http.auth.Credentials;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.RequestPriority;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is free")
class RetryTest {

  private static final String JOB = "{\"id\":\"video_1\",\"status\":\"completed\"}";

  private final TestContext context = new TestContext();
  private FaultServer server;
  private AcmeVendor vendor;

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.start();
    vendor = AcmeVendor.at(server.url() + "/v1", context);
  }

  @AfterEach
  void close() throws IOException {
    vendor.close();
    server.close();
  }

  @Nested
  @DisplayName("is asked for again")
  class Again {

    @ParameterizedTest(name = "after {0}")
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 529})
    @DisplayName("after a status that says that it may work later")
    void statuses(int status) {
      server.respond(json(status, "{}")).respond(json(200, JOB));

      assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
      assertThat(context.waits()).hasSize(1);
      assertThat(context.permits()).containsExactly(RequestPriority.POLL, RequestPriority.POLL);
    }

    @Test
    @DisplayName("after a connection that broke and a response that cannot be read")
    void connections() {
      server
          .respond(reset())
          .respond(hangUp())
          .respond(FaultServer.cut(200, "{\"id\":", 100))
          .respond(json(200, "<html>", "Content-Type: text/html"))
          .respond(json(200, JOB));

      assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
      assertThat(server.requests()).hasSize(5);
    }

    @Test
    @DisplayName("after waits that double, vary and have an end")
    void backoff() {
      server.respond(json(500, "{}"));
      try (AcmeVendor patient =
          AcmeVendor.at(
              server.url(),
              context
                  .with("retry.max-attempts", "7")
                  .with("retry.base-delay", "2s")
                  .with("retry.max-delay", "20s"))) {
        assertThatThrownBy(() -> patient.retrieve("video_1"))
            .isInstanceOf(ProviderFailureException.class);
      }

      assertThat(context.waits())
          .hasSize(6)
          .satisfies(
              waits -> {
                long[] expected = {2000, 4000, 8000, 16_000, 20_000, 20_000};
                for (int i = 0; i < expected.length; i++) {
                  assertThat(waits.get(i).toMillis())
                      .isBetween(expected[i] * 3 / 4, Math.min(20_000, expected[i] * 5 / 4));
                }
              })
          .anySatisfy(wait -> assertThat(wait.toMillis() % 1000).isNotZero());
    }

    @Test
    @DisplayName("no sooner than the server asked, and hardly later")
    void retryAfter() {
      server
          .respond(json(429, "{}", "Retry-After: 7"))
          .respond(json(503, "{}", "retry-after-ms: 300"))
          .respond(json(200, JOB));

      vendor.retrieve("video_1");

      assertThat(context.waits().get(0)).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7700));
      assertThat(context.waits().get(1)).isBetween(Duration.ofMillis(300), Duration.ofMillis(330));
    }

    @Test
    @DisplayName("if the server itself says so, whatever the status")
    void serverSaysYes() {
      server.respond(json(409, "{}", "x-should-retry: true")).respond(json(200, JOB));

      assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
    }

    @Test
    @DisplayName("with other credentials, once and at once, after a 401")
    void renewed() {
      AtomicInteger renewals = new AtomicInteger();
      Credentials token =
          new Credentials() {
            @Override
            public Map<String, String> headers() {
              return Map.of("api-key", "token-" + renewals.get());
            }

            @Override
            public boolean renew(Map<String, String> refused) {
              renewals.incrementAndGet();
              return true;
            }
          };
      server.respond(json(401, "{}")).respond(json(200, JOB)).respond(json(401, "{}"));
      try (AcmeVendor renewing =
          new AcmeVendor(
              VendorConnection.to(URI.create(server.url()), context).credentials(token).open())) {
        assertThat(renewing.retrieve("video_1").id()).isEqualTo("video_1");
        assertThatThrownBy(() -> renewing.retrieve("video_1"))
            .isInstanceOf(AuthenticationException.class);
      }

      assertThat(server.requests())
          .map(request -> request.headers().get("api-key"))
          .containsExactly("token-0", "token-1", "token-1", "token-2");
      assertThat(context.waits()).isEmpty();
    }
  }

  @Nested
  @DisplayName("is not asked for again")
  class NotAgain {

    @ParameterizedTest(name = "after {0} {1}")
    @CsvSource({
      "400, invalid_value, dev.videogen.errors.InvalidRequestException",
      "401, invalid_api_key, dev.videogen.errors.AuthenticationException",
      "402, x, dev.videogen.errors.PaymentRequiredException",
      "403, x, dev.videogen.errors.PermissionException",
      "404, x, dev.videogen.errors.NotFoundException",
      "409, x, dev.videogen.errors.ConflictException",
      "429, insufficient_quota, dev.videogen.errors.PaymentRequiredException",
      "302, x, dev.videogen.errors.ConfigurationException",
    })
    @DisplayName("after a refusal")
    void refusals(int status, String code, Class<? extends VideoException> error) {
      server.respond(json(status, "{\"error\":{\"code\":\"" + code + "\"}}"));

      assertThatThrownBy(() -> vendor.retrieve("video_1")).isInstanceOf(error);
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("once it was tried often enough, and the last failure is reported")
    void attempts() {
      server.respond(json(503, "{}")).respond(json(502, "{}"));

      assertThatThrownBy(() -> vendor.retrieve("video_1"))
          .isInstanceOfSatisfying(
              ProviderFailureException.class,
              failure -> {
                assertThat(failure.httpStatus()).hasValue(502);
                assertThat(failure.isRetryable()).isTrue();
              });
      assertThat(server.requests()).hasSize(5);
    }

    @Test
    @DisplayName("at all, if one attempt is all that is allowed")
    void oneAttempt() {
      server.respond(json(500, "{}"));
      try (AcmeVendor hasty =
          AcmeVendor.at(server.url(), context.with("retry.max-attempts", "1"))) {
        assertThatThrownBy(() -> hasty.retrieve("video_1"))
            .isInstanceOf(ProviderFailureException.class);
      }

      assertThat(server.requests()).hasSize(1);
      assertThat(context.waits()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {429, 503})
    @DisplayName("if the server asks for a longer wait than is allowed, which is reported")
    void tooLong(int status) {
      server.respond(json(status, "{}", "Retry-After: 61"));

      RateLimitException limit =
          catchThrowableOfType(RateLimitException.class, () -> vendor.retrieve("video_1"));

      assertThat(limit.retryAfter()).hasValue(Duration.ofSeconds(61));
      assertThat(limit.httpStatus()).hasValue(status);
      assertThat(server.requests()).hasSize(1);
      assertThat(context.waits()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {429, 503})
    @DisplayName("once it was tried often enough, and the wait that was asked for is reported")
    void lastWait(int status) {
      server.respond(json(status, "{}", "Retry-After: 7"));

      RateLimitException limit =
          catchThrowableOfType(RateLimitException.class, () -> vendor.retrieve("video_1"));

      assertThat(limit.retryAfter()).hasValue(Duration.ofSeconds(7));
      assertThat(limit.httpStatus()).hasValue(status);
      assertThat(server.requests()).hasSize(5);
    }

    @Test
    @DisplayName("if the server itself says so, whatever the status")
    void serverSaysNo() {
      server.respond(json(503, "{}", "x-should-retry: false"));

      assertThatThrownBy(() -> vendor.retrieve("video_1"))
          .isInstanceOf(ProviderFailureException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Nested
  @DisplayName("includes a delete")
  class Deletes {

    @Test
    @DisplayName("that has succeeded if the job is gone when it is read before the next attempt")
    void goneOnSecondAttempt() {
      server.respond(hangUp()).respond(json(404, "{}"));

      vendor.delete("video_1");

      assertThat(server.requests())
          .map(FaultServer.Request::method)
          .containsExactly("DELETE", "GET");
    }

    @Test
    @DisplayName("that has failed if the job was never there")
    void notThere() {
      server.respond(json(404, "{}"));

      assertThatThrownBy(() -> vendor.delete("video_1")).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "{}", "<html>Sign in</html>", "[]", "{\"status\":\"queued\"}"})
    @DisplayName(
        "is believed by a look at the job where the response does not say that it is deleted")
    void notSaid(String body) {
      server.respond(json(200, body)).respond(json(404, "{}"));

      vendor.delete("video_1");

      assertThat(server.requests())
          .map(FaultServer.Request::method)
          .containsExactly("DELETE", "GET");
    }

    @ParameterizedTest(name = "{0} \"{1}\"")
    @CsvSource({"200, '{\"deleted\":true}'", "200, ''", "204, ''"})
    @DisplayName("whose response says so, or says nothing")
    void answers(int status, String body) {
      server.respond(json(status, body));

      vendor.delete("video_1");

      assertThat(server.requests()).hasSize(1);
    }
  }

  @Nested
  @DisplayName("spares a vendor that fails")
  class CircuitBreaking {

    @Test
    @DisplayName("by sending nothing for a while, and then trying")
    void opens() throws Exception {
      server.respond(json(500, "{}"));
      fail(4);

      CircuitOpenException open =
          catchThrowableOfType(CircuitOpenException.class, () -> vendor.retrieve("video_1"));
      assertThat(open.isRetryable()).isTrue();
      assertThat(server.requests()).hasSize(20);
      assertThat(context.permits()).hasSize(20);

      context.time().sleep(Duration.ofSeconds(16));
      server.respond(json(200, JOB)).respond(json(200, JOB));
      assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(CallOfJob.class)
    @DisplayName("but not for what it responds about one job, in any operation")
    void oneJob(CallOfJob call) {
      AtomicInteger status = new AtomicInteger();
      server.respond(
          (request, connection) -> {
            boolean create = request.target().equals("/v1/videos");
            json(create ? 200 : status.get(), create ? JOB : "no job").respond(request, connection);
          });
      for (int ofJob : new int[] {500, 502, 503, 404, 200}) {
        status.set(ofJob);
        for (int i = 0; i < 8; i++) {
          VideoException unused =
              catchThrowableOfType(VideoException.class, () -> call.run(vendor));
        }
      }

      assertThat(vendor.create(VideoRequest.builder("a cat").build()).id()).isEqualTo("video_1");
    }

    @Test
    @DisplayName("and a job that cannot be read does not hide that it fails")
    void notDiluted() {
      server.respond(json(500, "{}"));
      for (int i = 0; i < 4; i++) {
        assertThatThrownBy(() -> vendor.retrieve("video_1"))
            .isInstanceOf(ProviderFailureException.class);
      }
      fail(4);

      assertThatThrownBy(() -> vendor.list(ListQuery.newest(1)))
          .isInstanceOf(CircuitOpenException.class);
    }

    @Test
    @DisplayName("and counts refused connections, too")
    void connections() throws IOException {
      try (AcmeVendor down = AcmeVendor.at("http://127.0.0.1:" + freePort(), context)) {
        for (int i = 0; i < 4; i++) {
          assertThatThrownBy(() -> down.retrieve("video_1"))
              .isInstanceOf(ConnectionException.class)
              .hasMessageContaining("acme at http://127.0.0.1:");
        }
        assertThatThrownBy(() -> down.retrieve("video_1")).isInstanceOf(CircuitOpenException.class);
      }
    }

    @Test
    @DisplayName("but not one that refuses: it is well")
    void refusals() {
      server.respond(json(404, "{}"));
      for (int i = 0; i < 30; i++) {
        assertThatThrownBy(() -> vendor.retrieve("video_1")).isInstanceOf(NotFoundException.class);
      }
    }

    @Test
    @DisplayName("and reports the failure, not the open circuit, to the call that opened it")
    void reportsTheFailure() {
      server.respond(json(500, "{}"));
      try (AcmeVendor stubborn =
          AcmeVendor.at(
              server.url(),
              context.with("retry.max-attempts", "30").with("retry.max-delay", "100ms"))) {
        assertThatThrownBy(() -> stubborn.list(ListQuery.newest(1)))
            .isInstanceOf(ProviderFailureException.class);
      }

      assertThat(server.requests()).hasSize(20);
    }

    private void fail(int calls) {
      for (int i = 0; i < calls; i++) {
        assertThatThrownBy(() -> vendor.list(ListQuery.newest(1)))
            .isInstanceOf(ProviderFailureException.class);
      }
    }
  }

  /** What is asked of one job. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum CallOfJob {
    RETRIEVE(vendor -> vendor.retrieve("video_1")),
    DELETE(vendor -> vendor.delete("video_1")),
    CANCEL(vendor -> vendor.cancel("video_1")),
    CANCEL_BY_DELETE(vendor -> vendor.cancelByDelete("video_1")),
    DOWNLOAD(vendor -> vendor.open("video_1", ByteRange.all())),
    REMIX(vendor -> vendor.remix("video_1", "a dog"));

    private final Consumer<AcmeVendor> call;

    CallOfJob(Consumer<AcmeVendor> call) {
      this.call = call;
    }

    void run(AcmeVendor vendor) {
      call.accept(vendor);
    }
  }

  @Test
  @DisplayName("is not even tried with an id that cannot be one")
  void ids() {
    assertThatThrownBy(() -> vendor.retrieve("..")).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> vendor.delete("a b")).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> vendor.remix("", "x")).isInstanceOf(InvalidRequestException.class);
    assertThat(server.requests()).isEmpty();
    assertThat(context.permits()).isEmpty();
  }

  @Test
  @DisplayName("may be asked for while something else is")
  void nested() {
    server.respond(json(200, JOB));

    String ids =
        vendor.connection.call(
            Operation.LIST,
            () ->
                vendor.retrieve("video_1").id()
                    + vendor.connection.wire(VideosWire.class).list(1, null).body().required("id"));
    assertThat(ids).isEqualTo("video_1video_1");
  }

  @Test
  @DisplayName("throws nothing but what an app can catch")
  void bugsInTheMapping() {
    server.respond(json(200, "{}"));

    assertThatThrownBy(
            () ->
                vendor.connection.call(
                    Operation.CAPABILITIES,
                    () -> {
                      vendor.connection.wire(VideosWire.class).list(1, null);
                      throw new IllegalStateException("a field the mapping fell over");
                    }))
        .isInstanceOf(ProviderFailureException.class)
        .hasMessageContaining("it is not understood");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
