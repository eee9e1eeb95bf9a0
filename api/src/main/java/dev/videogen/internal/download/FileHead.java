package dev.videogen.internal.download;

import dev.videogen.Asset;
import dev.videogen.errors.VideoException;
import dev.videogen.internal.image.FileSignature;
import dev.videogen.spi.MediaStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a stream, read ahead to see whether it is the file that was asked for. The
 * stream is read on as if nothing had been read, a break in its head included. For one thread.
 */
final class FileHead {

  private static final int QUOTED = 200;

  private final MediaStream stream;
  private final byte[] bytes;
  private final @Nullable Exception broken;

  private FileHead(MediaStream stream, byte[] bytes, @Nullable Exception broken) {
    this.stream = stream;
    this.bytes = bytes;
    this.broken = broken;
  }

  /** Reads the head of a stream; one that trickles breaks after the watch's time-out. */
  static FileHead read(MediaStream stream, MediaSource source) {
    StallWatch watch = source.stallWatch();
    StallWatch.Reading reading = watch.reading(stream);
    byte[] head = new byte[FileSignature.HEAD];
    long start = source.time().nanoTime();
    int length = 0;
    try {
      while (length < head.length && !isKnown(head, length)) {
        byte[] more = new byte[head.length - length];
        int count = reading.read(more);
        if (count < 0) {
          break;
        }
        System.arraycopy(more, 0, head, length, count);
        length += count;
        Duration taken = Duration.ofNanos(source.time().nanoTime() - start);
        if (length < head.length && taken.compareTo(watch.timeout()) > 0) {
          throw new IOException("only " + length + " bytes came in " + taken.toMillis() + " ms");
        }
      }
      return new FileHead(stream, Arrays.copyOf(head, length), null);
    } catch (IOException | VideoException failure) {
      return new FileHead(stream, Arrays.copyOf(head, length), failure);
    } finally {
      reading.release();
    }
  }

  /** Whether more bytes would change nothing. */
  private static boolean isKnown(byte[] head, int length) {
    if (length < FileSignature.MIN_HEAD) {
      return false;
    }
    return switch (FileSignature.of(Arrays.copyOf(head, length))) {
      case VIDEO, PICTURE, OTHER -> true;
      case TEXT, UNKNOWN -> false;
    };
  }

  /** Whether it is certainly something else that came; what broke off is not judged. */
  boolean isWrong(Asset asset) {
    return broken == null && bytes.length > 0 && !asset.accepts(bytes);
  }

  /** What came instead, for a message. */
  String description() {
    return describe(bytes);
  }

  /** What a head is, in a few words; a text is quoted, without what could move a terminal. */
  static String describe(byte[] head) {
    return switch (FileSignature.of(head)) {
      case VIDEO -> "a video";
      case PICTURE -> "a picture";
      case OTHER -> "a file of another kind";
      case UNKNOWN -> "binary data";
      case TEXT -> {
        String text = new String(head, StandardCharsets.UTF_8).strip();
        String shown = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ");
        yield "text that begins \""
            + (shown.length() > QUOTED ? shown.substring(0, QUOTED) : shown)
            + '"';
      }
    };
  }

  /** The stream from its beginning. */
  MediaStream stream() {
    InputStream rest = broken == null ? stream.content() : new BrokenStream(broken);
    InputStream content = new SequenceInputStream(new ByteArrayInputStream(bytes), rest);
    MediaStream.Builder whole =
        MediaStream.builder(new ClosedWith(content, stream))
            .offset(stream.offset())
            .mediaType(stream.mediaType().orElse(null))
            .etag(stream.etag().orElse(null));
    stream.totalLength().ifPresent(whole::totalLength);
    return whole.build();
  }

  /** Closing a sequence reads on to its next part; this ends the stream itself. */
  private static final class ClosedWith extends FilterInputStream {

    private final MediaStream stream;

    ClosedWith(InputStream content, MediaStream stream) {
      super(content);
      this.stream = stream;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  /** What was met while the head was read. */
  private static final class BrokenStream extends InputStream {

    private final Exception failure;

    BrokenStream(Exception failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      if (failure instanceof VideoException known) {
        throw known;
      }
      throw new IOException(failure.getMessage(), failure);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return read();
    }
  }
}
