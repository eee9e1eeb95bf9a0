package dev.videogen.emulator;

import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of a header: {@code ; name=token; name="text"}. Read by hand, for a regular
 * expression that repeats an alternative needs as much stack as there are characters.
 */
final class HeaderParameters {

  private final String header;
  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int at;

  private HeaderParameters(String header) {
    this.header = header;
  }

  /** The parameters of a header, their names in any case; of those that come twice the first. */
  static Map<String, String> of(String header) {
    HeaderParameters parameters = new HeaderParameters(header);
    parameters.upTo(';');
    while (parameters.at < header.length()) {
      parameters.next();
    }
    return parameters.values;
  }

  private void next() {
    at++;
    int equals = header.indexOf('=', at);
    int semicolon = header.indexOf(';', at);
    if (equals < 0 || (semicolon >= 0 && semicolon < equals)) {
      upTo(';');
      return;
    }
    String name = header.substring(at, equals).strip();
    at = equals + 1;
    while (at < header.length() && header.charAt(at) == ' ') {
      at++;
    }
    boolean quoted = at < header.length() && header.charAt(at) == '"';
    values.putIfAbsent(name, quoted ? quoted() : upTo(';').strip());
    upTo(';');
  }

  private String quoted() {
    StringBuilder text = new StringBuilder();
    for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
      if (header.charAt(at) == '\\' && at + 1 < header.length()) {
        at++;
      }
      text.append(header.charAt(at));
    }
    return text.toString();
  }

  private String upTo(char end) {
    int from = at;
    int found = header.indexOf(end, at);
    at = found < 0 ? header.length() : found;
    return header.substring(from, at);
  }
}
