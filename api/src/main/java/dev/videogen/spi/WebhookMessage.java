package dev.videogen.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A request that says it is a vendor's webhook. Nothing in it is to be believed before a {@link
 * WebhookScheme} has checked its signature.
 *
 * <p>Immutable, but for the bytes of the body, which are not copied.
 */
public final class WebhookMessage {

  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  /**
   * A message.
   *
   * @param headers each header with its values, its name in any case; where two names differ in
   *     case alone, their values are taken together
   * @param body the bytes as they arrived: parsed and written anew, they are others and the
   *     signature does not hold
   */
  public WebhookMessage(Map<String, List<String>> headers, byte[] body) {
    headers.forEach(
        (name, values) ->
            this.headers.merge(
                name,
                values.stream().map(String::strip).distinct().toList(),
                WebhookMessage::joined));
    this.body = body;
  }

  private static List<String> joined(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }

  /**
   * The value of a header.
   *
   * @param name its name in any case
   * @return the value without blanks around it; empty if the header is missing, blank, or there
   *     twice with different values, of which nobody knows which one was signed
   */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1
        ? Optional.of(values.get(0)).filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  /**
   * The body.
   *
   * @return the bytes as they arrived, not to be changed
   */
  public byte[] body() {
    return body;
  }

  /** How long it is, and nothing of what it says. */
  @Override
  public String toString() {
    return "WebhookMessage[" + body.length + " bytes]";
  }
}
