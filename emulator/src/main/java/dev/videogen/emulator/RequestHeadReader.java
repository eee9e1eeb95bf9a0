package dev.videogen.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the heads of requests, as strictly as RFC 9112 allows: what two servers could read in two
 * ways is refused.
 */
final class RequestHeadReader {

  /** How long a head may be: more than the longest id takes, in a path and in a query. */
  static final int MAX_BYTES = 32 << 10;

  private static final int END = -1;
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern TARGET = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@/?\\[\\]%-]*");
  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final InputStream in;
  private int left;

  private RequestHeadReader(InputStream in, int limit) {
    this.in = in;
    this.left = limit;
  }

  /**
   * Reads a head, up to the blank line that ends it.
   *
   * @throws RejectedRequestException if it is malformed or too long
   */
  static RequestHead read(InputStream in) throws IOException {
    return new RequestHeadReader(in, MAX_BYTES).head();
  }

  /**
   * Reads a line of a body, such as the length of a chunk.
   *
   * @throws RejectedRequestException if it is malformed, or longer than a number of bytes
   */
  static String readLine(InputStream in, int limit) throws IOException {
    return new RequestHeadReader(in, limit).line();
  }

  private RequestHead head() throws IOException {
    String first = line();
    String[] request = (first.isEmpty() ? line() : first).split(" ", -1);
    if (request.length != 3 || !TOKEN.matcher(request[0]).matches()) {
      throw malformed("the request line");
    }
    boolean current = request[2].equals("HTTP/1.1");
    if (!current && !request[2].equals("HTTP/1.0")) {
      throw malformed("the version of HTTP");
    }
    if (!TARGET.matcher(request[1]).matches() || STRAY_PERCENT.matcher(request[1]).find()) {
      throw malformed("the URL");
    }
    Map<String, List<String>> headers = headers();
    boolean persistent =
        current
            && headers.getOrDefault("Connection", List.of()).stream()
                .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("close"));
    return new RequestHead(
        request[0], request[1], persistent, Collections.unmodifiableMap(headers));
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      // A line that begins with a blank once continued the one before it; RFC 9112 forbids it.
      if (colon < 1 || !TOKEN.matcher(line.substring(0, colon)).matches()) {
        throw malformed("a header");
      }
      headers
          .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\r'; next = next()) {
      if (next == END || (next < ' ' && next != '\t') || next == 0x7F) {
        throw malformed("the head");
      }
      line.append((char) next);
    }
    if (next() != '\n') {
      throw malformed("the head");
    }
    // Clients send the names of files and the like in UTF-8, though HTTP leaves that open.
    return new String(
        line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private int next() throws IOException {
    if (--left < 0) {
      throw malformed("the head, which is too long");
    }
    return in.read();
  }

  private static RejectedRequestException malformed(String what) {
    return new RejectedRequestException(
        400,
        "invalid_request",
        "The request could not be read: invalid HTTP in " + what + ".",
        null);
  }
}
