package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static dev.videogen.conformance.testing.FaultServer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.SendGate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A call ends")
class TimeoutTest {

  private static final String JOB = "{\"id\":\"video_1\",\"status\":\"completed\"}";

  private final TestContext context = new TestContext().with("retry.max-attempts", "1");
  private FaultServer server;

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.start();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  @DisplayName("when the server is silent for longer than the read-timeout")
  void readTimeout() {
    server.respond(silence());
    try (AcmeVendor vendor = vendor("read-timeout", "150ms")) {
      assertThatThrownBy(() -> vendor.retrieve("video_1"))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("nothing was received for 150 ms");
    }
  }

  @Test
  @DisplayName("when the call-timeout is over, however often a byte drips")
  void callTimeout() {
    server.respond(
        (request, connection) -> {
          connection.send(FaultServer.head(200, 1_000_000));
          while (true) {
            connection.send(" ");
            pause(Duration.ofMillis(20));
          }
        });
    try (AcmeVendor vendor = vendor("call-timeout", "200ms")) {
      long started = System.nanoTime();
      assertThatThrownBy(() -> vendor.retrieve("video_1"))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("no complete response within the call-timeout of 200 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  @DisplayName("when the time is over that whoever lets a create pass gives it, if that is shorter")
  void timeOfTheGate() {
    server.respond(silence());
    SendGate gate =
        new SendGate() {
          @Override
          public void beforeSending() {}

          @Override
          public Optional<Duration> maxTime() {
            return Optional.of(Duration.ofSeconds(1));
          }
        };
    CheckedRequest request = CheckedRequest.unchecked(VideoRequest.builder("a cat").build());
    try (AcmeVendor vendor = vendor("call-timeout", "30s")) {
      long started = System.nanoTime();
      assertThatThrownBy(() -> vendor.createUnlisted(request.through(gate)))
          .isInstanceOf(SubmissionUncertainException.class)
          .hasMessageContaining("no complete response within the 1 s that were left for it");
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  @DisplayName("when the TLS handshake does not come about within the connect-timeout")
  void handshake() throws IOException {
    context.with("connect-timeout", "150ms");
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        AcmeVendor vendor = AcmeVendor.at("https://127.0.0.1:" + deaf.getLocalPort(), context)) {
      assertThatThrownBy(() -> vendor.retrieve("video_1"))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("no connection within 150 ms");
    }
  }

  @Test
  @DisplayName("when no connection becomes free within the call-timeout")
  void noPooledConnection() throws Exception {
    server.respond(silence());
    context.with("max-connections", "1").with("call-timeout", "300ms").with("read-timeout", "10s");
    try (AcmeVendor vendor = AcmeVendor.at(server.url(), context)) {
      FutureTask<VideoJob> first = new FutureTask<>(() -> vendor.retrieve("video_1"));
      new Thread(first).start();
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> vendor.retrieve("video_2")).isInstanceOf(ConnectionException.class);
      assertThatThrownBy(first::get).hasCauseInstanceOf(ConnectionException.class);
      assertThat(server.connections()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  @DisplayName("within a second of an interrupt, its flag set again")
  void interrupt() throws Exception {
    server.respond(silence());
    try (AcmeVendor vendor = vendor("read-timeout", "30s")) {
      AtomicReference<VideoInterruptedException> thrown = new AtomicReference<>();
      AtomicReference<Boolean> flag = new AtomicReference<>();
      Thread caller =
          new Thread(
              () -> {
                thrown.set(
                    catchThrowableOfType(
                        VideoInterruptedException.class, () -> vendor.retrieve("video_1")));
                flag.set(Thread.currentThread().isInterrupted());
              });
      caller.start();
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      caller.join(1000);

      assertThat(caller.isAlive()).isFalse();
      assertThat(thrown.get()).isNotNull();
      assertThat(flag.get()).isTrue();
    }
  }

  @Test
  @DisplayName("before it is sent, if the thread is interrupted already")
  void interruptedBefore() {
    try (AcmeVendor vendor = AcmeVendor.at(server.url(), context)) {
      Thread.currentThread().interrupt();
      VideoInterruptedException interrupt =
          catchThrowableOfType(
              VideoInterruptedException.class, () -> vendor.createUnlisted("a cat"));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(interrupt.billed()).isEqualTo(Billed.NO);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  @DisplayName("when the connection is closed; nothing is sent after that")
  void closed() throws Exception {
    server.respond(silence());
    AcmeVendor vendor = vendor("read-timeout", "30s");
    CountDownLatch ended = new CountDownLatch(1);
    AtomicReference<ClientClosedException> thrown = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              thrown.set(
                  catchThrowableOfType(
                      ClientClosedException.class, () -> vendor.retrieve("video_1")));
              ended.countDown();
            });
    caller.start();
    while (server.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    vendor.close();

    assertThat(ended.await(1, TimeUnit.SECONDS)).isTrue();
    assertThat(thrown.get()).isNotNull();
    assertThatThrownBy(() -> vendor.retrieve("video_1")).isInstanceOf(ClientClosedException.class);
    assertThat(server.requests()).hasSize(1);
    vendor.close();
  }

  @Test
  @DisplayName("when the response grows beyond 8 MB, without reading the rest")
  void tooLarge() {
    byte[] megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    server.respond(
        (request, connection) -> {
          connection.send(FaultServer.head(200, Long.MAX_VALUE));
          while (true) {
            connection.send(megabyte);
          }
        });
    try (AcmeVendor vendor = AcmeVendor.at(server.url(), context)) {
      assertThatThrownBy(() -> vendor.retrieve("video_1"))
          .isInstanceOf(ProviderFailureException.class)
          .hasMessageContaining("its body is not complete");
    }
  }

  @Test
  @DisplayName("in time as usual, if nothing is wrong")
  void fine() {
    server.respond(json(200, JOB));
    try (AcmeVendor vendor = vendor("call-timeout", "10s")) {
      for (int i = 0; i < 20; i++) {
        assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
      }
    }
    assertThat(server.connections()).isEqualTo(1);
  }

  private AcmeVendor vendor(String setting, String value) {
    return AcmeVendor.at(server.url(), context.with(setting, value));
  }

  private static void pause(Duration duration) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException closed) {
      throw new IOException(closed);
    }
  }
}
