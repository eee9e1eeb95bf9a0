package dev.videogen.conformance;

import java.util.List;
import java.util.Map;

/**
 * A webhook as a vendor sends it.
 *
 * <p>Immutable.
 */
public final class SignedWebhook {

  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * A webhook.
   *
   * @param headers each header with its values
   * @param body the bytes that are signed
   */
  public SignedWebhook(Map<String, List<String>> headers, byte[] body) {
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  Map<String, List<String>> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }
}
