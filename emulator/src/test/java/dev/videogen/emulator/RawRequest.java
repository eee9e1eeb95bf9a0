package dev.videogen.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Requests and responses as they are on the wire. */
final class RawRequest {

  static final String KEY = "Authorization: Bearer any\r\napi-key: any\r\n";
  static final String HOST = "Host: 127.0.0.1\r\n";
  static final String JSON_TYPE = "Content-Type: application/json\r\n";
  static final String CAT = "{\"prompt\":\"a cat\"}";

  private static final ObjectMapper JSON = new ObjectMapper();

  private RawRequest() {}

  /** A request that asks for the end of the connection, with a key. */
  static String request(String line, String headers, String body) {
    return line + "\r\n" + HOST + KEY + "Connection: close\r\n" + headers + "\r\n" + body;
  }

  static String sized(String body) {
    return "Content-Length: " + body.length() + "\r\n";
  }

  static int status(String response) {
    return Integer.parseInt(response.split(" ", 3)[1]);
  }

  static JsonNode json(String response) {
    try {
      return JSON.readTree(response.substring(response.indexOf("\r\n\r\n") + 4));
    } catch (JsonProcessingException none) {
      throw new AssertionError("no JSON in " + response, none);
    }
  }
}
