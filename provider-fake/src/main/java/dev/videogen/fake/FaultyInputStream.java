package dev.videogen.fake;

import dev.videogen.fake.StreamFault.Kind;
import dev.videogen.spi.TimeSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The content of a download whose script lets it break, stall or end after a number of bytes.
 *
 * <p>Nobody moves a {@link FakeClock} while the thread of a test hangs in a read. So a stall moves
 * it, much faster than the machine's clock, until whoever measures the stall has seen enough.
 *
 * <p>For one thread, but for {@link #close()}.
 */
public final class FaultyInputStream extends FilterInputStream {

  private static final long PAUSE_MILLIS = 5;
  private static final Duration PASSING = Duration.ofSeconds(1);

  private final Kind kind;
  private final TimeSource time;
  private final CountDownLatch closed = new CountDownLatch(1);
  private long left;

  FaultyInputStream(InputStream content, long length, Kind kind, TimeSource time) {
    super(content);
    this.left = length;
    this.kind = kind;
    this.time = time;
  }

  /**
   * Whether the content has come to where it breaks or stalls, so that nothing is {@linkplain
   * #available() available}, and yet this is not its end. It is for those who imitate a vendor and
   * have to break a connection there.
   *
   * @return false before that, and where the content ends
   */
  public boolean isBroken() {
    return left == 0 && kind != Kind.END;
  }

  /**
   * Whether fewer bytes come than that, though there should be more.
   *
   * @param told the length that is told of the whole, which an end before it contradicts
   */
  boolean isTornBefore(long count, OptionalLong told) {
    return left < count && (kind != Kind.END || told.orElse(0) > left);
  }

  /** Whether it blocks at its end until it is closed. */
  boolean stalls() {
    return kind == Kind.STALL;
  }

  @Override
  public int read() throws IOException {
    if (left == 0) {
      return fail();
    }
    int read = in.read();
    if (read >= 0) {
      left--;
    }
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return fail();
    }
    int read = in.read(buffer, offset, (int) Math.min(length, left));
    if (read > 0) {
      left -= read;
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = in.skip(Math.min(count, left));
    left -= skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(in.available(), left);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int fail() throws IOException {
    return switch (kind) {
      case END -> -1;
      case BREAK -> throw new IOException("connection reset (scripted)");
      case STALL -> {
        awaitClosing();
        throw new IOException("closed in a stalled download (scripted)");
      }
    };
  }

  private void awaitClosing() throws IOException {
    try {
      if (time instanceof FakeClock clock) {
        while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          clock.advance(PASSING);
        }
      } else {
        closed.await();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("interrupted in a stalled download (scripted)");
      interrupted.initCause(stopped);
      throw interrupted;
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    super.close();
  }
}
