package dev.videogen.http.internal.transport;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The last step before the socket. Only from here on may a server have seen a request. And only
 * here does the request get its query: the layers above write the path to their logs, and the query
 * of a signed address is as good as a key.
 */
final class WireExecutor extends HttpRequestExecutor {

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback informationCallback,
      HttpContext context)
      throws IOException, HttpException {
    // What opens a tunnel through a proxy is not the request yet.
    if (!Method.CONNECT.isSame(request.getMethod())) {
      Exchange exchange = Exchange.current();
      exchange.spec().gate().beforeSending();
      exchange.markSent();
      URI address = exchange.address();
      if (address != null && address.getRawQuery() != null && request.getPath().indexOf('?') < 0) {
        request.setPath(request.getPath() + "?" + address.getRawQuery());
      }
    }
    return super.execute(request, connection, informationCallback, context);
  }
}
