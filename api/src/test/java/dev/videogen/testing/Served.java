package dev.videogen.testing;

import dev.videogen.ScriptedMedia;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a vendor serves a file when it is opened, with whatever goes wrong. Immutable. */
public final class Served implements ScriptedMedia.Opening, Cloneable {

  private final byte[] file;
  private long end;
  private @Nullable Exception failure;
  private @Nullable Runnable whenStalled;
  private boolean ranges = true;
  private @Nullable Long length;
  private @Nullable String etag;

  private Served(byte[] file) {
    this.file = file;
    this.end = file.length;
    this.length = (long) file.length;
  }

  /** The whole file from where it is asked for, with its length and without a tag. */
  public static Served whole(byte[] file) {
    return new Served(file);
  }

  /** The same, but it breaks at a position in the file. */
  public Served breakingAt(long position) {
    return failingAt(position, new IOException("connection reset"));
  }

  /** The same, but reading fails at a position in the file. */
  public Served failingAt(long position, Exception broken) {
    return changed(copy -> copy.failure = broken).endingAt(position);
  }

  /** The same, but it claims to be at its end at a position in the file. */
  public Served endingAt(long position) {
    return changed(copy -> copy.end = position);
  }

  /** The same, but from a position in the file nothing comes until it is closed. */
  public Served stallingAt(long position, Runnable onceStalled) {
    return changed(copy -> copy.whenStalled = onceStalled).endingAt(position);
  }

  /** The same, but always from the beginning. */
  public Served withoutRanges() {
    return changed(copy -> copy.ranges = false);
  }

  /** The same, announced to be of another length; null for none. */
  public Served announcing(@Nullable Long other) {
    return changed(copy -> copy.length = other);
  }

  public Served tagged(@Nullable String other) {
    return changed(copy -> copy.etag = other);
  }

  private Served changed(Consumer<Served> change) {
    try {
      Served copy = (Served) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public MediaStream open(ByteRange range) {
    long offset = ranges ? range.offset() : 0;
    byte[] rest = Arrays.copyOfRange(file, (int) offset, (int) Math.max(offset, end));
    MediaStream.Builder stream =
        MediaStream.builder(new FaultyStream(rest, failure, whenStalled)).offset(offset).etag(etag);
    if (length != null) {
      stream.totalLength(length);
    }
    return stream.mediaType("video/mp4").build();
  }

  @Override
  public String toString() {
    return "Served[" + end + " of " + file.length + "]";
  }

  /** Bytes in small portions, and then what goes wrong. */
  private static final class FaultyStream extends InputStream {

    private static final int PORTION = 10;

    private final InputStream bytes;
    private final @Nullable Exception failure;
    private final @Nullable Runnable stall;
    private volatile boolean closed;

    FaultyStream(byte[] bytes, @Nullable Exception failure, @Nullable Runnable stall) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.failure = failure;
      this.stall = stall;
    }

    @Override
    public int read() throws IOException {
      throw new IOException("read one by one, this takes for ever");
    }

    @Override
    public int read(byte[] buffer, int from, int count) throws IOException {
      int read = bytes.read(buffer, from, Math.min(count, PORTION));
      if (read >= 0) {
        return read;
      }
      if (stall != null) {
        stall.run();
        awaitClose();
        return -1;
      }
      if (failure instanceof IOException broken) {
        throw broken;
      }
      if (failure instanceof RuntimeException broken) {
        throw broken;
      }
      return -1;
    }

    /** Takes no notice of interrupts, as a socket does. */
    private void awaitClose() {
      long start = System.nanoTime();
      while (!closed) {
        if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(30)) {
          throw new AssertionError("nobody closed the stalled stream");
        }
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
