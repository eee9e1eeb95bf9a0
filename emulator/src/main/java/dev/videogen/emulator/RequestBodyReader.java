package dev.videogen.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the body of a request. One that is too long is refused by the length that it announces, or
 * at the byte that is too many where it announces none; nothing of it is kept.
 */
final class RequestBodyReader {

  /** How long a body may be. Vendors document limits of single files, of 20 MB and less. */
  static final int MAX_BYTES = 64 << 20;

  private static final int MAX_LINE = 1024;
  private static final int MAX_TRAILERS = 64;
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
  private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?");

  private final InputStream in;
  private final boolean chunked;
  private final long length;

  private RequestBodyReader(InputStream in, boolean chunked, long length) {
    this.in = in;
    this.chunked = chunked;
    this.length = length;
  }

  /**
   * Finds out how a body is delimited.
   *
   * @throws RejectedRequestException if the head is ambiguous about it, or announces too much
   */
  static RequestBodyReader of(RequestHead head, InputStream in) {
    List<String> lengths = head.all("Content-Length");
    List<String> encodings = head.all("Transfer-Encoding");
    if (!encodings.isEmpty()) {
      if (!lengths.isEmpty()) {
        throw malformed("both Content-Length and Transfer-Encoding");
      }
      if (encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase("chunked")) {
        throw malformed("Transfer-Encoding");
      }
      return new RequestBodyReader(in, true, 0);
    }
    if (lengths.size() > 1 || !lengths.stream().allMatch(each -> LENGTH.matcher(each).matches())) {
      throw malformed("Content-Length");
    }
    long length = lengths.isEmpty() ? 0 : Long.parseLong(lengths.get(0));
    if (length > MAX_BYTES) {
      throw tooLarge();
    }
    return new RequestBodyReader(in, false, length);
  }

  /** Whether anything may follow the head. */
  boolean isExpected() {
    return chunked || length > 0;
  }

  /**
   * Reads the body to its end.
   *
   * @throws RejectedRequestException if it is malformed, too long, or ends before its end
   */
  byte[] read() throws IOException {
    return chunked ? chunks() : exactly((int) length);
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw malformed("the body, which ends too early");
    }
    return bytes;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      if (size > MAX_BYTES - body.size()) {
        throw tooLarge();
      }
      body.writeBytes(exactly(size));
      if (!line().isEmpty()) {
        throw malformed("a chunk");
      }
    }
    for (int trailers = 0; !line().isEmpty(); trailers++) {
      if (trailers == MAX_TRAILERS) {
        throw malformed("the trailers");
      }
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    var chunk = CHUNK.matcher(line());
    if (!chunk.matches()) {
      throw malformed("the length of a chunk");
    }
    return (int) Math.min(Long.parseLong(chunk.group(1), 16), Integer.MAX_VALUE);
  }

  private String line() throws IOException {
    return RequestHeadReader.readLine(in, MAX_LINE);
  }

  private static RejectedRequestException malformed(String what) {
    return new RejectedRequestException(
        400,
        "invalid_request",
        "The request could not be read: invalid HTTP in " + what + ".",
        null);
  }

  private static RejectedRequestException tooLarge() {
    return new RejectedRequestException(
        413,
        "request_too_large",
        "Request body too large: at most " + (MAX_BYTES >> 20) + " MiB are accepted.",
        null);
  }
}
