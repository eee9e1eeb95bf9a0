package dev.videogen.emulator;

import dev.videogen.emulator.StubbedResponse.SentResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends responses on a connection, or breaks it as a fault says. */
final class ResponseWriter {

  private static final int BUFFER = 64 << 10;
  private static final byte[] GARBAGE =
      "\u0001\u0002 lorem ipsum \u0003".repeat(40).getBytes(StandardCharsets.US_ASCII);

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(204, "No Content"),
          Map.entry(206, "Partial Content"),
          Map.entry(302, "Found"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(408, "Request Timeout"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Content Too Large"),
          Map.entry(416, "Range Not Satisfiable"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"));

  private final Socket socket;
  private final OutputStream out;

  ResponseWriter(Socket socket) throws IOException {
    this.socket = socket;
    this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
  }

  /** Tells the client to send the body that it holds back ({@code Expect: 100-continue}). */
  void sendContinue() throws IOException {
    out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /**
   * Sends a response, or what its fault puts in its place, after its delay.
   *
   * @param bodyWanted false for a HEAD
   * @param persistent whether the connection may serve another request
   * @return whether it may
   */
  boolean send(SentResponse sent, boolean bodyWanted, boolean persistent)
      throws IOException, InterruptedException {
    try (Response response = sent.response()) {
      Thread.sleep(sent.delay().toMillis());
      if (sent.fault().isPresent()) {
        play(sent.fault().get());
        return false;
      }
      boolean bodyless = response.status() == 204 || response.status() == 304;
      out.write(head(response, bodyless, persistent).getBytes(StandardCharsets.ISO_8859_1));
      boolean whole = bodyless || !bodyWanted || sendBody(response);
      out.flush();
      return persistent && whole;
    }
  }

  private boolean sendBody(Response response) throws IOException {
    if (!isChunked(response)) {
      return response.sendBody(out);
    }
    response.sendBody(new ChunkedOutputStream(out));
    if (response.isBroken()) {
      return false;
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return true;
  }

  private static boolean isChunked(Response response) {
    return response.length() == Response.NOT_ANNOUNCED
        && !response.headers().containsKey("Transfer-Encoding")
        && !response.headers().containsKey("Content-Length");
  }

  private static String head(Response response, boolean bodyless, boolean reusable) {
    int status = response.status();
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
    head.append(REASONS.getOrDefault(status, "")).append("\r\n");
    response
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    boolean lengthIsTold =
        bodyless
            || response.length() == Response.NOT_ANNOUNCED
            || response.headers().containsKey("Content-Length")
            || response.headers().containsKey("Transfer-Encoding");
    if (!bodyless && isChunked(response)) {
      head.append("Transfer-Encoding: chunked\r\n");
    }
    if (!lengthIsTold) {
      head.append("Content-Length: ").append(response.length()).append("\r\n");
    }
    if (!reusable) {
      head.append("Connection: close\r\n");
    }
    return head.append("\r\n").toString();
  }

  private void play(ConnectionFault fault) throws IOException {
    switch (fault) {
      case RESET -> socket.setSoLinger(true, 0);
      case EMPTY -> out.flush();
      case GARBAGE -> {
        out.write(GARBAGE);
        out.flush();
      }
    }
  }
}
