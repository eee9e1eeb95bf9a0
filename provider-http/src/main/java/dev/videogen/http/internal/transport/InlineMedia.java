package dev.videogen.http.internal.transport;

import dev.videogen.Asset;
import dev.videogen.http.wire.Base64Text;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file that stands in JSON as base64: what is before it is skipped, and it is decoded as it is
 * read, so that it is never in memory as a whole.
 */
final class InlineMedia {

  /** How much of a text is read to see whether it is a file. Addresses may be longer. */
  private static final int MAX_HEAD = 1024;

  /** JSON has no more than that before the file that stands in it. */
  private static final long MAX_SKIPPED = 8 * 1024 * 1024;

  /** Whether a text is the file that is looked for. */
  private interface Match {

    /**
     * Decides.
     *
     * @param name the field in which it stands, or in whose array
     * @param head its first characters
     * @param whole whether that is all of it
     */
    boolean matches(String name, String head, boolean whole);

    /**
     * Whether nothing counts that stands under a name.
     *
     * @param name the field
     */
    boolean passesOver(String name);
  }

  private record ByField(String field) implements Match {

    @Override
    public boolean matches(String name, String head, boolean whole) {
      return name.equals(field);
    }

    @Override
    public boolean passesOver(String name) {
      return false;
    }
  }

  private record ByContent(Asset asset) implements Match {

    @Override
    public boolean matches(String name, String head, boolean whole) {
      return Base64Text.isFile(name, head, whole, asset);
    }

    @Override
    public boolean passesOver(String name) {
      return Base64Text.isPassedOver(name, asset);
    }
  }

  private final InputStream json;
  private long skipped;
  private int depth;

  /** How deep the outermost object or array stands that is passed over; zero outside of any. */
  private int passedOver;

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
    return new InlineMedia(new BufferedInputStream(json)).find(new ByField(field));
  }

  /**
   * Opens the first text that is a file, as {@link Base64Text#isFile} has it, and was not sent with
   * the request.
   *
   * @param json the body
   * @param asset the file that is looked for
   * @return the bytes that it stands for; closing it closes the body
   * @throws EOFException if there is none
   */
  static InputStream find(InputStream json, Asset asset) throws IOException {
    return new InlineMedia(new BufferedInputStream(json)).find(new ByContent(asset));
  }

  private InputStream find(Match match) throws IOException {
    String name = "";
    int next = readVisible();
    while (true) {
      if (next != '"') {
        enterOrLeave(next, match.passesOver(name));
        next = readVisible();
        continue;
      }
      TextUntilQuote text = new TextUntilQuote(json);
      String head = new String(text.readNBytes(MAX_HEAD), StandardCharsets.ISO_8859_1);
      boolean whole = text.isEnded();
      if (!whole) {
        if (counts(match, name) && match.matches(name, head, false)) {
          return decoded(head, text);
        }
        while (text.read() >= 0) {
          skip();
        }
        next = readVisible();
        continue;
      }
      next = readVisible();
      if (next == ':') {
        name = head;
      } else if (counts(match, name) && match.matches(name, head, true)) {
        return decoded(head, text);
      }
    }
  }

  private boolean counts(Match match, String name) {
    return passedOver == 0 && !match.passesOver(name);
  }

  private void enterOrLeave(int next, boolean passesOver) {
    if (next == '{' || next == '[') {
      depth++;
      if (passesOver && passedOver == 0) {
        passedOver = depth;
      }
    } else if (next == '}' || next == ']') {
      if (passedOver == depth) {
        passedOver = 0;
      }
      depth--;
    }
  }

  private static InputStream decoded(String head, TextUntilQuote rest) {
    byte[] start = Base64Text.withoutDataPrefix(head).getBytes(StandardCharsets.ISO_8859_1);
    InputStream text = new SequenceInputStream(new ByteArrayInputStream(start), rest);
    // Closing a sequence reads its parts; the rest closes the body.
    return new ClosingBoth(Base64Text.decoded(text), rest);
  }

  private int readVisible() throws IOException {
    int next = read();
    while (next <= ' ') {
      next = read();
    }
    return next;
  }

  private int read() throws IOException {
    skip();
    int next = json.read();
    if (next < 0) {
      throw new EOFException("the response ends before the file that is to stand in it");
    }
    return next;
  }

  private void skip() throws EOFException {
    if (++skipped > MAX_SKIPPED) {
      throw new EOFException("no file stands in the first " + MAX_SKIPPED + " bytes");
    }
  }

  /**
   * A JSON string up to its closing quote, without which it is torn; beyond Latin-1 it is a blank.
   */
  private static final class TextUntilQuote extends FilterInputStream {

    private boolean ended;

    TextUntilQuote(InputStream json) {
      super(json);
    }

    boolean isEnded() throws IOException {
      if (!ended) {
        in.mark(1);
        ended = in.read() == '"';
        if (!ended) {
          in.reset();
        }
      }
      return ended;
    }

    @Override
    public int read() throws IOException {
      if (ended) {
        return -1;
      }
      int next = required();
      if (next == '"') {
        ended = true;
        return -1;
      }
      return next == '\\' ? escaped(required()) : next;
    }

    private int escaped(int kind) throws IOException {
      if (kind != 'u') {
        return kind == '/' || kind == '"' || kind == '\\' ? kind : ' ';
      }
      int character = 0;
      for (int i = 0; i < 4; i++) {
        character = character << 4 | Math.max(0, Character.digit(required(), 16));
      }
      return character < 0x100 ? character : ' ';
    }

    private int required() throws IOException {
      int next = in.read();
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
          return count == 0 && length > 0 ? -1 : count;
        }
        bytes[offset + count++] = (byte) next;
      }
      return count;
    }
  }
}
