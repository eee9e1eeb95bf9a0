package dev.videogen.http.internal.transport;

import dev.videogen.http.internal.response.Origin;
import dev.videogen.http.internal.response.Redaction;
import dev.videogen.http.wire.VendorRules;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs calls: at debug method, path, status, time and request id, at trace bodies, masked, cleaned
 * and cut. Of headers nothing but the request id, of addresses neither query nor user.
 */
public final class CallLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.videogen.http.calls");

  private final String instance;
  private final VendorRules rules;
  private final Redaction redaction;

  public CallLog(String instance, VendorRules rules, Redaction redaction) {
    this.instance = instance;
    this.rules = rules;
    this.redaction = redaction;
  }

  void ended(Exchange exchange) {
    if (LOG.isDebugEnabled()) {
      URI address = exchange.address();
      LOG.debug(
          "{} {} {} -> {} in {} ms{}",
          instance,
          exchange.operation(),
          address == null ? "(nothing sent)" : redaction.quote(Origin.of(address) + path(address)),
          outcome(exchange),
          exchange.elapsedMillis(),
          rules
              .requestId(exchange.response())
              .map(id -> " [request id " + redaction.quote(id) + "]")
              .orElse(""));
    }
  }

  void requestBody(Exchange exchange, byte[] body) {
    body(exchange, "sends", body);
  }

  void responseBody(Exchange exchange, byte[] body) {
    body(exchange, "receives", body);
  }

  private void body(Exchange exchange, String verb, byte[] body) {
    if (LOG.isTraceEnabled()) {
      LOG.trace(
          "{} {} {} {}",
          instance,
          exchange.operation(),
          verb,
          redaction.quote(new String(body, StandardCharsets.UTF_8)));
    }
  }

  private static String outcome(Exchange exchange) {
    if (exchange.status().isPresent()) {
      return String.valueOf(exchange.status().getAsInt());
    }
    return exchange.wasSent() ? "no response" : "no connection";
  }

  private static String path(URI address) {
    return address.getRawPath() == null ? "" : address.getRawPath();
  }
}
