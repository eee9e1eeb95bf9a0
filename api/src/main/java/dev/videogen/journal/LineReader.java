package dev.videogen.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Reads the lines of a file, and goes on later with what has come. Not safe for many threads. */
final class LineReader {

  static final byte END_OF_LINE = '\n';

  /** Maximum bytes of a line; prompts are the longest part of one. */
  static final int MAX_LINE = 8 << 20;

  /** As much is read at a time, unless a line is longer. */
  private static final int CHUNK = 1 << 18;

  /** Takes a line. */
  @FunctionalInterface
  interface Taker {

    /**
     * Takes a line.
     *
     * @param bytes where it is among others
     * @param start of the line in the bytes
     * @param end of the line in the bytes, without what ends a line
     * @param offset of the line in the file
     */
    void take(byte[] bytes, int start, int end, long offset) throws IOException;
  }

  private long position;

  /** Whether what was read last is part of a line that is too long. */
  private boolean tooLong;

  LineReader(long position) {
    this.position = position;
  }

  /** How far whole lines were read. */
  long position() {
    return position;
  }

  /**
   * Reads on. A line that is longer than one may be is skipped.
   *
   * @param end where in the file to stop
   * @return what follows the last whole line
   */
  byte[] read(FileChannel channel, long end, Taker taker) throws IOException {
    int size = CHUNK;
    while (true) {
      byte[] news = bytes(channel, position, (int) Math.min(end - position, size));
      int whole = afterLastLine(news);
      if (whole == 0 && position + news.length >= end) {
        return tooLong ? new byte[0] : news;
      }
      if (whole == 0 && size < MAX_LINE) {
        size = Math.min(MAX_LINE, size * 2);
        continue;
      }
      // Nobody writes such a line; what comes with its end is skipped, too.
      tooLong |= whole == 0;
      takeLines(news, whole, taker);
      position += whole == 0 ? news.length : whole;
      size = CHUNK;
    }
  }

  private void takeLines(byte[] news, int whole, Taker taker) throws IOException {
    int start = 0;
    for (int index = 0; index < whole; index++) {
      if (news[index] == END_OF_LINE) {
        if (!tooLong) {
          taker.take(news, start, index, position + start);
        }
        tooLong = false;
        start = index + 1;
      }
    }
  }

  private static int afterLastLine(byte[] news) {
    int end = news.length;
    while (end > 0 && news[end - 1] != END_OF_LINE) {
      end--;
    }
    return end;
  }

  /** So many bytes from a place in a file, or as many as there are. */
  static byte[] bytes(FileChannel channel, long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.max(0, count));
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
      // Until all of it is there.
    }
    return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
  }
}
