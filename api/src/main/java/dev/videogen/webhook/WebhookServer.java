package dev.videogen.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.videogen.errors.VideoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server for webhooks on the JDK's own HTTP server, for programs that have no other.
 *
 * <pre>{@code
 * WebhookServer server =
 *     WebhookServer.builder(event -> follower.received(event.instance(), event.vendorId()))
 *         .receiver(videos.webhooks().build())
 *         .port(8787)
 *         .start();
 * }</pre>
 *
 * <p>It speaks plain HTTP, on loopback unless it is told otherwise: what gives it a public https
 * address stands in front of it, a reverse proxy or a tunnel. It takes POST at any path; bodies no
 * larger than its receivers take, whole within ten seconds, and 64 at once. A sender is told 204
 * when the event has been handed over or needs not be, 4xx if the message is not the vendor's, and
 * 503 if the vendor is to send it again.
 *
 * <p>Needs the module {@code jdk.httpserver}, which every JDK has; on the module path an app
 * requires it by itself. Safe for use by many threads.
 */
public final class WebhookServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookServer.class);

  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int MAX_THREADS = 64;
  private static final int BACKLOG = 128;
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);

  private final List<WebhookReceiver> receivers;
  private final Consumer<WebhookEvent> handler;
  private final Consumer<WebhookRefusedException> refusals;
  private final DeadlineExecutor executor;
  private final HttpServer server;

  private WebhookServer(Builder builder) {
    this.receivers = List.copyOf(builder.receivers);
    this.handler = builder.handler;
    this.refusals = builder.refusals;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(builder.address, builder.port), BACKLOG);
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "webhooks cannot be received on port " + builder.port + ": it is taken, or not allowed",
          taken);
    }
    this.executor = new DeadlineExecutor(MAX_THREADS, builder.readLimit);
    server.setExecutor(executor);
    server.createContext("/", this::serve);
    server.start();
  }

  /**
   * Begins a server.
   *
   * @param handler takes each event; if it throws, the vendor is told to send the event again. It
   *     should be quick, for vendors wait a few seconds
   * @return a builder
   */
  public static Builder builder(Consumer<WebhookEvent> handler) {
    return new Builder(handler);
  }

  /**
   * The port it listens on.
   *
   * @return the port
   */
  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * Where it listens.
   *
   * @return an address that this machine reaches it by
   */
  public URI address() {
    InetAddress bound = server.getAddress().getAddress();
    String host = bound.isAnyLocalAddress() ? "localhost" : bound.getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/");
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status = status(exchange);
      executor.met();
      if (status == METHOD_NOT_ALLOWED) {
        exchange.getResponseHeaders().set("Allow", "POST");
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private int status(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      return METHOD_NOT_ALLOWED;
    }
    int max = receivers.stream().mapToInt(WebhookReceiver::maxBodyBytes).max().orElse(0);
    // One byte more than is taken tells that it is too large.
    byte[] body = exchange.getRequestBody().readNBytes(max + 1);
    executor.met();
    try {
      WebhookReceiver.receive(receivers, exchange.getRequestHeaders(), body, handler);
      return 204;
    } catch (WebhookRefusedException refused) {
      LOG.debug("A webhook was refused: {}", refused.getMessage());
      refusals.accept(refused);
      return refused.reason().httpStatus();
    } catch (VideoException unknown) {
      LOG.warn("A webhook could not be checked; its vendor is told to send it again", unknown);
      return 503;
    } catch (RuntimeException failed) {
      LOG.error("An event was not taken; its vendor is told to send it again", failed);
      return 503;
    }
  }

  /** Stops listening. Messages that are being received are cut off, and come again. */
  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }

  /** Builds a {@link WebhookServer}. Not safe for use by several threads. */
  public static final class Builder {

    private final Consumer<WebhookEvent> handler;
    private final List<WebhookReceiver> receivers = new ArrayList<>();
    private Consumer<WebhookRefusedException> refusals = refused -> {};
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int port;
    private Duration readLimit = READ_LIMIT;

    private Builder(Consumer<WebhookEvent> handler) {
      this.handler = Objects.requireNonNull(handler, "handler");
    }

    /**
     * Adds a receiver. With several, one address serves several vendors: a message is the one's
     * whose signature holds.
     *
     * @param value takes the webhooks of one instance
     * @return this builder
     */
    public Builder receiver(WebhookReceiver value) {
      receivers.add(Objects.requireNonNull(value, "receiver"));
      return this;
    }

    /**
     * Sets who is told of messages that are refused. It is called by several threads at once.
     *
     * @param value nobody unless set
     * @return this builder
     */
    public Builder refusals(Consumer<WebhookRefusedException> value) {
      this.refusals = Objects.requireNonNull(value, "refusals");
      return this;
    }

    /**
     * Sets the address to listen on.
     *
     * @param value one of this machine's; loopback unless set. On any other, everybody on the
     *     network can send to it, in clear
     * @return this builder
     */
    public Builder address(InetAddress value) {
      this.address = Objects.requireNonNull(value, "address");
      return this;
    }

    /**
     * Sets the port.
     *
     * @param value 1 to 65535, or 0 for a free one; 0 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder port(int value) {
      if (value < 0 || value > 65_535) {
        throw new IllegalArgumentException("a port is 0 to 65535, not " + value);
      }
      this.port = value;
      return this;
    }

    /** Sets within what time a request has to be there as a whole. */
    Builder readLimit(Duration value) {
      this.readLimit = value;
      return this;
    }

    /**
     * Starts the server.
     *
     * @return the server, to be closed by the caller
     * @throws IllegalStateException if it has no receiver
     * @throws UncheckedIOException if the port is taken
     */
    public WebhookServer start() {
      if (receivers.isEmpty()) {
        throw new IllegalStateException("a server for webhooks has a receiver or more");
      }
      return new WebhookServer(this);
    }
  }
}
