package dev.videogen.emulator;

import dev.videogen.emulator.StubbedResponse.SentResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A connection of a client: one request after the other, each with its response. */
final class ClientConnection {

  private static final Duration MAX_IDLE = Duration.ofMinutes(1);
  private static final Duration MAX_HEAD_TIME = Duration.ofSeconds(10);
  private static final Duration MAX_BODY_TIME = Duration.ofMinutes(2);
  private static final Duration MAX_DRAIN_TIME = Duration.ofSeconds(1);
  private static final long MAX_DRAINED = 2L * RequestBodyReader.MAX_BYTES;

  private final Socket socket;
  private final RequestHandler handler;
  private final DeadlineInputStream timed;
  private final InputStream in;
  private final ResponseWriter out;

  ClientConnection(Socket socket, RequestHandler handler) throws IOException {
    this.socket = socket;
    this.handler = handler;
    this.timed = new DeadlineInputStream(socket);
    this.in = new BufferedInputStream(timed);
    this.out = new ResponseWriter(socket);
    socket.setTcpNoDelay(true);
  }

  /** Serves requests until the client leaves, or until a response ends the connection. */
  void serve() throws IOException, InterruptedException {
    while (awaitRequest() && serveRequest()) {
      timed.allow(MAX_IDLE);
    }
  }

  private boolean awaitRequest() throws IOException {
    timed.allow(MAX_IDLE);
    in.mark(1);
    try {
      if (in.read() < 0) {
        return false;
      }
    } catch (SocketTimeoutException idle) {
      return false;
    }
    in.reset();
    return true;
  }

  private boolean serveRequest() throws IOException, InterruptedException {
    String target = "";
    try {
      timed.allow(MAX_HEAD_TIME);
      RequestHead head = RequestHeadReader.read(in);
      target = head.target();
      OriginCheck.check(head);
      Call call = new Call(head.method(), head.target(), head.first(), body(head));
      return out.send(handler.respond(call), !head.method().equals("HEAD"), head.persistent());
    } catch (RejectedRequestException refusal) {
      refuse(target, refusal);
    } catch (SocketTimeoutException slow) {
      refuse(
          target,
          new RejectedRequestException(
              408, "request_timeout", "The request did not arrive in time.", null));
    }
    return false;
  }

  private byte[] body(RequestHead head) throws IOException {
    RequestBodyReader body = RequestBodyReader.of(head, in);
    if (body.isExpected()
        && head.all("Expect").stream().anyMatch("100-continue"::equalsIgnoreCase)) {
      out.sendContinue();
    }
    timed.allow(MAX_BODY_TIME);
    return body.read();
  }

  /** Says why, and ends the connection: where the next request begins is not known. */
  private void refuse(String target, RejectedRequestException refusal)
      throws IOException, InterruptedException {
    out.send(SentResponse.of(handler.refuse(target, refusal)), true, false);
    socket.shutdownOutput();
    drain();
  }

  /**
   * Reads for a while what is still on its way. A connection that is closed over unread bytes is
   * reset, and the client loses the response.
   */
  private void drain() throws IOException {
    timed.allow(MAX_DRAIN_TIME);
    byte[] discarded = new byte[16 << 10];
    long total = 0;
    try {
      for (int read = 0; read >= 0 && total < MAX_DRAINED; total += Math.max(read, 0)) {
        read = in.read(discarded);
      }
    } catch (SocketTimeoutException enough) {
      // The client has had the time to read the response.
    }
  }
}
