package dev.videogen.conformance.faults;

import java.io.IOException;
import java.util.Arrays;

/**
 * A response that does not arrive as the vendor gave it.
 *
 * @param request what was asked
 * @param response what the vendor would have answered
 * @param elsewhere an address of another origin
 */
record CorruptedResponse(HttpMessage request, HttpMessage response, String elsewhere) {

  private static final byte[] GARBAGE = {0, -1, 7, 13, 10, 3, 13, 10, 13, 10};

  /** More drops than any time-out of the matrix has room for. */
  private static final int DROPS = 200;

  /** Few enough of a file that it arrives, and longer than the time-out of a call. */
  private static final int DROPS_OF_A_FILE = 20;

  /** Seconds. */
  private static final String WAIT = "Retry-After: 2";

  void send(Fault fault, ClientConnection line) throws IOException {
    byte[] head = response.head();
    byte[] halfHead = Arrays.copyOf(head, head.length / 2);
    switch (fault) {
      case RESET -> line.reset();
      case RESET_IN_HEAD -> line.send(halfHead).reset();
      case CUT_BODY -> line.send(head).send(beginning()).close();
      case STALL_IN_HEAD -> line.send(halfHead).stall();
      case STALL_IN_BODY -> line.send(head).send(beginning()).stall();
      case DRIP -> line.drip(head).send(response.body());
      case DRIP_IN_BODY -> dripInBody(line);
      case GARBAGE -> line.send(GARBAGE).close();
      case CUT_JSON -> withoutEnd(line);
      case REDIRECT_ELSEWHERE, REDIRECT_TO_HTTP -> line.send(redirect());
      default -> line.send(fault.isStrange() ? StrangeForm.of(fault, response) : refusal(fault));
    }
  }

  /** Too little JSON to be of use; of a file no more than its first half, however often. */
  private byte[] beginning() {
    byte[] body = response.body();
    int ofFile = Math.max(0, (response.offset() + body.length) / 2 - response.offset());
    return Arrays.copyOf(body, response.isFile() ? ofFile : body.length / 50);
  }

  private void dripInBody(ClientConnection line) throws IOException {
    byte[] body = response.body();
    int drops = Math.min(response.isFile() ? DROPS_OF_A_FILE : DROPS, body.length);
    line.send(response.head()).drip(Arrays.copyOf(body, drops));
    line.send(Arrays.copyOfRange(body, drops, body.length));
  }

  /** JSON in half, as if that was all; a file without its last byte. */
  private void withoutEnd(ClientConnection line) throws IOException {
    byte[] body = response.body();
    if (response.isFile()) {
      line.send(response.head()).send(Arrays.copyOf(body, body.length - 1)).close();
    } else {
      line.send(response.withBody(Arrays.copyOf(body, body.length / 2)));
    }
  }

  private HttpMessage redirect() {
    return HttpMessage.response(307, "", "Location: " + elsewhere + request.target());
  }

  private static HttpMessage refusal(Fault fault) {
    int status = Integer.parseInt(fault.label().substring(0, 3));
    String error = "{\"error\":{\"message\":\"It is " + status + ".\"}}";
    return fault.asksToWait()
        ? HttpMessage.response(status, error, WAIT)
        : HttpMessage.response(status, error);
  }
}
