package dev.videogen.http;

import dev.videogen.VideoException;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A token that is kept, and renewed ahead of its end or when it is refused. */
final class TokenCredentials implements Credentials {

  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Supplier<Token> source;
  private final TimeSource time;
  private @Nullable Token token;

  TokenCredentials(Supplier<Token> source, TimeSource time) {
    this.source = source;
    this.time = time;
  }

  @Override
  public synchronized Map<String, String> headers() {
    Token current = token;
    if (current == null) {
      current = source.get();
    } else if (ends(current, AHEAD)) {
      current = renewedAhead(current);
    }
    token = current;
    return headers(current);
  }

  /** A token that still holds for a while is good enough while there is no other. */
  private Token renewedAhead(Token current) {
    try {
      return source.get();
    } catch (VideoException unavailable) {
      if (ends(current, Duration.ZERO)) {
        throw unavailable;
      }
      return current;
    }
  }

  private boolean ends(Token current, Duration ahead) {
    return !time.now().plus(ahead).isBefore(current.expiresAt());
  }

  @Override
  public synchronized boolean renew(Map<String, String> refused) {
    // Another thread may have been refused with the same token, and been faster.
    if (token == null || headers(token).equals(refused)) {
      token = source.get();
    }
    return true;
  }

  private static Map<String, String> headers(Token current) {
    return Map.of("Authorization", "Bearer " + current.value());
  }
}
