package dev.videogen.durable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between one node and the vendors, and can hold a create: when it is written, and when the
 * vendor has committed it and responds. It takes idempotency keys away, so that no vendor is kinder
 * than the least of them.
 */
final class VendorProxy implements AutoCloseable {

  /** Where a create can be held. */
  enum Point {
    REQUEST_WRITTEN,
    VENDOR_COMMITTED
  }

  /** Headers that are each connection's own, and those that are taken away. */
  private static final Set<String> DROPPED =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "expect",
          "upgrade",
          "idempotency-key");

  private final URI vendors;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicReference<Optional<Hold>> armed = new AtomicReference<>(Optional.empty());

  /** A create that is held. */
  static final class Hold {

    private final Point point;
    private final String path;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean goesOn;

    private Hold(Point point, String path) {
      this.point = point;
      this.path = path;
    }

    /** Waits until a create is held; false if none is in time. */
    boolean isReached(long millis) throws InterruptedException {
      return reached.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Lets it go on, or go under. */
    void release(boolean on) {
      goesOn = on;
      released.countDown();
    }

    private boolean holds() {
      reached.countDown();
      try {
        released.await();
      } catch (InterruptedException closed) {
        return false;
      }
      return goesOn;
    }
  }

  VendorProxy(URI vendors) throws IOException {
    this.vendors = vendors;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Has the next create of a path held. */
  Hold arm(Point point, String path) {
    Hold hold = new Hold(point, path);
    armed.set(Optional.of(hold));
    return hold;
  }

  private boolean goesOn(Point point, HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    Optional<Hold> hold =
        exchange.getRequestMethod().equals("POST") ? armed.get() : Optional.empty();
    if (hold.filter(one -> one.point == point && one.path.equals(path)).isPresent()
        && armed.compareAndSet(hold, Optional.empty())) {
      return hold.get().holds();
    }
    return true;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!goesOn(Point.REQUEST_WRITTEN, exchange)) {
        return;
      }
      HttpResponse<byte[]> response = client.send(request(exchange, body), bytes());
      if (!goesOn(Point.VENDOR_COMMITTED, exchange)) {
        return;
      }
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!DROPPED.contains(name.toLowerCase(Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      boolean empty = response.body().length == 0;
      exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : response.body().length);
      if (!empty) {
        exchange.getResponseBody().write(response.body());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpResponse.BodyHandler<byte[]> bytes() {
    return HttpResponse.BodyHandlers.ofByteArray();
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(vendors.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!DROPPED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
