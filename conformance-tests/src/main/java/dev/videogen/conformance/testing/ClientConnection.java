package dev.videogen.conformance.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The connection of a {@link FaultServer} to a client, on which a response is sent well or badly.
 */
public final class ClientConnection {

  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

  private final Socket socket;
  private final String header;
  private final long bodyLimit;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();

  ClientConnection(Socket socket) {
    this(socket, "", Long.MAX_VALUE);
  }

  private ClientConnection(Socket socket, String header, long bodyLimit) {
    this.socket = socket;
    this.header = header;
    this.bodyLimit = bodyLimit;
  }

  /** The same, on which a response gets one more header. */
  ClientConnection withHeader(String more) {
    return new ClientConnection(socket, more + "\r\n", bodyLimit);
  }

  /** The same, which ends after so many bytes of a body. */
  ClientConnection breakingAt(long position) {
    return new ClientConnection(socket, header, position);
  }

  /**
   * Sends text.
   *
   * @param text each character one byte
   * @return this connection
   * @throws IOException if the client is gone
   */
  public ClientConnection send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Sends bytes.
   *
   * @param bytes the bytes
   * @return this connection
   * @throws IOException if the client is gone
   */
  public ClientConnection send(byte[] bytes) throws IOException {
    if (header.isEmpty() && bodyLimit == Long.MAX_VALUE) {
      return write(bytes);
    }
    held.write(bytes);
    byte[] all = held.toByteArray();
    int body = headEnd(all);
    if (body < 0) {
      return this;
    }
    held.reset();
    int line = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n") + 2;
    write(Arrays.copyOf(all, line));
    write(header.getBytes(StandardCharsets.ISO_8859_1));
    int end = (int) Math.min(all.length, body + bodyLimit);
    write(Arrays.copyOfRange(all, line, end));
    if (end < all.length) {
      close();
    }
    return this;
  }

  private ClientConnection write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Where the body begins; negative if the head is not whole yet. */
  private static int headEnd(byte[] response) {
    for (int at = 0; at + HEAD_END.length <= response.length; at++) {
      if (Arrays.equals(response, at, at + HEAD_END.length, HEAD_END, 0, HEAD_END.length)) {
        return at + HEAD_END.length;
      }
    }
    return -1;
  }

  /**
   * Ends the connection in order.
   *
   * @throws IOException if that fails
   */
  public void close() throws IOException {
    socket.close();
  }

  /**
   * Ends the connection with a reset.
   *
   * @throws IOException if that fails
   */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /**
   * Does nothing until the client has gone.
   *
   * @throws IOException if that is noticed by an error
   */
  public void stall() throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // The client is not listened to either.
    }
    socket.close();
  }
}
