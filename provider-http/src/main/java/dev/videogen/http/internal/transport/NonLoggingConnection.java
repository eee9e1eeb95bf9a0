package dev.videogen.http.internal.transport;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.jspecify.annotations.Nullable;

/**
 * A connection that never logs what goes over it. HttpClient's own prints headers and bytes, keys
 * among them, as soon as an app logs everything at debug.
 */
final class NonLoggingConnection extends DefaultManagedHttpClientConnection {

  private static final AtomicLong COUNT = new AtomicLong();

  /**
   * Heads and trailers that have an end: what a signed address needs in one line, and some 6 MB in
   * all at most. A response beyond is broken off, and of a create that is uncertain.
   */
  private static final Http1Config BOUNDED =
      Http1Config.custom().setMaxLineLength(32 * 1024).setMaxHeaderCount(200).build();

  private NonLoggingConnection() {
    super(
        "videogen-" + COUNT.incrementAndGet(),
        null,
        null,
        BOUNDED,
        null,
        null,
        // A server that turns down a large upload answers before its end; that response is to be
        // read, or the outcome would be unknown.
        MonitoringResponseOutOfOrderStrategy.INSTANCE,
        null,
        // The connection's own bounds are for its lines and trailers alone.
        new DefaultHttpResponseParserFactory(BOUNDED));
  }

  static ManagedHttpClientConnection over(@Nullable Socket socket) throws IOException {
    NonLoggingConnection connection = new NonLoggingConnection();
    if (socket != null) {
      connection.bind(socket);
    }
    return connection;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(new SocketHolder(socket));
  }

  @Override
  public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
    bind(new SocketHolder(sslSocket, socket));
  }

  @Override
  protected void onRequestSubmitted(ClassicHttpRequest request) {
    // The original logs the headers here.
  }

  @Override
  protected void onResponseReceived(ClassicHttpResponse response) {
    // The original logs the headers here.
  }
}
