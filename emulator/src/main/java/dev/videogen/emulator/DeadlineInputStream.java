package dev.videogen.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a client sends, as long as it sends it in time. */
final class DeadlineInputStream extends InputStream {

  private final Socket socket;
  private final InputStream in;
  private long deadline;

  DeadlineInputStream(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** Sets how long all reads from now on may take together. */
  void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  @Override
  public int read() throws IOException {
    awaitBefore();
    return in.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    awaitBefore();
    return in.read(buffer, offset, length);
  }

  private void awaitBefore() throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException("the time is over");
    }
    socket.setSoTimeout((int) left);
  }
}
