package dev.videogen.micrometer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A file that is read: its bytes are counted, and its observation ends when it is closed. */
final class ObservedContent extends FilterInputStream {

  private final LongConsumer received;
  private final Consumer<@Nullable IOException> end;
  private final AtomicBoolean ended = new AtomicBoolean();
  private @Nullable IOException failure;
  private long bytes;

  ObservedContent(InputStream content, LongConsumer received, Consumer<@Nullable IOException> end) {
    super(content);
    this.received = received;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    try {
      int value = super.read();
      bytes += value < 0 ? 0 : 1;
      return value;
    } catch (IOException broken) {
      failure = broken;
      throw broken;
    }
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    try {
      int count = super.read(buffer, from, length);
      bytes += Math.max(0, count);
      return count;
    } catch (IOException broken) {
      failure = broken;
      throw broken;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      if (ended.compareAndSet(false, true)) {
        received.accept(bytes);
        end.accept(failure);
      }
    }
  }
}
