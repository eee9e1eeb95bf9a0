package dev.videogen.http.internal.transport;

import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Makes requests whose query is left to {@link WireExecutor}. */
final class RequestFactory {

  private RequestFactory() {}

  static HttpUriRequestBase of(String method, URI address) {
    String path = address.getRawPath();
    if (address.getRawQuery() == null && path != null && !path.isEmpty()) {
      return new HttpUriRequestBase(method, address);
    }
    URI withoutQuery =
        URI.create(
            address.getScheme()
                + "://"
                + address.getRawAuthority()
                + (path == null || path.isEmpty() ? "/" : path));
    return new HttpUriRequestBase(method, withoutQuery);
  }
}
