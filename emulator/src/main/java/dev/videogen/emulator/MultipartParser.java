package dev.videogen.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Splits the body of a form ({@code multipart/form-data}, RFC 7578) into its parts. */
final class MultipartParser {

  private static final int MAX_PARTS = 1_000;
  private static final int MAX_LINE = 8 << 10;
  private static final int MAX_BOUNDARY = 70;
  private static final byte[] LINE_END = {'\r', '\n'};

  private final byte[] body;
  private final byte[] delimiter;

  private MultipartParser(byte[] body, String boundary) {
    this.body = body;
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The parts of a form.
   *
   * @param contentType the type of the body, with its boundary
   * @throws RejectedRequestException if the body is malformed, or has no part
   */
  static List<FormPart> parts(String contentType, byte[] body) {
    String boundary = HeaderParameters.of(contentType).getOrDefault("boundary", "");
    if (boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
      throw malformed("The Content-Type has no boundary.");
    }
    return new MultipartParser(body, boundary).parts();
  }

  private List<FormPart> parts() {
    List<FormPart> parts = new ArrayList<>();
    int at = find(delimiter, 0);
    // What stands before the first delimiter is a preamble, and has to end with its line.
    if (at < 0 || (at > 0 && !startsWith(LINE_END, at - 2))) {
      throw malformed("The form has no parts.");
    }
    byte[] next = concat(LINE_END, delimiter);
    for (at += delimiter.length; startsWith(LINE_END, at); at += next.length) {
      int end = find(next, at);
      if (end < 0 || parts.size() == MAX_PARTS) {
        throw malformed("The form does not end.");
      }
      parts.add(part(at + 2, end));
      at = end;
    }
    if (!startsWith(new byte[] {'-', '-'}, at)) {
      throw malformed("The form does not end.");
    }
    if (parts.isEmpty()) {
      throw malformed("The form has no parts.");
    }
    return parts;
  }

  private FormPart part(int from, int to) {
    ByteArrayInputStream part = new ByteArrayInputStream(body, from, Math.max(0, to - from));
    Map<String, String> headers = headers(part);
    String disposition = headers.getOrDefault("Content-Disposition", "");
    Map<String, String> parameters = HeaderParameters.of(disposition);
    String name = parameters.get("name");
    if (!disposition.toLowerCase(Locale.ROOT).startsWith("form-data") || name == null) {
      throw malformed("A part of the form has no name.");
    }
    return new FormPart(
        name,
        Optional.ofNullable(parameters.get("filename*"))
            .flatMap(MultipartParser::extended)
            .or(() -> Optional.ofNullable(parameters.get("filename"))),
        headers.getOrDefault("Content-Type", ""),
        part.readAllBytes());
  }

  private static Map<String, String> headers(InputStream part) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try {
      for (String line = line(part); !line.isEmpty(); line = line(part)) {
        int colon = line.indexOf(':');
        if (colon < 1) {
          throw malformed("A part of the form has a malformed header.");
        }
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    } catch (RejectedRequestException unreadable) {
      throw malformed("A part of the form has a malformed header.");
    }
    return headers;
  }

  private static String line(InputStream part) {
    try {
      return RequestHeadReader.readLine(part, MAX_LINE);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A name as RFC 8187 has it: {@code UTF-8''percent-encoded}. */
  private static Optional<String> extended(String value) {
    if (!value.regionMatches(true, 0, "UTF-8''", 0, 7)) {
      return Optional.empty();
    }
    try {
      String encoded = value.substring(7).replace("+", "%2B");
      return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private boolean startsWith(byte[] wanted, int at) {
    return at >= 0
        && at + wanted.length <= body.length
        && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private int find(byte[] wanted, int from) {
    for (int at = from; at <= body.length - wanted.length; at++) {
      if (body[at] == wanted[0] && startsWith(wanted, at)) {
        return at;
      }
    }
    return -1;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static RejectedRequestException malformed(String message) {
    return new RejectedRequestException(400, "invalid_form", message, null);
  }
}
