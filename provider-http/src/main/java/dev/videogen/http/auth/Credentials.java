package dev.videogen.http.auth;

import dev.videogen.spi.TimeSource;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

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
   * @throws TokenUnavailableException if there is no token to be had; the connection sends nothing
   *     then, and turns it into the error that fits the operation
   */
  Map<String, String> headers();

  /**
   * Gets something else in place of what the vendor has just answered with 401, if that is
   * possible. The request is then sent once more.
   *
   * @param refused what {@link #headers()} gave for the request
   * @return whether it now has something else to offer
   * @throws TokenUnavailableException if a new token was asked for in vain
   */
  default boolean renew(Map<String, String> refused) {
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
    return headers(Map.of(name, key));
  }

  /**
   * Several headers that stay as they are.
   *
   * @param headers each header with its value
   * @return credentials with those headers; {@link #none()} if there are none
   */
  static Credentials headers(Map<String, String> headers) {
    Map<String, String> copy = Map.copyOf(headers);
    return copy.isEmpty() ? none() : () -> copy;
  }

  /**
   * A token that ends, as {@code Authorization: Bearer TOKEN}. It is kept; renewed five minutes
   * ahead of its end, or half-way if it lives for less than ten; and renewed at once after a 401.
   * However many threads need it, there is one request for it at a time: while the old token holds
   * they go on with it, else they wait for that request, two minutes at most. A token that cannot
   * be renewed ahead is used to its end.
   *
   * @param source gets a new token; it is called by a thread of its own, may block, and throws
   *     {@link TokenUnavailableException} if there is none to be had
   * @param time the clock
   * @return credentials with that header
   */
  static Credentials token(Supplier<Token> source, TimeSource time) {
    return new TokenCredentials(source, time);
  }

  /**
   * A token that ends.
   *
   * @param value the token
   * @param expiresAt when it ends
   */
  record Token(String value, Instant expiresAt) {

    /** When it ends; the token itself is secret. */
    @Override
    public String toString() {
      return "Token[expiresAt=" + expiresAt + "]";
    }
  }
}
