package dev.videogen.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.spi.WebhookMessage;
import dev.videogen.spi.WebhookPayload;
import dev.videogen.spi.WebhookScheme;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The server of webhooks")
class WebhookServerTest {

  private static final WebhookReceiver RECEIVER =
      WebhookReceiver.builder("east", SignedMessage.scheme(SignedMessage.SECRET))
          .maxBodyBytes(1_000)
          .build();

  private final List<WebhookEvent> events = new CopyOnWriteArrayList<>();
  private final List<WebhookRefusedException> refusals = new CopyOnWriteArrayList<>();
  private WebhookServer server =
      WebhookServer.builder(events::add).receiver(RECEIVER).refusals(refusals::add).start();

  @AfterEach
  void close() {
    server.close();
  }

  private void restart(Consumer<WebhookEvent> handler, WebhookReceiver... receivers) {
    server.close();
    WebhookServer.Builder builder =
        WebhookServer.builder(handler).readLimit(Duration.ofMillis(300));
    for (WebhookReceiver receiver : receivers) {
      builder.receiver(receiver);
    }
    server = builder.start();
  }

  private static SignedMessage message(String id) {
    return SignedMessage.of(id, Instant.now(), "video.completed " + id);
  }

  private HttpURLConnection request(String method) throws IOException {
    HttpURLConnection request =
        (HttpURLConnection) server.address().resolve("/hooks").toURL().openConnection();
    request.setRequestMethod(method);
    return request;
  }

  private int post(SignedMessage message) throws IOException {
    HttpURLConnection request = request("POST");
    message.headers().forEach((name, values) -> request.setRequestProperty(name, values.get(0)));
    request.setDoOutput(true);
    try (OutputStream body = request.getOutputStream()) {
      body.write(message.body());
    }
    return request.getResponseCode();
  }

  @Test
  @DisplayName("says 204 once an event has been handed over, and to its duplicate")
  void takes() throws Exception {
    SignedMessage message = message("taken");

    assertThat(post(message)).isEqualTo(204);
    assertThat(post(message)).isEqualTo(204);

    assertThat(events).extracting(WebhookEvent::vendorId).containsExactly("taken");
    assertThat(refusals).isEmpty();
  }

  @Test
  @DisplayName("says 4xx to a forged message, one that is too old, too large or incomplete")
  void refuses() throws Exception {
    assertThat(post(message("a").withBody("video.completed b"))).isEqualTo(401);
    assertThat(post(SignedMessage.of("a", Instant.now().minusSeconds(400), "x y"))).isEqualTo(401);
    assertThat(post(message("a").withBody("x".repeat(1_001)))).isEqualTo(413);
    assertThat(post(message("a").with("Webhook-Id"))).isEqualTo(400);

    assertThat(events).isEmpty();
    assertThat(refusals).hasSize(4);
  }

  @Test
  @DisplayName("says 405 to all but POST")
  void wantsPost() throws Exception {
    assertThat(request("GET").getResponseCode()).isEqualTo(405);
  }

  @Test
  @DisplayName("says 503 while an event is not taken, and takes it when it comes again")
  void isTriedAgain() throws Exception {
    SignedMessage message = message("again");
    restart(
        event -> {
          events.add(event);
          if (events.size() == 1) {
            throw new IllegalStateException("no room");
          }
        },
        RECEIVER);

    assertThat(post(message)).isEqualTo(503);
    assertThat(post(message)).isEqualTo(204);
    assertThat(post(message)).isEqualTo(204);
    assertThat(events).hasSize(2);
  }

  @Test
  @DisplayName("says 503 while it cannot be told whether a message is the vendor's")
  void cannotTell() throws Exception {
    WebhookScheme standard = SignedMessage.scheme(SignedMessage.SECRET);
    WebhookScheme withoutKeys =
        new WebhookScheme() {
          @Override
          public String idHeader() {
            return standard.idHeader();
          }

          @Override
          public String timestampHeader() {
            return standard.timestampHeader();
          }

          @Override
          public List<String> signatureHeaders() {
            return standard.signatureHeaders();
          }

          @Override
          public boolean isSigned(WebhookMessage message) {
            throw new ConnectionException(ErrorDetails.builder(Operation.OPEN, "no keys").build());
          }

          @Override
          public WebhookPayload payload(byte[] body) {
            throw new AssertionError("not signed");
          }
        };
    restart(events::add, WebhookReceiver.builder("east", withoutKeys).build());

    assertThat(post(message("a"))).isEqualTo(503);
    assertThat(events).isEmpty();
  }

  @Test
  @DisplayName("asks each of several receivers whose message it is")
  void asksEach() throws Exception {
    String other = "whsec_" + SignedMessage.base64("the key of the west");
    restart(
        events::add,
        RECEIVER,
        WebhookReceiver.builder("west", SignedMessage.scheme(other)).build());

    assertThat(post(SignedMessage.of(other, "w", Instant.now(), "video.completed w")))
        .isEqualTo(204);
    assertThat(post(message("e"))).isEqualTo(204);
    assertThat(events).extracting(WebhookEvent::instance).containsExactly("west", "east");
  }

  @Test
  @DisplayName("closes a connection whose request does not come")
  void closesSlowConnections() throws Exception {
    restart(events::add, RECEIVER);
    for (String begun :
        List.of(
            "POST / HTTP/1.1\r\nHost: x\r\n", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
    }
    assertThat(post(message("after"))).isEqualTo(204);
  }

  @Test
  @DisplayName("wants a receiver and a free port")
  void wantsReceiverAndPort() {
    assertThatIllegalStateException().isThrownBy(() -> WebhookServer.builder(e -> {}).start());
    assertThatThrownBy(
            () -> WebhookServer.builder(e -> {}).receiver(RECEIVER).port(server.port()).start())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("port " + server.port());
  }
}
