package dev.videogen.emulator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The request line and the headers of a request, as they arrived.
 *
 * @param method the HTTP method
 * @param target the path and the query
 * @param persistent whether the client may send another request on the connection
 * @param headers each header with all its values, their names in any case; unmodifiable
 */
record RequestHead(
    String method, String target, boolean persistent, Map<String, List<String>> headers) {

  /** The values of a header, in the order in which they came; empty if it was not sent. */
  List<String> all(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** Each header with its first value, their names in any case. */
  Map<String, String> first() {
    Map<String, String> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> first.put(name, values.get(0)));
    return first;
  }
}
