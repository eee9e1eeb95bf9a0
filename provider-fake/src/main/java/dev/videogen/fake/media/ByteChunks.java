package dev.videogen.fake.media;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The bytes of a file as pieces, many of them of the same array: a long file costs no more memory
 * than its parts.
 */
final class ByteChunks {

  private final List<ByteBuffer> pieces = new ArrayList<>();
  private long length;

  /** Appends the buffer's remaining bytes. */
  void add(ByteBuffer piece) {
    pieces.add(piece.slice());
    length += piece.remaining();
  }

  long length() {
    return length;
  }

  /**
   * A stream of all bytes from an offset on.
   *
   * @throws IndexOutOfBoundsException if the offset is negative or beyond the end
   */
  InputStream open(long offset) {
    Objects.checkIndex(offset, length + 1);
    Reader reader = new Reader(List.copyOf(pieces));
    reader.skip(offset);
    return reader;
  }

  private static final class Reader extends InputStream {

    private final List<ByteBuffer> pieces;
    private int piece;
    private int at;

    Reader(List<ByteBuffer> pieces) {
      this.pieces = pieces;
    }

    @Override
    public int read() {
      return available() == 0 ? -1 : pieces.get(piece).get(at++) & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) {
      Objects.checkFromIndexSize(from, count, target.length);
      int done = 0;
      while (done < count && available() > 0) {
        int now = Math.min(available(), count - done);
        pieces.get(piece).get(at, target, from + done, now);
        at += now;
        done += now;
      }
      return done == 0 && count > 0 ? -1 : done;
    }

    @Override
    public long skip(long count) {
      long done = 0;
      while (done < count && available() > 0) {
        int now = (int) Math.min(available(), count - done);
        at += now;
        done += now;
      }
      return done;
    }

    /**
     * What is left of the current piece, after moving on from one that is done; 0 only at the end.
     */
    @Override
    public int available() {
      while (piece < pieces.size() && at == pieces.get(piece).limit()) {
        piece++;
        at = 0;
      }
      return piece == pieces.size() ? 0 : pieces.get(piece).limit() - at;
    }
  }
}
