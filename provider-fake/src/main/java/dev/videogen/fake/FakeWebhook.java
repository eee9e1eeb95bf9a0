package dev.videogen.fake;

import java.util.List;
import java.util.Map;

/**
 * A webhook of a fake, as it would arrive: signed, and sent at the fake's time.
 *
 * <p>Immutable.
 */
public final class FakeWebhook {

  private final Map<String, List<String>> headers;
  private final byte[] body;

  FakeWebhook(Map<String, List<String>> headers, byte[] body) {
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  /**
   * Its headers.
   *
   * @return each with its values, unmodifiable
   */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * Its body.
   *
   * @return the bytes that are signed
   */
  public byte[] body() {
    return body.clone();
  }
}
