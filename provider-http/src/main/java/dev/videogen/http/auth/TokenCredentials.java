package dev.videogen.http.auth;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A token that is kept, and renewed ahead of its end or when it is refused. There is one request
 * for a token at a time, on a thread of its own: whoever has a token that still holds goes on with
 * it meanwhile, and whoever has none waits for that one request, interruptibly.
 */
final class TokenCredentials implements Credentials {

  private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofMinutes(5);

  /** How long a token that could not be renewed ahead is used before that is tried again. */
  private static final Duration RENEWAL_RETRY_DELAY = Duration.ofSeconds(30);

  private static final Duration RENEWAL_TIMEOUT = Duration.ofMinutes(2);

  private final Supplier<Token> source;
  private final TimeSource time;
  private final Executor executor;

  private @Nullable Token token;
  private Instant renewAt = Instant.MIN;
  private @Nullable CompletableFuture<Token> renewal;

  TokenCredentials(Supplier<Token> source, TimeSource time) {
    this(source, time, TokenCredentials::onItsOwnThread);
  }

  TokenCredentials(Supplier<Token> source, TimeSource time, Executor executor) {
    this.source = source;
    this.time = time;
    this.executor = executor;
  }

  private static void onItsOwnThread(Runnable request) {
    Thread thread = new Thread(request, "videogen-token");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Map<String, String> headers() {
    CompletableFuture<Token> next;
    synchronized (this) {
      Instant now = time.now();
      Token held = token;
      if (held != null && now.isBefore(renewAt)) {
        return headers(held);
      }
      next = renewal();
      if (held != null && now.isBefore(held.expiresAt())) {
        return headers(Objects.requireNonNull(token));
      }
    }
    return headers(outcome(next));
  }

  @Override
  public boolean renew(Map<String, String> refused) {
    CompletableFuture<Token> next;
    synchronized (this) {
      // Another thread may have been refused with the same token, and been faster.
      if (token != null && !headers(token).equals(refused)) {
        return true;
      }
      next = renewal();
    }
    return !headers(outcome(next)).equals(refused);
  }

  /** The request that is under way; if there is none, one that begins now. */
  private CompletableFuture<Token> renewal() {
    if (renewal != null) {
      return renewal;
    }
    CompletableFuture<Token> begun = new CompletableFuture<>();
    renewal = begun;
    try {
      executor.execute(() -> request(begun));
    } catch (RuntimeException | Error noThread) {
      renewal = null;
      throw noThread;
    }
    return begun;
  }

  private void request(CompletableFuture<Token> begun) {
    try {
      Token fresh = source.get();
      ended(fresh);
      begun.complete(fresh);
    } catch (Throwable unavailable) {
      // Whatever it is: others wait for the outcome.
      ended(null);
      begun.completeExceptionally(unavailable);
    }
  }

  private synchronized void ended(@Nullable Token fresh) {
    renewal = null;
    Instant now = time.now();
    if (fresh == null) {
      renewAt = now.plus(RENEWAL_RETRY_DELAY);
    } else {
      token = fresh;
      renewAt = now.plus(goodFor(Duration.between(now, fresh.expiresAt())));
    }
  }

  /** Half of the life of one that ends soon, or each request would ask for another. */
  private static Duration goodFor(Duration left) {
    Duration early = left.minus(RENEW_BEFORE_EXPIRY);
    Duration half = left.dividedBy(2);
    return early.compareTo(half) > 0 ? early : half;
  }

  private static Token outcome(CompletableFuture<Token> request) {
    try {
      return request.get(RENEWAL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new TokenUnavailableException("the wait for a token was interrupted", interrupt);
    } catch (TimeoutException late) {
      throw new TokenUnavailableException(
          "no token came within " + RENEWAL_TIMEOUT.toMinutes() + " minutes", late);
    } catch (ExecutionException failed) {
      throw unavailable(failed.getCause());
    }
  }

  /** An exception of this thread's own, for several may have waited for the one request. */
  private static TokenUnavailableException unavailable(@Nullable Throwable cause) {
    return cause instanceof TokenUnavailableException told
        ? new TokenUnavailableException(String.valueOf(told.getMessage()), told.getCause())
        : new TokenUnavailableException("the source of tokens failed: " + cause, cause);
  }

  private static Map<String, String> headers(Token current) {
    return Map.of("Authorization", "Bearer " + current.value());
  }
}
