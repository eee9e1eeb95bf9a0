package dev.videogen.http.internal.transport;

import dev.videogen.http.auth.Credentials;
import dev.videogen.http.auth.TokenUnavailableException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.response.ReceivedResponse;
import dev.videogen.http.internal.response.Redaction;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoEvent;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Sends requests: with a permit, under the eyes of the watchdog, and again where that is right. */
public final class CallExecutor implements AutoCloseable {

  /** A shorter wait for a permit is none: the limiter's own work takes as long. */
  private static final Duration NOTICEABLE = Duration.ofMillis(10);

  private final ProviderContext context;
  private final HttpOptions options;
  private final Credentials credentials;
  private final Redaction redaction;
  private final FailureClassifier failures;
  private final CallLog log;
  private final RetryLoop loop;
  private final VendorCircuitBreaker circuit;
  private final Watchdog watchdog;
  private final SuppliedHeaders suppliedHeaders;
  private volatile boolean closed;

  public CallExecutor(
      ProviderContext context,
      HttpOptions options,
      Credentials credentials,
      Redaction redaction,
      FailureClassifier failures,
      CallLog log) {
    this.context = context;
    this.options = options;
    this.credentials = credentials;
    this.redaction = redaction;
    this.failures = failures;
    this.log = log;
    this.loop = new RetryLoop(context, options, failures);
    this.circuit = new VendorCircuitBreaker(context.instance(), context.time());
    this.watchdog = new Watchdog("videogen-watchdog-" + context.instance());
    this.suppliedHeaders = new SuppliedHeaders(context);
  }

  /** What was made of a response, and the response. */
  public record Received<T>(T value, ReceivedResponse response) {}

  public RetryLoop loop() {
    return loop;
  }

  Watchdog watchdog() {
    return watchdog;
  }

  /** Reads something, as often as it takes. */
  public <T> T read(CallSpec spec, Supplier<T> send) {
    return loop.run(spec, number -> once(spec, send).value());
  }

  /** Sends one request; a second time only if the vendor wants newer credentials. */
  public <T> Received<T> once(CallSpec spec, Supplier<T> send) throws FailedAttempt {
    requireOpen(spec);
    Map<String, String> authHeaders = authHeaders(spec);
    try {
      return guarded(spec, authHeaders, send);
    } catch (FailedAttempt failure) {
      if (!failure.isStatus(401) || !renewed(spec, authHeaders)) {
        throw failure;
      }
      return guarded(spec, authHeaders(spec), send);
    }
  }

  private Map<String, String> authHeaders(CallSpec spec) {
    try {
      return credentials.headers();
    } catch (TokenUnavailableException unavailable) {
      throw failures.withoutToken(spec, unavailable);
    }
  }

  private boolean renewed(CallSpec spec, Map<String, String> refused) {
    try {
      return credentials.renew(refused);
    } catch (TokenUnavailableException unavailable) {
      throw failures.withoutToken(spec, unavailable);
    }
  }

  /** Refuses to do anything once the connection is closed. */
  public void requireOpen(CallSpec spec) {
    if (closed) {
      throw failures.closed(spec);
    }
  }

  private <T> Received<T> guarded(CallSpec spec, Map<String, String> authHeaders, Supplier<T> send)
      throws FailedAttempt {
    if (!spec.guarded()) {
      return exchange(spec, authHeaders, send);
    }
    circuit.enter(spec);
    try {
      Received<T> received = exchange(spec, authHeaders, send);
      circuit.responded();
      return received;
    } catch (FailedAttempt failure) {
      circuit.failed(spec, failure);
      throw failure;
    } catch (RuntimeException nothingSent) {
      circuit.unused();
      throw nothingSent;
    }
  }

  private <T> Received<T> exchange(CallSpec spec, Map<String, String> authHeaders, Supplier<T> send)
      throws FailedAttempt {
    acquirePermit(spec);
    redaction.rememberKeys(authHeaders);
    Map<String, String> headers = suppliedHeaders.get();
    headers.putAll(options.headers());
    headers.putAll(authHeaders);
    headers.putAll(spec.headers());
    Exchange exchange = new Exchange(spec, headers, limit(spec));
    exchange.enter();
    watchdog.watch(exchange);
    try {
      return new Received<>(send.get(), exchange.received());
    } catch (RuntimeException thrown) {
      throw failures.of(thrown, exchange);
    } finally {
      watchdog.release(exchange);
      exchange.leave();
      log.ended(exchange);
    }
  }

  private Duration limit(CallSpec spec) {
    Duration ours = spec.limit().orElse(options.callTimeout());
    return spec.gate().maxTime().filter(its -> its.compareTo(ours) < 0).orElse(ours);
  }

  private void acquirePermit(CallSpec spec) {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long asked = context.time().nanoTime();
      context.budget().acquire(spec.kind());
      Duration waited = Duration.ofNanos(context.time().nanoTime() - asked);
      if (waited.compareTo(NOTICEABLE) >= 0) {
        context
            .events()
            .on(
                new VideoEvent.Wait(
                    context.instance(),
                    spec.operation(),
                    spec.job(),
                    VideoEvent.Wait.Reason.PERMIT,
                    waited));
      }
    } catch (InterruptedException interrupt) {
      throw failures.interrupted(spec, interrupt);
    }
  }

  @Override
  public void close() {
    closed = true;
    watchdog.close();
  }
}
