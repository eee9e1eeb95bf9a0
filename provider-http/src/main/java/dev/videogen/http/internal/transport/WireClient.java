package dev.videogen.http.internal.transport;

import dev.videogen.http.internal.response.CappedBody;
import dev.videogen.http.internal.response.Origin;
import dev.videogen.http.wire.ResponseHeaders;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.io.Closer;

/**
 * What stands between Feign and HttpClient. It makes HttpClient's request at once, abortable and at
 * the address as it was written, gives it the body and the headers of the current {@link Exchange},
 * and leaves there what arrives. Feign gets the status alone.
 */
final class WireClient implements Client {

  private static final Header ACCEPT = new BasicHeader(HttpHeaders.ACCEPT, "application/json");

  private final HttpTransport transport;
  private final URI baseUrl;
  private final Origin origin;
  private final CallLog log;

  /**
   * A client.
   *
   * @param baseUrl whose origin alone sees our headers
   */
  WireClient(HttpTransport transport, URI baseUrl, CallLog log) {
    this.transport = transport;
    this.baseUrl = baseUrl;
    this.origin = Origin.of(baseUrl);
    this.log = log;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    Exchange exchange = Exchange.current();
    URI followed = exchange.followed();
    URI address =
        followed == null
            ? URI.create(request.url().replace(WireClientFactory.SLASH, "/"))
            : followed;
    if (!isOwn(address)) {
      exchange.withholdHeaders();
    }
    exchange.address(address);
    ClassicHttpResponse response = transport.call(sent(request, address, exchange));
    try {
      receive(response, exchange);
    } finally {
      // What is wrong with the rest of it does not matter any more.
      Closer.closeQuietly(response);
    }
    return Response.builder().status(response.getCode()).request(request).build();
  }

  /** Most addresses are written as the base URL is. */
  private boolean isOwn(URI address) {
    boolean written =
        Objects.equals(address.getScheme(), baseUrl.getScheme())
            && Objects.equals(address.getRawAuthority(), baseUrl.getRawAuthority());
    return written || Origin.of(address).equals(origin);
  }

  private static HttpUriRequestBase sent(Request request, URI address, Exchange exchange) {
    String method = request.httpMethod().name();
    HttpUriRequestBase sent = RequestFactory.of(method, address);
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> sent.addHeader(name, value)));
    sent.setHeader(ACCEPT);
    exchange.headers().forEach(sent::setHeader);
    HttpEntity body = exchange.upload();
    if (body != null) {
      sent.setEntity(body);
    } else if (Method.POST.isSame(method)) {
      sent.setEntity(new ByteArrayEntity(new byte[0], null));
    }
    return sent;
  }

  private void receive(ClassicHttpResponse response, Exchange exchange) {
    ResponseHeaders headers = headers(response);
    exchange.responded(response.getCode(), headers);
    // What a create is responded to with may be there this one time.
    CappedBody body =
        ReceivedBody.read(
            response.getEntity(),
            headers,
            exchange.operation().isPaid() ? exchange.longTexts() : null);
    if (body.problem() != null) {
      // Or closing the response would read what is left of it.
      exchange.discard();
    }
    exchange.arrived(body);
    log.responseBody(exchange, body.bytes());
  }

  private static ResponseHeaders headers(ClassicHttpResponse response) {
    List<String> headers = new ArrayList<>();
    for (Iterator<Header> each = response.headerIterator(); each.hasNext(); ) {
      Header header = each.next();
      headers.add(header.getName());
      headers.add(header.getValue());
    }
    return ResponseHeaders.inTurn(headers);
  }
}
