package dev.videogen.http;

import java.util.Map;

/**
 * What proves to a vendor who is asking. It goes to the vendor's own origin and nowhere else.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface Credentials {

  /**
   * The headers of the next request. Asked before each one, so a token that ends is to be kept here
   * and renewed ahead of its end.
   *
   * @return each header with its value; empty if nothing is to be proved
   * @throws dev.videogen.VideoException if there is no token to be had; nothing is sent then
   */
  Map<String, String> headers();

  /**
   * Throws away what the vendor has just answered with 401 and gets something else, if that is
   * possible. The request is then sent once more.
   *
   * @return whether {@link #headers()} now has something else to offer
   */
  default boolean renew() {
    return false;
  }

  /**
   * Nothing to prove, as with a server on this machine.
   *
   * @return credentials without headers
   */
  static Credentials none() {
    return NoCredentials.INSTANCE;
  }

  /**
   * A key as {@code Authorization: Bearer KEY}.
   *
   * @param key the key
   * @return credentials with that header
   */
  static Credentials bearer(String key) {
    return header("Authorization", "Bearer " + key);
  }

  /**
   * A key as a header of its own, such as {@code api-key: KEY}.
   *
   * @param name the header
   * @param key the key
   * @return credentials with that header
   */
  static Credentials header(String name, String key) {
    Map<String, String> headers = Map.of(name, key);
    return () -> headers;
  }
}
