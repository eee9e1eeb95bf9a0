package dev.videogen.http.internal.transport;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A file that stands in JSON as base64: what is before it is skipped, and it is decoded as it is
 * read, so that it is never in memory as a whole.
 */
final class InlineMedia {

  private static final int MAX_NAME = 256;

  /** What stands before the base64 in a {@code data:} URL is not longer. */
  private static final int MAX_PREFIX = 256;

  private final InputStream json;

  private InlineMedia(InputStream json) {
    this.json = json;
  }

  /**
   * Opens the first text that stands under a name, at whichever depth.
   *
   * @param json the body
   * @param field the name
   * @return the bytes that it stands for; closing it closes the body
   * @throws EOFException if there is none
   */
  static InputStream open(InputStream json, String field) throws IOException {
    InputStream buffered = new BufferedInputStream(json);
    new InlineMedia(buffered).skipTo(field);
    PushbackInputStream text = new PushbackInputStream(new TextUntilQuote(buffered), MAX_PREFIX);
    skipDataPrefix(text);
    return Base64.getMimeDecoder().wrap(text);
  }

  private void skipTo(String field) throws IOException {
    int next = read();
    while (true) {
      if (next != '"') {
        next = read();
        continue;
      }
      String text = text();
      next = readVisible();
      if (next == ':' && text.equals(field)) {
        next = readVisible();
        if (next == '"') {
          return;
        }
      }
    }
  }

  /** A string after its opening quote; its end is not kept if it is too long for a name. */
  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int next = read(); next != '"'; next = read()) {
      int character = next == '\\' ? read() : next;
      if (text.length() < MAX_NAME) {
        text.append((char) character);
      }
    }
    return text.toString();
  }

  private int readVisible() throws IOException {
    int next = read();
    while (next <= ' ') {
      next = read();
    }
    return next;
  }

  private int read() throws IOException {
    int next = json.read();
    if (next < 0) {
      throw new EOFException("the response ends before the file that is to stand in it");
    }
    return next;
  }

  private static void skipDataPrefix(PushbackInputStream text) throws IOException {
    byte[] head = text.readNBytes(MAX_PREFIX);
    String start = new String(head, StandardCharsets.ISO_8859_1);
    int comma = start.startsWith("data:") ? start.indexOf(',') + 1 : 0;
    text.unread(head, comma, head.length - comma);
  }

  /** A JSON string up to its closing quote, without which it is torn. */
  private static final class TextUntilQuote extends FilterInputStream {

    private boolean ended;

    TextUntilQuote(InputStream json) {
      super(json);
    }

    @Override
    public int read() throws IOException {
      if (ended) {
        return -1;
      }
      int next = super.read();
      if (next == '"') {
        ended = true;
        return -1;
      }
      if (next == '\\') {
        // Of what base64 is made of, only the slash may be escaped.
        return super.read() == '/' ? '/' : ' ';
      }
      if (next < 0) {
        throw new EOFException("the response ends within the file that stands in it");
      }
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = 0;
      while (count < length) {
        int next = read();
        if (next < 0) {
          return count == 0 ? -1 : count;
        }
        bytes[offset + count++] = (byte) next;
      }
      return count;
    }
  }
}
