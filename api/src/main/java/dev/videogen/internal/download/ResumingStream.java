package dev.videogen.internal.download;

import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.VideoException;
import dev.videogen.internal.image.FileSignature;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file of a job as an app reads it: a stream that breaks or stalls is opened again where it
 * ended, if a strong tag and the length tell that it is still the same file. What was handed out
 * cannot be taken back, so that otherwise reading ends with an {@link IncompleteDownloadException}.
 *
 * <p>For one thread; another may close it.
 */
public final class ResumingStream extends InputStream {

  private final MediaSource source;
  private final JobFile file;
  private final OptionalLong total;
  private final BoxRow boxes = new BoxRow();
  private final byte[] buffer = new byte[DownloadToFile.BUFFER];

  private FileOpening opening;
  private Optional<String> etag;

  /** What is read now, between two attempts nothing. */
  private @Nullable MediaStream current;

  private volatile boolean closed;
  private @Nullable VideoException ended;

  /** What of the buffer is still to be handed out. */
  private int from;

  private int to;

  /** Where in the file the stream and the reader of this one are. */
  private long at;

  private long delivered;

  private long reached;
  private int fruitless;

  /** How long the vendor was waited for; how long the app takes is its own affair. */
  private Duration spent = Duration.ZERO;

  private ResumingStream(MediaSource source, JobFile file, FileOpening opening, MediaStream first) {
    this.source = source;
    this.file = file;
    this.opening = opening;
    this.total = first.totalLength();
    this.etag = Transfer.strong(first.etag());
    this.current = first;
    this.at = first.offset();
  }

  /**
   * Opens a file.
   *
   * @return its stream from the beginning, with what the vendor said of it first
   * @throws VideoException as {@link FileOpening#open} does, or if it is larger than may be
   */
  public static MediaStream open(MediaSource source, JobFile file) {
    FileOpening opening = new FileOpening(source, file);
    MediaStream first = opening.open(ByteRange.all());
    ResumingStream content = new ResumingStream(source, file, opening, first);
    try {
      opening.checkSize(first.totalLength().orElse(0));
    } catch (VideoException tooLarge) {
      content.close();
      throw tooLarge;
    }
    MediaStream.Builder whole =
        MediaStream.builder(content)
            .mediaType(first.mediaType().orElse(null))
            .etag(first.etag().orElse(null));
    first.totalLength().ifPresent(whole::totalLength);
    return whole.build();
  }

  @Override
  public int read() throws IOException {
    return available() > 0 || fill() ? buffer[from++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (available() == 0 && !fill()) {
      return -1;
    }
    int count = Math.min(length, to - from);
    System.arraycopy(buffer, from, bytes, offset, count);
    from += count;
    return count;
  }

  /** What can be read without waiting. */
  @Override
  public int available() {
    return closed ? 0 : to - from;
  }

  /** Fills the buffer, which is empty; false at the end of the file. */
  private boolean fill() throws IOException {
    if (ended != null) {
      throw ended;
    }
    try {
      return filled();
    } catch (VideoException failure) {
      ended = failure;
      throw failure;
    }
  }

  private boolean filled() throws IOException {
    while (true) {
      requireOpen();
      Exception broken;
      long start = source.time().nanoTime();
      try {
        int count = readOn(stream());
        if (count >= 0) {
          return true;
        }
        if (isWhole()) {
          return false;
        }
        broken = new IOException("the stream ended early");
      } catch (IOException failure) {
        if (total.isPresent() && isWhole()) {
          return false;
        }
        broken = failure;
      } finally {
        spent = spent.plusNanos(source.time().nanoTime() - start);
      }
      requireOpen();
      prepareToResume(broken);
    }
  }

  private boolean isWhole() {
    return delivered > 0
        && (total.isPresent() ? total.getAsLong() == delivered : !boxes.isCutOff());
  }

  /** Reads from a stream what was not handed out before; the count, or -1 at its end. */
  private int readOn(MediaStream stream) throws IOException {
    while (true) {
      int count;
      StallWatch.Reading reading = source.stallWatch().reading(stream);
      try {
        count = reading.read(buffer);
      } catch (VideoException failure) {
        if (failure.isRetryable()) {
          throw new IOException(failure.getMessage(), failure);
        }
        throw failure;
      } finally {
        reading.release();
      }
      if (count < 0) {
        return count;
      }
      long end = at + count;
      opening.checkSize(end);
      if (total.isPresent() && end > total.getAsLong()) {
        throw incomplete("more bytes came than the " + total.getAsLong() + " announced", null);
      }
      from = (int) Math.min(count, delivered - at);
      to = count;
      at = end;
      if (from < to) {
        boxes.add(buffer, from, to - from);
        delivered = end;
        return to - from;
      }
      opening.checkTime(spent);
    }
  }

  /** What is to be read now. */
  private MediaStream stream() throws IOException {
    MediaStream known = current;
    if (known != null) {
      return known;
    }
    // The head is judged by whoever opens the file from its beginning.
    long offset = delivered < FileSignature.HEAD ? 0 : delivered;
    MediaStream next;
    opening = new FileOpening(source, file);
    try {
      next = opening.open(new ByteRange(offset, offset == 0 ? Optional.empty() : etag));
    } catch (VideoException failure) {
      if (failure.kind() == ErrorKind.VIDEO_INTERRUPTED) {
        throw failure;
      }
      throw incomplete(failure.getMessage(), failure);
    }
    take(next);
    if (!isSameFile(next)) {
      throw incomplete("the file changed, or was not sent from where it was asked for", null);
    }
    at = next.offset();
    etag = Transfer.strong(next.etag());
    return next;
  }

  private boolean isSameFile(MediaStream next) {
    boolean sameLength =
        total.isEmpty() || next.totalLength().isEmpty() || total.equals(next.totalLength());
    boolean sameTag = delivered == 0 || etag.equals(Transfer.strong(next.etag()));
    return sameLength && sameTag && next.offset() <= delivered;
  }

  private void prepareToResume(Exception broken) {
    if (Thread.currentThread().isInterrupted()) {
      throw opening.interrupted(broken);
    }
    take(null);
    if (delivered > 0 && etag.isEmpty()) {
      throw incomplete(
          broken.getMessage() + "; without a strong tag nobody can tell what continues it", broken);
    }
    if (delivered - reached >= DownloadToFile.MIN_PROGRESS) {
      reached = delivered;
      fruitless = 0;
    } else if (++fruitless >= DownloadToFile.ATTEMPTS) {
      throw incomplete("attempts bring next to nothing: " + broken.getMessage(), broken);
    }
    long start = source.time().nanoTime();
    opening.sleep(FileOpening.pause(Math.max(0, fruitless - 1), DownloadToFile.MAX_PAUSE));
    spent = spent.plusNanos(source.time().nanoTime() - start);
    opening.checkTime(spent);
  }

  private IncompleteDownloadException incomplete(
      @Nullable String reason, @Nullable Exception cause) {
    String of = total.isPresent() ? " of " + total.getAsLong() : "";
    String message =
        "the %s of job %s could not be read to its end: %d%s bytes came. The reason: %s. %s"
            .formatted(
                file.what(),
                source.ref(),
                delivered,
                of,
                String.valueOf(reason).replaceAll("[.\\s]+$", ""),
                opening.stillThere());
    return new IncompleteDownloadException(opening.details(message).cause(cause).build());
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the stream is closed");
    }
  }

  /** Goes over to another stream, or to none. */
  private void take(@Nullable MediaStream next) {
    MediaStream before;
    synchronized (this) {
      before = closed && next != null ? next : current;
      current = closed ? null : next;
    }
    end(before);
  }

  private static void end(@Nullable MediaStream stream) {
    if (stream == null) {
      return;
    }
    try {
      stream.close();
    } catch (IOException unread) {
      // Nobody wants to read it.
    }
  }

  @Override
  public void close() {
    MediaStream last;
    synchronized (this) {
      closed = true;
      last = current;
      current = null;
    }
    end(last);
  }
}
