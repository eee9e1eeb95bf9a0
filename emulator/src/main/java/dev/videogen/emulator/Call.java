package dev.videogen.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A request as the dialects see it. */
final class Call {

  private final String method;
  private final String url;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;
  private final List<String> path;
  private final Map<String, String> query;

  /**
   * A request.
   *
   * @param url the path and the query as they arrived
   * @param headers each header with its first value
   */
  Call(String method, String url, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.url = url;
    this.headers.putAll(headers);
    this.body = body;
    int mark = url.indexOf('?');
    this.path =
        Stream.of((mark < 0 ? url : url.substring(0, mark)).split("/", -1))
            .skip(1)
            .map(segment -> decoded(segment.replace("+", "%2B")))
            .toList();
    this.query = parsed(mark < 0 ? "" : url.substring(mark + 1));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> parsed(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  String method() {
    return method;
  }

  /** The path and the query as they arrived. */
  String url() {
    return url;
  }

  /** Whether it asks for something; a HEAD is a GET whose body is not wanted. */
  boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** The decoded segments of the path. */
  List<String> path() {
    return path;
  }

  boolean isBelow(List<String> mount) {
    return path.size() >= mount.size() && path.subList(0, mount.size()).equals(mount);
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The key in {@code Authorization: SCHEME KEY}. */
  Optional<String> key(String scheme) {
    int length = scheme.length() + 1;
    return header("Authorization")
        .filter(value -> value.regionMatches(true, 0, scheme + " ", 0, length))
        .map(value -> value.substring(length).strip())
        .filter(key -> !key.isEmpty());
  }

  /** Each header with its first value, their names in any case. */
  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /**
   * The parts of a form.
   *
   * @throws RejectedRequestException if the body is no form
   */
  List<FormPart> form() {
    return MultipartParser.parts(header("Content-Type").orElse(""), body);
  }
}
