package dev.videogen.conformance.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.videogen.errors.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Sends a vendor's response in a form that nobody has promised, chosen by a seed. */
final class StrangeResponse {

  /** Of what was carried out, a refusal would be a lie that no client can see through. */
  private static final int[] FAILURES = {408, 500, 502, 503, 504, 520};

  private static final int[] REFUSALS = {400, 401, 403, 404, 409, 410, 422, 425, 429};

  /** Of a job that is read, any other refusal may be the vendor's word that it has failed. */
  private static final int[] UNREAD = {401, 401, 403, 404, 404, 403, 429, 425, 429};

  private static final int[] SUCCESSES = {200, 201, 202, 203, 206, 299};

  private static final List<String> TEXTS =
      List.of(
          "",
          "null",
          "true",
          "{}",
          "\"done\"",
          "<!DOCTYPE html><html><title>Sign in</title></html>",
          "upstream timed out",
          "{\"error\":{\"message\":\"it is late\",\"code\":\"unheard_of\"}}",
          "{\"error\":\"it is late\"}",
          "{\"code\":1,\"message\":\"it is late\",\"data\":null}",
          "{\"detail\":[{\"msg\":\"it is late\"}]}",
          "{\"success\":false}");

  private static final String SAME_ORIGIN_ERRAND = "Location: /v1/elsewhere";
  private static final int HUGE_HEAD = 40_000_000;
  private static final int MANY = 100_000;

  private final Random random;
  private final Operation operation;
  private final HttpMessage response;

  /**
   * A response that is yet to be sent.
   *
   * @param operation what was asked, and carried out
   * @param response what the vendor responds
   */
  StrangeResponse(Random random, Operation operation, HttpMessage response) {
    this.random = random;
    this.operation = operation;
    this.response = response;
  }

  /**
   * Sends it.
   *
   * @return the bytes of the body that certainly arrive, as they are read without any decoding
   */
  byte[] send(ClientConnection line) throws IOException {
    return switch (random.nextInt(20)) {
      case 0 -> cut(line);
      case 1 -> brokenTransfer(line);
      case 2 -> hugeHead(line);
      case 3 -> whole(line, text());
      case 4 -> whole(line, packed());
      case 5 -> whole(line, response.withStatus(status()));
      case 6 -> whole(line, text().withStatus(status()));
      case 7 -> whole(line, otherHeaders());
      case 8 -> whole(line, fringed());
      case 9 -> whole(line, halved());
      default -> whole(line, isJson() ? changed() : media());
    };
  }

  private byte[] whole(ClientConnection line, HttpMessage message) throws IOException {
    line.send(message);
    return message.body();
  }

  private boolean isJson() {
    return !response.isFile() && response.body().length > 0;
  }

  private HttpMessage changed() {
    HttpMessage json =
        response.withBody(
            new StrangeJson(random).change(new String(response.body(), UTF_8)).getBytes(UTF_8));
    return random.nextInt(4) == 0 ? json.withStatus(status()) : json;
  }

  private int status() {
    int[] statuses =
        switch (random.nextInt(3)) {
          case 0 -> SUCCESSES;
          case 1 -> refusals();
          default -> FAILURES;
        };
    return statuses[random.nextInt(statuses.length)];
  }

  private int[] refusals() {
    return switch (operation) {
      case CREATE -> FAILURES;
      case RETRIEVE -> UNREAD;
      default -> REFUSALS;
    };
  }

  private HttpMessage text() {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    return response
        .withBody(text.getBytes(UTF_8))
        .without("ETag")
        .without("Content-Range")
        .with("X-Strange: text");
  }

  private HttpMessage packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(response.body());
    }
    byte[] body = random.nextInt(4) == 0 ? response.body() : bytes.toByteArray();
    return response.withBody(body).with("Content-Encoding: gzip");
  }

  private HttpMessage otherHeaders() {
    return switch (random.nextInt(8)) {
      case 0 -> response.without("Content-Type");
      case 1 -> response.without("Content-Type").with("Content-Type: text/html");
      case 2 -> response.without("Content-Type").with("Content-Type: application/json");
      case 3 -> response.without("Date").with("Date: Thu, 01 Jan 1970 00:00:00 GMT");
      case 4 -> response.without("Date").with("Date: yesterday");
      case 5 -> response.with("Retry-After: 99999999999999999999");
      case 6 -> response.with("Retry-After: -1").with("Set-Cookie: a=b");
      default -> response.with(SAME_ORIGIN_ERRAND);
    };
  }

  /** Between marks and words that do not belong to it. */
  private HttpMessage fringed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(random.nextBoolean() ? "\ufeff".getBytes(UTF_8) : ")]}',\n".getBytes(UTF_8));
    bytes.write(response.body());
    bytes.write(random.nextBoolean() ? new byte[0] : "\n{}".getBytes(UTF_8));
    return isJson() ? response.withBody(bytes.toByteArray()) : text();
  }

  /** In half, as if that was all. Of a file that would be another file, which nobody can tell. */
  private HttpMessage halved() {
    if (response.isFile()) {
      return text();
    }
    byte[] body = response.body();
    return response.withBody(Arrays.copyOf(body, random.nextInt(body.length + 1)));
  }

  private byte[] cut(ClientConnection line) throws IOException {
    byte[] body = response.body();
    byte[] some = Arrays.copyOf(body, random.nextInt(body.length + 1));
    line.send(response.head()).send(some);
    if (random.nextBoolean()) {
      line.close();
      return some;
    }
    // A reset can overtake what was sent before it.
    line.reset();
    return new byte[0];
  }

  private byte[] brokenTransfer(ClientConnection line) throws IOException {
    byte[] body = response.body();
    HttpMessage chunked = response.without("Content-Length").with("Transfer-Encoding: chunked");
    line.send(chunked.head());
    line.send((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1)).send(body);
    line.send(random.nextBoolean() ? "\r\nzz\r\n".getBytes(ISO_8859_1) : new byte[0]).close();
    return body;
  }

  /** Too long for any client; it ends when the client has gone. */
  private byte[] hugeHead(ClientConnection line) throws IOException {
    line.send("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
    byte[] header = ("X-More: " + "m".repeat(MANY) + "\r\n").getBytes(ISO_8859_1);
    byte[] some = random.nextBoolean() ? header : "X-M: m\r\n".repeat(MANY).getBytes(ISO_8859_1);
    for (int sent = 0; sent < HUGE_HEAD; sent += some.length) {
      line.send(some);
    }
    line.close();
    return new byte[0];
  }

  /** A file as servers send it that do not keep the rules of ranges and validators. */
  private HttpMessage media() throws IOException {
    return switch (random.nextInt(5)) {
      case 0 -> response.without("ETag").with("ETag: \"" + random.nextInt() + "\"");
      case 1 -> response.without("ETag").with("ETag: W/\"weak\"");
      case 2 -> response.without("Content-Type").with("Content-Type: application/octet-stream");
      case 3 -> response.without("Content-Range").with("Content-Range: bytes 7-8/9");
      default -> packed();
    };
  }
}
