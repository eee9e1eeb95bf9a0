package dev.videogen.http.internal.transport;

import dev.videogen.Billed;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.http.auth.TokenUnavailableException;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.response.ErrorResponseDecoder;
import dev.videogen.http.internal.response.Origin;
import dev.videogen.http.internal.response.Redaction;
import dev.videogen.http.internal.response.SubmissionOutcome;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.UnreadableInputException;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorError;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.TimeSource;
import feign.FeignException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Says what it means that an exchange ended with an exception. */
public final class FailureClassifier {

  private final String instance;
  private final VendorRules rules;
  private final ErrorResponseDecoder decoding;
  private final Redaction redaction;
  private final HttpOptions options;
  private final TimeSource time;

  public FailureClassifier(
      String instance,
      VendorRules rules,
      ErrorResponseDecoder decoding,
      Redaction redaction,
      HttpOptions options,
      TimeSource time) {
    this.instance = instance;
    this.rules = rules;
    this.decoding = decoding;
    this.redaction = redaction;
    this.options = options;
    this.time = time;
  }

  /**
   * The failure that an exception stands for.
   *
   * @throws RuntimeException the exception itself, if it has nothing to do with the exchange
   */
  FailedAttempt of(RuntimeException thrown, Exchange exchange) {
    Throwable cause = rootCause(thrown);
    if (cause instanceof ErrorStatusException) {
      return refused(exchange);
    }
    Exchange.Abort abort = exchange.abort();
    if (abort == Exchange.Abort.INTERRUPT || Thread.currentThread().isInterrupted()) {
      return withoutResponse(exchange, interrupted(exchange, cause));
    }
    if (abort == Exchange.Abort.CLOSED) {
      return withoutResponse(exchange, closed(exchange.spec()));
    }
    if (abort == Exchange.Abort.TIMEOUT) {
      FailedAttempt late = withoutResponse(exchange, connection(exchange, late(exchange), cause));
      // A download has rounds of its own, which would last for hours if each waited five times.
      return exchange.operation() == Operation.DOWNLOAD ? late.forGood() : late;
    }
    if (cause instanceof UnreadableResponseException unreadable) {
      FailedAttempt failure = withoutResponse(exchange, unreadable(exchange, unreadable));
      // Another page comes the next time; who downloads knows other ways and when to come back.
      return exchange.operation() == Operation.DOWNLOAD ? failure.forGood() : failure;
    }
    if (cause instanceof UnreadableInputException input) {
      return refusedInput(exchange, input);
    }
    if (cause instanceof IOException broken) {
      return withoutResponse(exchange, connection(exchange, reason(broken, exchange), broken));
    }
    if (exchange.spec().paid() ? !exchange.wasSent() : isUnrelatedTo(exchange, thrown)) {
      throw thrown;
    }
    // What was sent may have made a job, whatever the reading of the response tripped over.
    return withoutResponse(
        exchange,
        unreadable(exchange, new UnreadableResponseException("it is not understood", thrown)));
  }

  private String late(Exchange exchange) {
    String limit = formatted(exchange.limit());
    return exchange.limit().equals(options.callTimeout())
        ? "no complete response within the call-timeout of " + limit
        : "no complete response within the " + limit + " that were left for it";
  }

  private static boolean isUnrelatedTo(Exchange exchange, RuntimeException thrown) {
    return thrown instanceof VideoException || exchange.status().isEmpty();
  }

  ClientClosedException closed(CallSpec spec) {
    return new ClientClosedException(
        spec.error(instance + " was closed. Open it again; jobs can be picked up by their refs.")
            .provider(instance)
            .build());
  }

  VideoInterruptedException interrupted(CallSpec spec, Throwable cause) {
    Thread.currentThread().interrupt();
    ErrorDetails.Builder details =
        spec.error(
                spec.operation() + " was interrupted before anything was sent to " + instance + ".")
            .provider(instance)
            .cause(cause);
    if (spec.operation().isPaid()) {
      details.billed(Billed.NO);
    }
    return new VideoInterruptedException(details.build());
  }

  /** Nothing can be sent without a proof of who is asking. */
  VideoException withoutToken(CallSpec spec, TokenUnavailableException unavailable) {
    if (Thread.currentThread().isInterrupted()) {
      return interrupted(spec, unavailable);
    }
    String reason = redaction.quote(String.valueOf(unavailable.getMessage()));
    return new AuthenticationException(
        spec.error(instance + " has no token for " + spec.operation() + ": " + reason)
            .provider(instance)
            .cause(unavailable.getCause())
            .build());
  }

  private FailedAttempt refused(Exchange exchange) {
    ResponseHeaders headers = exchange.response();
    VendorError vendorError =
        decoding.read(exchange.status().orElseThrow(), headers, exchange.body());
    VideoException error = decoding.decode(exchange.spec(), vendorError, time.now());
    Optional<Duration> retryAfter = rules.retryAfter(vendorError, time.now());
    SubmissionOutcome outcome =
        SubmissionOutcome.of(
            true,
            rules.judgedStatus(vendorError),
            // Only the head's own word turns a 503 into a refusal.
            headers.retryAfter(time.now()).isPresent(),
            error instanceof PaymentRequiredException);
    Optional<Boolean> retryable = rules.retryable(vendorError);
    boolean again =
        exchange.spec().paid()
            // Nothing that a server asks for makes a second payment right.
            ? outcome.mayRetry() && retryable.orElse(true)
            : retryable.orElse(error.isRetryable());
    return new FailedAttempt(
        error,
        outcome,
        again,
        rules.countsAgainstVendor(vendorError),
        retryAfter,
        exchange.received());
  }

  /** An upload that could not be read to its end; what the server has of it makes no job. */
  private FailedAttempt refusedInput(Exchange exchange, UnreadableInputException input) {
    InvalidRequestException error =
        new InvalidRequestException(
            exchange
                .spec()
                .error(input.getMessage() + " Nothing was created.")
                .provider(instance)
                .cause(input.getCause())
                .build());
    return new FailedAttempt(
        error, SubmissionOutcome.REFUSED, false, false, Optional.empty(), exchange.received());
  }

  /** A request that got no response, or none that can be read. */
  private FailedAttempt withoutResponse(Exchange exchange, VideoException error) {
    SubmissionOutcome outcome =
        SubmissionOutcome.of(exchange.wasSent(), exchange.status(), false, false);
    boolean again = error.isRetryable() && (!exchange.spec().paid() || outcome.mayRetry());
    boolean noConnection =
        outcome == SubmissionOutcome.NEVER_ARRIVED
            && error.isRetryable()
            && !(error.getCause() instanceof ConnectionRequestTimeoutException);
    return new FailedAttempt(
        error, outcome, again, noConnection, Optional.empty(), exchange.received());
  }

  private VideoInterruptedException interrupted(Exchange exchange, Throwable cause) {
    Thread.currentThread().interrupt();
    return new VideoInterruptedException(
        details(
                exchange,
                exchange.operation() + " was interrupted while " + instance + " was asked.")
            .cause(cause)
            .build());
  }

  private ConnectionException connection(Exchange exchange, String reason, Throwable cause) {
    String message = "no response from " + instance + where(exchange) + ": " + reason;
    return new ConnectionException(
        details(exchange, message + ". Check the network and the address, or try again later.")
            .cause(cause)
            .build());
  }

  private ProviderFailureException unreadable(
      Exchange exchange, UnreadableResponseException unreadable) {
    String text = new String(exchange.body(), StandardCharsets.UTF_8);
    StringBuilder message =
        new StringBuilder("the response of ")
            .append(instance)
            .append(" to ")
            .append(exchange.operation())
            .append(" cannot be read: ")
            .append(redaction.quote(String.valueOf(unreadable.getMessage())));
    Optional<String> title = ErrorResponseDecoder.title(exchange.body());
    if (title.isPresent()) {
      message.append("; it is a web page, \"").append(redaction.quote(title.get())).append('"');
    } else if (!text.isBlank()) {
      message.append("; it begins \"").append(redaction.quote(head(text))).append('"');
    }
    ErrorDetails.Builder details =
        details(exchange, message.append('.').toString()).cause(unreadable.getCause());
    // That what comes is no file is the redirect's fault, and will be again.
    OptionalInt redirect = exchange.redirect();
    (redirect.isPresent() ? redirect : exchange.status()).ifPresent(details::httpStatus);
    return new ProviderFailureException(details.build());
  }

  private ErrorDetails.Builder details(Exchange exchange, String message) {
    ErrorDetails.Builder details =
        exchange
            .spec()
            .error(message)
            .provider(instance)
            .requestId(rules.requestId(exchange.response()).map(redaction::quote).orElse(null));
    if (exchange.operation().isPaid()) {
      details.billed(exchange.spec().paid() && exchange.wasSent() ? Billed.UNKNOWN : Billed.NO);
    }
    return details;
  }

  private String reason(IOException broken, Exchange exchange) {
    if (broken instanceof UnknownHostException) {
      return proxy(exchange).isPresent()
          ? "the proxy's name is not known"
          : "the host's name is not known; if only a proxy knows it, set videogen.http.proxy (or"
              + " HTTPS_PROXY)";
    }
    if (broken instanceof ConnectionRequestTimeoutException) {
      return "all " + options.maxConnections() + " connections are in use";
    }
    if (broken instanceof ConnectTimeoutException) {
      return "no connection within " + formatted(options.connectTimeout());
    }
    if (broken instanceof SocketTimeoutException) {
      return exchange.wasSent()
          ? "nothing was received for " + formatted(options.readTimeout())
          : "no connection within " + formatted(options.connectTimeout());
    }
    if (broken instanceof SSLException) {
      return "TLS failed (" + redaction.quote(String.valueOf(broken.getMessage())) + ")";
    }
    return redaction.quote(String.valueOf(broken.getMessage()));
  }

  private String where(Exchange exchange) {
    URI address = exchange.address();
    String through = proxy(exchange).map(proxy -> " through the proxy " + proxy).orElse("");
    return address == null ? "" : " at " + Origin.of(address) + through;
  }

  private Optional<ProxyAddress> proxy(Exchange exchange) {
    return Optional.ofNullable(exchange.address()).map(Origin::of).flatMap(options.proxies()::to);
  }

  /** Feign's own exceptions hold the request with its headers, so they are never passed on. */
  private static Throwable rootCause(RuntimeException thrown) {
    Throwable cause = thrown;
    while ((cause instanceof FeignException || cause instanceof UncheckedIOException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String head(String text) {
    return text.length() > 200 ? text.substring(0, 200) : text;
  }

  private static String formatted(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
