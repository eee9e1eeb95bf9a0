package dev.videogen.http.internal.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/**
 * The body of a file. Read to its end, it gives its connection back; closed before, by whichever
 * thread, it ends the connection at once instead of reading the rest, and with it a read that
 * blocks. So does an interrupt of the thread that reads.
 */
final class AbortingStream extends FilterInputStream implements Abortable {

  private final HttpUriRequestBase request;
  private final Watchdog watchdog;
  private volatile @Nullable Thread reader;
  private volatile boolean closed;
  private volatile boolean interrupted;
  private volatile boolean ended;

  AbortingStream(InputStream content, HttpUriRequestBase request, Watchdog watchdog) {
    super(content);
    this.request = request;
    this.watchdog = watchdog;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    reader = Thread.currentThread();
    try {
      int read = in.read(buffer, offset, length);
      if (read < 0) {
        ended = true;
        watchdog.release(this);
      }
      return read;
    } catch (IOException broken) {
      throw ofInterest(broken);
    } finally {
      reader = null;
    }
  }

  private IOException ofInterest(IOException broken) {
    if (interrupted || Thread.currentThread().isInterrupted()) {
      InterruptedIOException interrupt = new InterruptedIOException("the reading was interrupted");
      interrupt.initCause(broken);
      return interrupt;
    }
    return closed ? new IOException("the stream is closed", broken) : broken;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.min(8192, Math.max(0, count))];
    int read = skipped.length == 0 ? 0 : read(skipped, 0, skipped.length);
    return Math.max(0, read);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void check(long now) {
    Thread current = reader;
    if (current != null && current.isInterrupted() && !interrupted) {
      interrupted = true;
      request.cancel();
    }
  }

  @Override
  public void close() {
    closed = true;
    watchdog.release(this);
    // After the end there is nothing left to cancel: the connection is back in its pool.
    if (!ended) {
      request.cancel();
    }
  }
}
