package dev.videogen.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.fake.FaultyInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * An HTTP response: a status, each header with its value, and a body that is sent once. What is
 * announced of the body, and what comes, may differ.
 */
final class Response implements AutoCloseable {

  /** The length of a body that is sent in chunks. */
  static final long NOT_ANNOUNCED = -1;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BUFFER = 64 << 10;

  private final int status;
  private final Map<String, String> headers;
  private final InputStream body;
  private final long announced;
  private final long sent;

  private Response(
      int status, Map<String, String> headers, InputStream body, long announced, long sent) {
    this.status = status;
    this.headers = Collections.unmodifiableMap(headers);
    this.body = body;
    this.announced = announced;
    this.sent = sent;
  }

  static Response of(int status, Map<String, String> headers, byte[] body) {
    return stream(status, headers, new ByteArrayInputStream(body), body.length);
  }

  /**
   * A response whose body is read as it is sent.
   *
   * @param body closed with the response; as soon as it has nothing available, it has ended
   * @param length how many bytes of it are sent and announced, though fewer may come; all that come
   *     if it is {@link #NOT_ANNOUNCED}
   */
  static Response stream(int status, Map<String, String> headers, InputStream body, long length) {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return new Response(
        status, copy, body, length, length == NOT_ANNOUNCED ? Long.MAX_VALUE : length);
  }

  static Response empty(int status) {
    return of(status, Map.of(), new byte[0]);
  }

  /** Maps, lists, texts, numbers, truth values and nulls as JSON. */
  static Response json(int status, Object value) {
    try {
      byte[] body = JSON.writeValueAsBytes(value);
      return of(status, Map.of("Content-Type", "application/json"), body);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("cannot be written as JSON", unwritable);
    }
  }

  Response with(String header, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(header, value);
    return new Response(status, more, body, announced, sent);
  }

  /** The same response with a body that breaks off: fewer bytes come than are announced. */
  Response brokenAt(long length) {
    return new Response(status, headers, body, announced, Math.min(length, sent));
  }

  /** The same response with a body that ends early, as if that was all. */
  Response truncatedAt(long length) {
    return new Response(status, headers, body, Math.min(length, announced), Math.min(length, sent));
  }

  /** The same response with another body. */
  Response changed(UnaryOperator<String> change) {
    try (body) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return of(status, headers, change.apply(text).getBytes(StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The beginning of the body, which is still sent whole.
   *
   * @return at most so many bytes; empty if the body is a file, which is read as it is sent
   */
  Optional<byte[]> head(int limit) throws IOException {
    if (body instanceof ByteArrayInputStream) {
      byte[] head = body.readNBytes((int) Math.min(limit, sent));
      body.reset();
      return Optional.of(head);
    }
    return Optional.empty();
  }

  int status() {
    return status;
  }

  /**
   * Each header with its value, their names in any case; the length of the body is none of them.
   */
  Map<String, String> headers() {
    return headers;
  }

  /** How many bytes of the body are announced, or {@link #NOT_ANNOUNCED}. */
  long length() {
    return announced;
  }

  /** Whether the body, as far as it was sent, ended with a fault of the fake's script. */
  boolean isBroken() {
    return body instanceof FaultyInputStream content && content.isBroken();
  }

  /**
   * Sends the body, as far as it comes.
   *
   * @return whether as many bytes were sent as are announced; never if none are
   */
  boolean sendBody(OutputStream out) throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER, sent)];
    long left = sent;
    // The fake's files have bytes available up to their end, or to where its script ends them; a
    // read beyond that would hang, or move the fake's clock.
    for (int ready = body.available(); ready > 0 && left > 0; ready = body.available()) {
      int read = body.read(buffer, 0, (int) Math.min(Math.min(ready, buffer.length), left));
      if (read < 0) {
        break;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
    return announced == sent - left;
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
