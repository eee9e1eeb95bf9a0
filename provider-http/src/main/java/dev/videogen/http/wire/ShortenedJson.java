package dev.videogen.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * JSON as it comes in, in which long texts of base64 are cut: a video that stands in it is not kept
 * in memory. What is cut is kept in files if it is wanted, else dropped. For one thread.
 */
public final class ShortenedJson extends FilterInputStream {

  /** Longer than any prompt and any signed address. */
  public static final int MAX_TEXT = 256 * 1024;

  /** The largest file that is kept or passed over, in base64. */
  private static final long MAX_LONG_TEXT = 6L * 1024 * 1024 * 1024;

  private static final int MAX_ESCAPE = 6;

  private final @Nullable LongTexts kept;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private @Nullable OutputStream file;
  private boolean inText;
  private boolean cut;
  private boolean due;
  private long length;

  /** How much of an escape is still to come: all of it is within the text. */
  private int escape;

  private int escaped;

  /**
   * JSON that is cut as it is read.
   *
   * @param json in UTF-8
   * @param kept where long texts are kept; null if nobody wants them
   */
  public ShortenedJson(InputStream json, @Nullable LongTexts kept) {
    super(json);
    this.kept = kept;
  }

  @Override
  public int read() throws IOException {
    while (true) {
      int next = in.read();
      if (next < 0) {
        endFile();
        return next;
      }
      if (shows(next)) {
        return next;
      }
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    int shown = 0;
    while (shown == 0 && count > 0) {
      int read = in.read(bytes, offset, count);
      if (read < 0) {
        endFile();
        return read;
      }
      for (int i = offset; i < offset + read; i++) {
        if (shows(bytes[i] & 0xff)) {
          bytes[offset + shown++] = bytes[i];
        }
      }
    }
    return shown;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Takes the next byte; whether it is part of what is left. */
  private boolean shows(int next) throws IOException {
    if (!inText) {
      inText = next == '"';
      length = 0;
      return true;
    }
    if (escape == 0 && next == '"') {
      inText = false;
      cut = false;
      due = false;
      head.reset();
      endFile();
      return true;
    }
    // Never within an escape.
    if (length == MAX_TEXT) {
      due = Base64Text.isAllover(head.toByteArray());
    }
    if (due && escape == 0) {
      due = false;
      cut = true;
      if (kept != null) {
        file = kept.begin(head.toByteArray());
        head.writeTo(file);
      }
    }
    if (++length > MAX_LONG_TEXT) {
      throw new IOException("a text of more than " + MAX_LONG_TEXT + " bytes");
    }
    unescaped(next);
    return !cut;
  }

  private void unescaped(int next) throws IOException {
    if (escape == 0 && next == '\\') {
      escape = 1;
    } else if (escape == 0) {
      put(next);
    } else if (escape == 1 && escaped == 0) {
      escape = next == 'u' ? 4 : 0;
      escaped = next == 'u' ? 1 : 0;
      if (escape == 0) {
        put(of(next));
      }
    } else {
      escaped = escaped << 4 | Math.max(0, Character.digit(next, 16));
      if (--escape == 0) {
        for (byte each : Character.toString((char) escaped).getBytes(UTF_8)) {
          put(each);
        }
        escaped = 0;
      }
    }
  }

  private static int of(int escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> escaped;
    };
  }

  private void put(int character) throws IOException {
    if (file != null) {
      file.write(character);
    } else if (!cut && length <= MAX_TEXT + MAX_ESCAPE) {
      head.write(character);
    }
  }

  private void endFile() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      endFile();
    } finally {
      super.close();
    }
  }
}
