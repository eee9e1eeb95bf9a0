package dev.videogen.http.internal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that never logs what goes over it. HttpClient's own prints headers and bytes, keys
 * among them, as soon as an app logs everything at debug, and since 5.5 no class can extend it.
 * This one delegates to HttpCore's, which has no logger, and keeps for the pool what HttpClient's
 * keeps: the socket, and the time-out that a pooled connection has put aside.
 */
final class NonLoggingConnection implements ManagedHttpClientConnection {

  /**
   * Heads and trailers that have an end: what a signed address needs in one line, and some 6 MB in
   * all at most. A response beyond is broken off, and of a create that is uncertain.
   */
  private static final Http1Config BOUNDED =
      Http1Config.custom().setMaxLineLength(32 * 1024).setMaxHeaderCount(200).build();

  private final DefaultBHttpClientConnection connection =
      new DefaultBHttpClientConnection(
          BOUNDED,
          null,
          null,
          null,
          null,
          // A server that turns down a large upload answers before its end; that response is to be
          // read, or the outcome would be unknown.
          MonitoringResponseOutOfOrderStrategy.INSTANCE,
          null,
          // The connection's own bounds are for its lines and trailers alone.
          new DefaultHttpResponseParserFactory(BOUNDED));

  private volatile @Nullable Socket socket;
  private volatile boolean closed;
  private volatile Timeout socketTimeout = Timeout.DISABLED;

  private NonLoggingConnection() {}

  static ManagedHttpClientConnection over(@Nullable Socket socket) throws IOException {
    NonLoggingConnection connection = new NonLoggingConnection();
    if (socket != null) {
      connection.bind(socket);
    }
    return connection;
  }

  @Override
  public void bind(Socket plain) throws IOException {
    refuseIfClosed(plain);
    connection.bind(plain);
    bound(plain);
  }

  @Override
  public void bind(SSLSocket encrypted, Socket beneath) throws IOException {
    refuseIfClosed(encrypted);
    connection.bind(encrypted, beneath);
    bound(encrypted);
  }

  private void bound(Socket current) throws IOException {
    socket = current;
    socketTimeout = Timeout.ofMilliseconds(current.getSoTimeout());
    refuseIfClosed(current);
  }

  /** A call that is aborted while it connects closes the connection before it has its socket. */
  private void refuseIfClosed(Socket unwanted) throws IOException {
    if (closed) {
      unwanted.close();
      throw new InterruptedIOException("the connection is closed");
    }
  }

  @Override
  public @Nullable Socket getSocket() {
    return closed ? null : socket;
  }

  @Override
  public @Nullable SSLSession getSSLSession() {
    return connection.getSSLSession();
  }

  @Override
  public void passivate() {
    connection.setSocketTimeout(Timeout.DISABLED);
  }

  @Override
  public void activate() {
    connection.setSocketTimeout(socketTimeout);
  }

  @Override
  public Timeout getSocketTimeout() {
    return connection.getSocketTimeout();
  }

  @Override
  public void setSocketTimeout(Timeout timeout) {
    connection.setSocketTimeout(timeout);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    connection.close();
  }

  @Override
  public void close(CloseMode mode) {
    closed = true;
    connection.close(mode);
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public boolean isConsistent() {
    return connection.isConsistent();
  }

  @Override
  public boolean isDataAvailable(Timeout timeout) throws IOException {
    return connection.isDataAvailable(timeout);
  }

  @Override
  public boolean isStale() throws IOException {
    return connection.isStale();
  }

  @Override
  public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
    connection.sendRequestHeader(request);
  }

  @Override
  public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
    connection.sendRequestEntity(request);
  }

  @Override
  public void terminateRequest(ClassicHttpRequest request) throws HttpException, IOException {
    connection.terminateRequest(request);
  }

  @Override
  public void flush() throws IOException {
    connection.flush();
  }

  @Override
  public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
    return connection.receiveResponseHeader();
  }

  @Override
  public void receiveResponseEntity(ClassicHttpResponse response)
      throws HttpException, IOException {
    connection.receiveResponseEntity(response);
  }

  @Override
  public @Nullable EndpointDetails getEndpointDetails() {
    return connection.getEndpointDetails();
  }

  @Override
  public @Nullable SocketAddress getLocalAddress() {
    return connection.getLocalAddress();
  }

  @Override
  public @Nullable SocketAddress getRemoteAddress() {
    return connection.getRemoteAddress();
  }

  @Override
  public @Nullable ProtocolVersion getProtocolVersion() {
    return connection.getProtocolVersion();
  }

  @Override
  public String toString() {
    return connection.toString();
  }
}
