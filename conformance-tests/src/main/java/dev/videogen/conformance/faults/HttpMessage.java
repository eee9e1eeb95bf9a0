package dev.videogen.conformance.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request or a response as it goes over the wire. */
final class HttpMessage {

  private final String start;
  private final List<String> headers;
  private final byte[] body;

  /**
   * A message.
   *
   * @param start its first line
   * @param headers its headers, each {@code Name: value}
   * @param body its body, of the length that it says
   */
  private HttpMessage(String start, List<String> headers, byte[] body) {
    this.start = start;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /** Reads a message; null if the sender has gone instead. */
  static @Nullable HttpMessage read(InputStream in) throws IOException {
    String start = line(in);
    if (start == null || start.isEmpty()) {
      return null;
    }
    List<String> headers = new ArrayList<>();
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      headers.add(header);
    }
    HttpMessage head = new HttpMessage(start, headers, new byte[0]);
    int length = head.header("Content-Length").map(Integer::parseInt).orElse(0);
    return new HttpMessage(start, headers, in.readNBytes(length));
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** A response of JSON. */
  static HttpMessage response(int status, String json, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    return new HttpMessage("HTTP/1.1 " + status + " Status", all, new byte[0])
        .withBody(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Method and path, without the query: {@code POST /v1/videos}. */
  String asked() {
    return start.split(" ", 2)[0] + " " + target().split("\\?", 2)[0];
  }

  /** Path and query. */
  String target() {
    return start.split(" ", 3)[1];
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(header -> header.substring(name.length() + 1).strip())
        .findFirst();
  }

  HttpMessage without(String name) {
    List<String> others =
        headers.stream()
            .filter(header -> !header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
            .toList();
    return new HttpMessage(start, others, body);
  }

  HttpMessage with(String header) {
    List<String> more = new ArrayList<>(headers);
    more.add(header);
    return new HttpMessage(start, more, body);
  }

  HttpMessage withStatus(int status) {
    return new HttpMessage("HTTP/1.1 " + status + " Status", headers, body);
  }

  HttpMessage withBody(byte[] other) {
    HttpMessage head = without("Content-Length").with("Content-Length: " + other.length);
    return new HttpMessage(start, head.headers, other);
  }

  /** Whether the body is a file, or a part of one. */
  boolean isFile() {
    return header("Content-Type").filter(type -> type.startsWith("video/")).isPresent();
  }

  /** Where in its file the body begins. */
  int offset() {
    return header("Content-Range")
        .map(range -> Integer.parseInt(range.replaceAll("bytes (\\d+)-.*", "$1")))
        .orElse(0);
  }

  byte[] body() {
    return body;
  }

  /** All before the body. */
  byte[] head() {
    return (start + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
