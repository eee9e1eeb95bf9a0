package dev.videogen.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to an emulator on which any bytes are sent, also such as no HTTP client sends. */
final class RawConnection implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;

  RawConnection(VideoEmulator emulator) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
      socket.setSoTimeout(TIMEOUT_MILLIS);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Sends a request that asks for the connection's end, and gives all that comes. */
  static String exchange(VideoEmulator emulator, String request) {
    try (RawConnection connection = new RawConnection(emulator)) {
      return connection.send(request).rest();
    }
  }

  RawConnection send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawConnection send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Sends nothing more. */
  RawConnection end() {
    try {
      socket.shutdownOutput();
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What comes, up to a text and with it, or up to the connection's end. */
  String until(String end) {
    StringBuilder read = new StringBuilder();
    try {
      while (read.indexOf(end) < 0) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          break;
        }
        read.append((char) next);
      }
      return read.toString();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** All that comes up to the connection's end, a byte as a character. */
  String rest() {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
