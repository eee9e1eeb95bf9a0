package dev.videogen.http.auth;

import org.jspecify.annotations.Nullable;

/**
 * There is no token to prove who is asking. A source of {@linkplain Credentials#token tokens}
 * throws it; {@link dev.videogen.http.VendorConnection} turns it into the error that fits the
 * operation, so apps never see it.
 */
public final class TokenUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * There is no token.
   *
   * @param reason why, and what to do; without secrets
   * @param cause the error underneath; null if there is none
   */
  public TokenUnavailableException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
