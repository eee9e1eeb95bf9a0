package dev.videogen.emulator;

import dev.videogen.errors.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that reached the emulator, whatever became of it.
 *
 * @param method the HTTP method
 * @param url the path and the query as they arrived
 * @param headers each header, its name in lower case, with its first value; unmodifiable
 * @param body the body as UTF-8, perhaps empty; of a long one the first MiB
 * @param operation what it asked for; empty if nothing that the emulator knows
 */
public record ReceivedRequest(
    String method,
    String url,
    Map<String, String> headers,
    String body,
    Optional<Operation> operation) {

  private static final int MAX_BODY = 1 << 20;

  /** Copies the headers. */
  public ReceivedRequest {
    headers = Map.copyOf(headers);
  }

  static ReceivedRequest of(Call call, Optional<Operation> operation) {
    Map<String, String> headers = new TreeMap<>();
    call.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new ReceivedRequest(
        call.method(),
        call.url(),
        headers,
        new String(call.body(), 0, Math.min(call.body().length, MAX_BODY), StandardCharsets.UTF_8),
        operation);
  }

  /**
   * The first value of a header.
   *
   * @param name the header, in any case
   * @return the value, or empty if it was not sent
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
