package dev.videogen.conformance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What stands behind a proxy: the vendors' APIs, and the other origin at which some keep their
 * files. That one is told to clients as the proxy under another name, so that files come through
 * it, too.
 *
 * @param port of the APIs
 * @param files of the other origin; that of the APIs where there is none
 */
record Upstream(int port, int files) {

  /**
   * Asks the vendor, who is not told by which key requests belong together: not all know of it.
   *
   * @param proxy the address by which clients know the proxy
   */
  HttpMessage ask(HttpMessage request, String proxy) throws IOException {
    boolean ofFile =
        Stream.of("/files/", "/delivery/", "/uploads/").anyMatch(request.target()::startsWith);
    HttpMessage plain =
        request.without("Idempotency-Key").without("Connection").with("Connection: close");
    HttpMessage sent = ofFile ? plain.without("Host").with("Host: 127.0.0.1:" + files) : plain;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ofFile ? files : port)) {
      new ClientConnection(socket).send(sent);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      HttpMessage response = Objects.requireNonNull(HttpMessage.read(in), "the vendor's response");
      return throughProxy(response.without("Connection"), proxy.replace("127.0.0.1", "localhost"));
    }
  }

  private HttpMessage throughProxy(HttpMessage response, String proxy) {
    String origin = "http://127.0.0.1:" + files;
    String text = response.isFile() ? "" : new String(response.body(), UTF_8);
    return text.contains(origin)
        ? response.withBody(text.replace(origin, proxy).getBytes(UTF_8))
        : response;
  }
}
