package dev.videogen.http.internal.transport;

import dev.videogen.http.internal.response.CappedBody;
import dev.videogen.http.wire.LongTexts;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.ShortenedJson;
import dev.videogen.http.wire.UnreadableResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response to a call as it is kept: unpacked, and with long texts of base64 cut. Most
 * are small and neither packed nor long, and are read into an array of their size at once.
 */
final class ReceivedBody {

  private static final byte[] NONE = new byte[0];

  /** For a body whose length is not told. */
  private static final int USUAL_LENGTH = 1024;

  private ReceivedBody() {}

  /**
   * Reads a body to its end, or to where it breaks off or grows too large.
   *
   * @param entity the body; null if there is none
   * @param headers of the response
   * @param kept where long texts are kept; null if nobody wants them
   */
  static CappedBody read(
      @Nullable HttpEntity entity, ResponseHeaders headers, @Nullable LongTexts kept) {
    if (entity == null) {
      return CappedBody.of(NONE, null);
    }
    List<String> encodings = headers.contentEncodings();
    byte[] start = new byte[expected(entity.getContentLength())];
    int length = 0;
    try {
      InputStream content = entity.getContent();
      // In what is shorter no text can be too long.
      while (encodings.isEmpty()
          && length < ShortenedJson.MAX_TEXT
          && !MediaBody.isGzip(start, length)) {
        if (length == start.length) {
          int next = content.read();
          if (next < 0) {
            return CappedBody.of(start, null);
          }
          start = Arrays.copyOf(start, Math.max(USUAL_LENGTH, 2 * length));
          start[length++] = (byte) next;
        }
        int read = content.read(start, length, start.length - length);
        if (read < 0) {
          return CappedBody.of(Arrays.copyOf(start, length), null);
        }
        length += read;
      }
      return uncut(new ByteArrayInputStream(start, 0, length), content, encodings, kept);
    } catch (IOException brokenOff) {
      return CappedBody.of(Arrays.copyOf(start, length), brokenOff);
    }
  }

  private static int expected(long told) {
    return told < 0 ? USUAL_LENGTH : (int) Math.min(told, ShortenedJson.MAX_TEXT);
  }

  /**
   * The same of what is packed or long: identity was asked for, and some servers pack all the same.
   */
  private static CappedBody uncut(
      InputStream start, InputStream rest, List<String> encodings, @Nullable LongTexts kept)
      throws IOException {
    try {
      InputStream content = MediaBody.of(new SequenceInputStream(start, rest), encodings).content();
      return CappedBody.read(new ShortenedJson(content, kept));
    } catch (UnreadableResponseException unknown) {
      throw new IOException(unknown.getMessage(), unknown);
    }
  }
}
