package dev.videogen.http.internal.transport;

import dev.videogen.Asset;
import dev.videogen.http.wire.UnreadableResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The body of a response that is to be a file: unpacked if a server packs it although identity was
 * asked for, and its first bytes read ahead. For one thread.
 */
final class MediaBody {

  private static final int HEAD = 512;

  private static final int GZIP_MAGIC = 0x1f8b;

  private final PushbackInputStream content;
  private final boolean packed;

  private MediaBody(PushbackInputStream content, boolean packed) {
    this.content = content;
    this.packed = packed;
  }

  /**
   * Takes up a body that begins at the beginning of the file.
   *
   * @param raw as it comes over the wire
   * @param encodings what the server says that was done to it, in this order
   * @throws UnreadableResponseException if it is packed in a way that is not known here
   */
  static MediaBody of(InputStream raw, List<String> encodings) throws IOException {
    PushbackInputStream content = new PushbackInputStream(raw, HEAD);
    boolean packed = false;
    for (int i = encodings.size() - 1; i >= 0; i--) {
      switch (encodings.get(i)) {
        case "gzip", "x-gzip" -> {
          // What is not packed though it says so is unpacked already.
          if (isGzip(content)) {
            content = new PushbackInputStream(new GZIPInputStream(content), HEAD);
            packed = true;
          }
        }
        case "deflate" -> {
          content = new PushbackInputStream(inflated(content), HEAD);
          packed = true;
        }
        default ->
            throw new UnreadableResponseException(
                "it is compressed with " + encodings.get(i) + ", though that was not asked for");
      }
    }
    if (isGzip(content)) {
      // No video and no picture begins so.
      content = new PushbackInputStream(new GZIPInputStream(content), HEAD);
      packed = true;
    }
    return new MediaBody(content, packed);
  }

  private static boolean isGzip(PushbackInputStream content) throws IOException {
    byte[] head = peek(content, 2);
    return isGzip(head, head.length);
  }

  /** Whether bytes begin as what is packed by gzip does. */
  static boolean isGzip(byte[] bytes, int length) {
    return length >= 2 && ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) == GZIP_MAGIC;
  }

  /** With the head of zlib as the specification has it, or without as some servers do. */
  private static InputStream inflated(PushbackInputStream content) throws IOException {
    byte[] head = peek(content, 2);
    boolean zlib =
        head.length == 2
            && (head[0] & 0x0f) == 8
            && ((head[0] & 0xff) << 8 | (head[1] & 0xff)) % 31 == 0;
    return zlib
        ? new InflaterInputStream(content)
        : new InflaterInputStream(content, new Inflater(true));
  }

  private static byte[] peek(PushbackInputStream content, int count) throws IOException {
    byte[] head = content.readNBytes(count);
    content.unread(head);
    return head;
  }

  /** The bytes of the file. */
  InputStream content() {
    return content;
  }

  /** Whether neither the length nor an offset of the response mean the file. */
  boolean isPacked() {
    return packed;
  }

  /**
   * Whether it is a text, which is no file of a job. Bytes are read one after the other as they
   * come, so that a file of which little has come yet is not waited for.
   */
  boolean isText() throws IOException {
    byte[] head = new byte[HEAD];
    int length = 0;
    boolean text = true;
    while (text && length < HEAD) {
      int count = content.read(head, length, HEAD - length);
      if (count < 0) {
        break;
      }
      length += count;
      text = isText(Arrays.copyOf(head, length));
    }
    content.unread(head, 0, length);
    return text && length > 0;
  }

  private static boolean isText(byte[] head) {
    return !Asset.VIDEO.accepts(head) && !Asset.THUMBNAIL.accepts(head) && !hasNul(head);
  }

  private static boolean hasNul(byte[] head) {
    for (byte each : head) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text is JSON, by its first character. */
  boolean isJson() throws IOException {
    String start = new String(peek(content, 64), StandardCharsets.UTF_8).strip();
    String text = start.startsWith("\ufeff") ? start.substring(1).strip() : start;
    return text.startsWith("{") || text.startsWith("[") || text.startsWith("\"");
  }
}
