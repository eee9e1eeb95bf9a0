package dev.videogen.conformance.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server that responds byte by byte as a test wants it: cut off, reset, stalled, dripping. Each
 * request gets the next of the {@linkplain #respond responses}; the last one serves all that
 * follow.
 *
 * <pre>{@code
 * try (FaultServer server = FaultServer.start()) {
 *   server.respond(FaultServer.reset()).respond(FaultServer.json(200, "{}"));
 * }
 * }</pre>
 *
 * <p>It listens on loopback alone, on a free port. A request that no response is left for is left
 * without a response, and its connection closed. Safe for use by many threads.
 */
public final class FaultServer implements AutoCloseable {

  private final ServerSocket listener;
  private final String scheme;
  private final boolean eager;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "fault-server");
            thread.setDaemon(true);
            return thread;
          });
  private final ConcurrentLinkedDeque<Response> responses = new ConcurrentLinkedDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  private FaultServer(ServerSocket listener, String scheme, boolean eager) {
    this.listener = listener;
    this.scheme = scheme;
    this.eager = eager;
    threads.execute(this::accept);
  }

  /** What is done with one request. */
  @FunctionalInterface
  public interface Response {

    /**
     * Responds, or does not.
     *
     * @param request what was asked
     * @param connection to respond on; left open, it serves the next request
     * @throws IOException if the client is gone
     */
    void respond(Request request, ClientConnection connection) throws IOException;
  }

  /**
   * A request as it arrived.
   *
   * @param method such as GET
   * @param target path and query as they came, not decoded
   * @param headers by name in any case; of several, the last; unmodifiable
   * @param body as it came, up to its {@code Content-Length}, read as UTF-8
   */
  public record Request(String method, String target, Map<String, String> headers, String body) {}

  /**
   * Starts a server on loopback.
   *
   * @return the server
   * @throws IOException if there is no free port
   */
  public static FaultServer start() throws IOException {
    return new FaultServer(
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", false);
  }

  /**
   * Starts a server on loopback that responds before it reads a body, and reads none.
   *
   * @return the server
   * @throws IOException if there is no free port
   */
  public static FaultServer startEager() throws IOException {
    return new FaultServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", true);
  }

  /**
   * Starts a server on loopback that speaks TLS.
   *
   * @param tls its certificate
   * @return the server
   * @throws IOException if there is no free port
   */
  public static FaultServer start(SSLContext tls) throws IOException {
    return new FaultServer(
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        "https",
        false);
  }

  /**
   * Adds a response.
   *
   * @param response what is done with the first request that no other response is for
   * @return this server
   */
  public FaultServer respond(Response response) {
    responses.add(response);
    return this;
  }

  /**
   * Responds with a JSON body.
   *
   * @param status the HTTP status
   * @param body the body, each character one byte
   * @param headers further headers, each {@code Name: value}
   * @return the response
   */
  public static Response json(int status, String body, String... headers) {
    return (request, connection) -> connection.send(head(status, body.length(), headers) + body);
  }

  /**
   * Promises more than comes.
   *
   * @param status the HTTP status
   * @param body what comes, each character one byte
   * @param promised the length that the header names, in bytes
   * @return the response, after which the connection ends in order
   */
  public static Response cut(int status, String body, int promised) {
    return (request, connection) -> connection.send(head(status, promised) + body).close();
  }

  /**
   * Resets the connection, without a response.
   *
   * @return the response
   */
  public static Response reset() {
    return (request, connection) -> connection.reset();
  }

  /**
   * Ends the connection in order, without a response.
   *
   * @return the response
   */
  public static Response hangUp() {
    return (request, connection) -> connection.close();
  }

  /**
   * Never responds, and keeps the connection open.
   *
   * @return the response
   */
  public static Response silence() {
    return (request, connection) -> connection.stall();
  }

  /**
   * The head of a response.
   *
   * @param status the HTTP status
   * @param length the length that it promises, in bytes
   * @param headers further headers, each {@code Name: value}; its type is JSON unless one says
   *     otherwise
   * @return the head with the blank line after it
   */
  public static String head(int status, long length, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
    boolean typed = false;
    for (String header : headers) {
      head.append(header).append("\r\n");
      typed |= header.regionMatches(true, 0, "Content-Type:", 0, 13);
    }
    if (!typed) {
      head.append("Content-Type: application/json\r\n");
    }
    return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString();
  }

  /**
   * The address of the server.
   *
   * @return scheme, host and port
   */
  public String url() {
    return scheme + "://127.0.0.1:" + listener.getLocalPort();
  }

  /**
   * An address below the server's.
   *
   * @param path begins with a slash
   * @return the address
   */
  public URI url(String path) {
    return URI.create(url() + path);
  }

  /**
   * The requests so far.
   *
   * @return in the order in which they came
   */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /**
   * The connections so far.
   *
   * @return how many were made, whether they are open or not
   */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        connections.incrementAndGet();
        threads.execute(() -> serve(socket));
      } catch (IOException over) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Request request = read(in);
      while (request != null) {
        requests.add(request);
        Response response = responses.size() > 1 ? responses.poll() : responses.peek();
        if (response == null) {
          return;
        }
        response.respond(request, new ClientConnection(socket));
        if (eager) {
          closed.await();
        }
        request = socket.isClosed() ? null : read(in);
      }
    } catch (IOException | InterruptedException ended) {
      // The client is gone, or the test is over.
    } finally {
      open.remove(socket);
    }
  }

  private @Nullable Request read(InputStream in) throws IOException {
    String line = line(in);
    if (line == null || line.isEmpty()) {
      return null;
    }
    String[] words = line.split(" ", 3);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      String[] parts = header.split(":", 2);
      headers.put(parts[0], parts[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    String body = new String(in.readNBytes(eager ? 0 : length), StandardCharsets.UTF_8);
    return new Request(words[0], words[1], Collections.unmodifiableMap(headers), body);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /**
   * Stops listening and closes every connection.
   *
   * @throws IOException if that fails
   */
  @Override
  public void close() throws IOException {
    listener.close();
    closed.countDown();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
