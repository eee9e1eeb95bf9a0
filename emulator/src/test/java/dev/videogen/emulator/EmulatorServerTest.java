package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.emulator.StubbedResponse.SentResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The emulator's server")
@Timeout(60)
class EmulatorServerTest {

  private static final String GET =
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  /** Sends the same for every request. */
  private record Always(SentResponse sent, CountDownLatch asked) implements RequestHandler {

    static Always of(Response response) {
      return new Always(SentResponse.of(response), new CountDownLatch(1));
    }

    @Override
    public SentResponse respond(Call call) {
      asked.countDown();
      return sent;
    }

    @Override
    public Response refuse(String target, RejectedRequestException refusal) {
      return Response.empty(refusal.status());
    }
  }

  /** As many zeros as are read. */
  private static final class Zeros extends InputStream {

    private volatile boolean closed;

    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return length;
    }

    @Override
    public int available() {
      return Integer.MAX_VALUE;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static Socket asked(EmulatorServer server) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static long skipAll(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
    }
    return total;
  }

  @Test
  @DisplayName("sends a file that is longer than any array, as it reads it")
  void streams() throws Exception {
    long length = Integer.MAX_VALUE + 10L;
    Zeros file = new Zeros();
    Response response = Response.stream(200, Map.of(), file, length);

    try (EmulatorServer server = new EmulatorServer(0, Always.of(response));
        Socket socket = asked(server)) {
      assertThat(skipAll(socket.getInputStream())).isBetween(length, length + 200);
    }
    assertThat(file.closed).isTrue();
  }

  @Test
  @DisplayName("closes a file whose reader leaves")
  void readerLeaves() throws Exception {
    Zeros file = new Zeros();
    Response response = Response.stream(200, Map.of(), file, Long.MAX_VALUE);

    try (EmulatorServer server = new EmulatorServer(0, Always.of(response))) {
      try (Socket socket = asked(server)) {
        assertThat(socket.getInputStream().readNBytes(1_000)).hasSize(1_000);
      }
    }
    assertThat(file.closed).isTrue();
  }

  @Test
  @DisplayName("ends at once, also with a response that is held back for an hour")
  void endsAtOnce() throws Exception {
    Always held =
        new Always(
            new SentResponse(Response.empty(200), Optional.empty(), Duration.ofHours(1)),
            new CountDownLatch(1));
    EmulatorServer server = new EmulatorServer(0, held);
    try (Socket socket = asked(server)) {
      assertThat(held.asked().await(20, TimeUnit.SECONDS)).isTrue();

      server.close();

      assertThat(skipAll(socket.getInputStream())).isZero();
    }
    assertThatThrownBy(() -> asked(server)).isInstanceOf(ConnectException.class);
  }
}
