package dev.videogen.http.internal.transport;

import dev.videogen.errors.Operation;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.response.CappedBody;
import dev.videogen.http.internal.response.ReceivedResponse;
import dev.videogen.http.wire.LongTexts;
import dev.videogen.http.wire.ResponseHeaders;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way and its response. It belongs to the thread that sends it, from where all
 * layers between a wire interface and the socket find it; the {@link Watchdog} may abort it from
 * another.
 */
final class Exchange implements Abortable {

  /** Why an exchange was ended from outside. */
  enum Abort {
    TIMEOUT,
    INTERRUPT,
    CLOSED
  }

  private static final CappedBody NO_BODY = CappedBody.of(new byte[0], null);
  private static final ThreadLocal<@Nullable Exchange> CURRENT = new ThreadLocal<>();

  private final CallSpec spec;
  private final Map<String, String> headers;
  private final Thread thread = Thread.currentThread();
  private final long started = System.nanoTime();
  private final Duration limit;
  private final long deadline;
  private volatile @Nullable HttpUriRequestBase request;
  private volatile @Nullable Abort abort;
  private volatile boolean sent;
  private @Nullable Exchange outer;
  private @Nullable URI address;
  private @Nullable URI followed;
  private @Nullable HttpEntity upload;
  private @Nullable Integer status;
  private @Nullable Integer redirect;
  private ResponseHeaders response = ResponseHeaders.none();
  private CappedBody body = NO_BODY;
  private final LongTexts longTexts = new LongTexts();

  /**
   * A request that is about to be sent by this thread.
   *
   * @param spec what it is for
   * @param headers those that only the vendor may see; they are changed from here on
   * @param limit how long it may take in all
   */
  Exchange(CallSpec spec, Map<String, String> headers, Duration limit) {
    this.spec = spec;
    this.headers = headers;
    this.limit = limit;
    this.deadline = started + limit.toNanos();
  }

  /** The exchange of this thread. */
  static Exchange current() {
    Exchange current = CURRENT.get();
    if (current == null) {
      throw new IllegalStateException(
          "a wire interface is called inside VendorConnection.call, delete or submit");
    }
    return current;
  }

  void enter() {
    outer = CURRENT.get();
    CURRENT.set(this);
  }

  /** Makes the exchange current again inside of which this one took place. */
  void leave() {
    longTexts.close();
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }

  CallSpec spec() {
    return spec;
  }

  Operation operation() {
    return spec.operation();
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Sets the address as it is to go over the wire, whatever lies between makes of it. */
  void address(URI value) {
    address = value;
  }

  @Nullable URI address() {
    return address;
  }

  /** Sets the address that a response named, to be asked in place of one below the base URL. */
  void followed(URI value) {
    followed = value;
  }

  @Nullable URI followed() {
    return followed;
  }

  /** Keeps the headers that only the vendor may see from another origin. */
  void withholdHeaders() {
    headers.clear();
  }

  /** Sets the body of the request. */
  void upload(HttpEntity value) {
    upload = value;
  }

  @Nullable HttpEntity upload() {
    return upload;
  }

  /** Makes the request abortable. */
  void request(HttpUriRequestBase value) {
    request = value;
    if (abort != null) {
      value.cancel();
    }
  }

  @Nullable HttpUriRequestBase request() {
    return request;
  }

  /** From now on the server may have seen it. */
  void markSent() {
    sent = true;
  }

  boolean wasSent() {
    return sent;
  }

  /** How long it may take in all. */
  Duration limit() {
    return limit;
  }

  void responded(int statusCode, ResponseHeaders received) {
    status = statusCode;
    response = received;
    body = NO_BODY;
  }

  void arrived(byte[] responseBody) {
    arrived(CappedBody.of(responseBody, null));
  }

  void arrived(CappedBody responseBody) {
    body = responseBody;
  }

  /** Why the body is not all of it; null if it is. */
  @Nullable IOException problem() {
    return body.problem();
  }

  /** What arrived of the response's body. */
  byte[] body() {
    return body.bytes();
  }

  /** The texts of the response that are not kept in its body; removed when it is over. */
  LongTexts longTexts() {
    return longTexts;
  }

  /** The last response was a redirect, and it is followed. */
  void redirected() {
    redirect = status;
  }

  /** The status of the last redirect that was followed, if one was. */
  OptionalInt redirect() {
    return redirect == null ? OptionalInt.empty() : OptionalInt.of(redirect);
  }

  OptionalInt status() {
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  ResponseHeaders response() {
    return response;
  }

  /** All that arrived. */
  ReceivedResponse received() {
    return new ReceivedResponse(status(), response, body.bytes(), address);
  }

  @Nullable Abort abort() {
    return abort;
  }

  long elapsedMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
  }

  /** Ends the connection with what is still to come of the response. */
  void discard() {
    HttpUriRequestBase current = request;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public void check(long now) {
    if (abort == null) {
      if (thread.isInterrupted()) {
        abort(Abort.INTERRUPT);
      } else if (now - deadline >= 0) {
        abort(Abort.TIMEOUT);
      }
    }
  }

  @Override
  public void close() {
    abort(Abort.CLOSED);
  }

  private void abort(Abort reason) {
    abort = reason;
    discard();
  }
}
