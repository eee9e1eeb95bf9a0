package dev.videogen.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response: a status, each header with its value, and a body, perhaps empty. */
final class Response {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  Response(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static Response empty(int status) {
    return new Response(status, Map.of(), new byte[0]);
  }

  /** Maps, lists, texts, numbers, truth values and nulls as JSON. */
  static Response json(int status, Object value) {
    try {
      byte[] body = JSON.writeValueAsBytes(value);
      return new Response(status, Map.of("Content-Type", "application/json"), body);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("cannot be written as JSON", unwritable);
    }
  }

  Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }

  /** The same response with a body that ends after so many bytes. */
  Response truncatedAt(int length) {
    return new Response(status, headers, Arrays.copyOf(body, Math.min(length, body.length)));
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
