package dev.videogen.http.internal.transport;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * What stands between feign-hc5 and HttpClient: it puts the request of the current {@link Exchange}
 * in place of the one that feign-hc5 made, which cannot be aborted, has lost the query as it was
 * written, and cannot have a body that is streamed.
 */
final class AbortableClient extends CloseableHttpClient {

  private final HttpTransport transport;

  AbortableClient(HttpTransport transport) {
    this.transport = transport;
  }

  @Override
  protected CloseableHttpResponse doExecute(
      @Nullable HttpHost target, ClassicHttpRequest request, @Nullable HttpContext context)
      throws IOException {
    Exchange exchange = Exchange.current();
    URI address = Objects.requireNonNull(exchange.address(), "address");
    HttpUriRequestBase abortable = RequestFactory.of(request.getMethod(), address);
    for (Header header : request.getHeaders()) {
      abortable.addHeader(header);
    }
    abortable.setHeader(HttpHeaders.ACCEPT, "application/json");
    exchange.headers().forEach(abortable::setHeader);
    HttpEntity upload = exchange.upload();
    if (upload != null) {
      abortable.setEntity(upload);
    } else if (Method.POST.isSame(request.getMethod())) {
      abortable.setEntity(request.getEntity());
    }
    return CloseableHttpResponse.adapt(transport.call(abortable));
  }

  /** Nothing to close: the transport closes what is beneath. */
  @Override
  public void close() {}

  @Override
  public void close(CloseMode mode) {}
}
