package dev.videogen.http.internal.transport;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.jspecify.annotations.Nullable;

/**
 * A connection that never logs what goes over it. HttpClient's own prints headers and bytes, keys
 * among them, as soon as an app logs everything at debug.
 */
final class NonLoggingConnection extends DefaultManagedHttpClientConnection {

  private static final AtomicLong COUNT = new AtomicLong();

  private NonLoggingConnection() {
    super(
        "videogen-" + COUNT.incrementAndGet(),
        null,
        null,
        null,
        null,
        null,
        // A server that turns down a large upload answers before its end; that answer is to be
        // read, or the outcome would be unknown.
        MonitoringResponseOutOfOrderStrategy.INSTANCE,
        null,
        null);
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
