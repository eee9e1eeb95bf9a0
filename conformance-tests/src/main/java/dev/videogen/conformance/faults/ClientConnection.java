package dev.videogen.conformance.faults;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** The connection to the client, on which a response is sent well or badly. */
final class ClientConnection {

  private static final Duration DRIP = Duration.ofMillis(20);

  private final Socket socket;

  ClientConnection(Socket socket) {
    this.socket = socket;
  }

  ClientConnection send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  ClientConnection send(HttpMessage message) throws IOException {
    byte[] head = message.head();
    byte[] both = Arrays.copyOf(head, head.length + message.body().length);
    System.arraycopy(message.body(), 0, both, head.length, message.body().length);
    return send(both);
  }

  /** Sends a byte at a time, each long before a read-timeout is over. */
  ClientConnection drip(byte[] bytes) throws IOException {
    for (byte one : bytes) {
      send(new byte[] {one});
      LockSupport.parkNanos(DRIP.toNanos());
    }
    return this;
  }

  /** Ends the connection in order. */
  void close() throws IOException {
    socket.close();
  }

  /** Ends the connection with a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Does nothing until the client has gone. */
  void stall() throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // The client is not listened to either.
    }
    socket.close();
  }

  boolean isClosed() {
    return socket.isClosed();
  }
}
