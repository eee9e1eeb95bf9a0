package dev.videogen.conformance.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Where a client's requests to its vendor come through, and one thing goes wrong. What is not at
 * fault is passed on to the vendor as it is.
 */
final class FaultProxy implements AutoCloseable {

  /** Room for one connection that nobody accepts. */
  private static final int NO_QUEUE = 1;

  private static final int QUEUE = 50;

  /** What a vendor seems to say that has done nothing. It is long, to be dripped for a while. */
  private static final HttpMessage NOTHING_DONE =
      HttpMessage.response(200, "{\"status\":\"queued\",\"note\":\"" + "-".repeat(300) + "\"}");

  /** More connections than fit into a queue for one. */
  private static final int FILL = 4;

  private final FaultCase cell;
  private final FaultedVendor vendor;
  private final FaultEnvironment surroundings;
  private final AtomicInteger left;
  private final List<HttpMessage> received = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> fillers = new ArrayList<>();
  private final Set<Socket> open = new HashSet<>();
  private @Nullable Socket reserved;
  private @Nullable ServerSocket listener;
  private final int port;
  private volatile boolean healed;

  /**
   * Opens a gate.
   *
   * @param cell what goes wrong, with what, and how often
   * @param vendor who is behind it
   * @param surroundings what all gates share
   */
  FaultProxy(FaultCase cell, FaultedVendor vendor, FaultEnvironment surroundings)
      throws IOException {
    this.cell = cell;
    this.vendor = vendor;
    this.surroundings = surroundings;
    this.left = new AtomicInteger(cell.always() ? Integer.MAX_VALUE : 1);
    switch (cell.fault()) {
      case REFUSED -> {
        // Bound but not listening: refused, and nobody else gets the port.
        reserved = new Socket();
        reserved.setReuseAddress(true);
        reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = reserved.getLocalPort();
      }
      case CONNECT_TIMEOUT -> {
        ServerSocket full = new ServerSocket(0, NO_QUEUE, InetAddress.getLoopbackAddress());
        listener = full;
        port = full.getLocalPort();
        for (int connection = 0; connection < FILL; connection++) {
          SocketChannel filler = SocketChannel.open();
          filler.configureBlocking(false);
          filler.connect(full.getLocalSocketAddress());
          fillers.add(filler);
        }
      }
      default -> {
        port = listen(0);
      }
    }
  }

  private int listen(int wanted) throws IOException {
    ServerSocket fresh = new ServerSocket(wanted, QUEUE, InetAddress.getLoopbackAddress());
    listener = fresh;
    surroundings.threads().execute(() -> accept(fresh));
    return fresh.getLocalPort();
  }

  /** The address to which the provider is pointed, in place of the vendor's. */
  String url() {
    if (cell.fault() == Fault.UNKNOWN_HOST) {
      return "https://videos.invalid";
    }
    return (cell.fault().isOverTls() ? "https" : "http") + "://127.0.0.1:" + port;
  }

  /** The requests for the operation that came through, whatever became of them. */
  List<HttpMessage> received() {
    return List.copyOf(received);
  }

  /** A client waits before it tries again: what goes wrong once at connecting is over then. */
  void clientWaits() {
    if (cell.fault().isOfTheConnection() && !cell.always()) {
      heal();
    }
  }

  /** From now on nothing goes wrong. */
  synchronized void heal() {
    if (healed) {
      return;
    }
    healed = true;
    try {
      if (reserved != null) {
        // First the one, then the other: in between somebody else would get the port.
        listen(port);
        reserved.close();
      }
      if (!fillers.isEmpty()) {
        ServerSocket full = Objects.requireNonNull(listener);
        for (SocketChannel filler : fillers) {
          if (filler.finishConnect()) {
            // There is room in the queue before the client tries again.
            full.accept().close();
          }
          filler.close();
        }
        surroundings.threads().execute(() -> accept(full));
      }
    } catch (IOException broken) {
      throw new IllegalStateException("the gate cannot be opened", broken);
    }
  }

  /**
   * Waits until the client has let go of all connections.
   *
   * @return how many it still has after that time
   */
  int connectionsAfter(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (open) {
      for (long more = patience.toNanos(); !open.isEmpty() && more > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(open, more);
        more = end - System.nanoTime();
      }
      return open.size();
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket raw = from.accept();
        synchronized (open) {
          open.add(raw);
        }
        surroundings.threads().execute(() -> serve(raw));
      } catch (IOException over) {
        return;
      }
    }
  }

  private void serve(Socket raw) {
    try (Socket socket = welcome(raw)) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      ClientConnection line = new ClientConnection(socket);
      HttpMessage request = HttpMessage.read(in);
      while (request != null) {
        respond(request, line);
        request = line.isClosed() ? null : HttpMessage.read(in);
      }
    } catch (IOException gone) {
      // The client, or it was sent away.
    } finally {
      leave(raw);
    }
  }

  private void leave(Socket raw) {
    try {
      raw.close();
    } catch (IOException closed) {
      // It is gone either way.
    }
    synchronized (open) {
      open.remove(raw);
      open.notifyAll();
    }
  }

  private Socket welcome(Socket raw) throws IOException {
    boolean sound = healed || !cell.fault().isOfTheConnection();
    if (!sound && cell.fault() == Fault.NO_TLS) {
      new ClientConnection(raw).send(HttpMessage.response(400, "This is plain http."));
      throw new IOException("no TLS is spoken here");
    }
    if (!cell.fault().isOverTls()) {
      return raw;
    }
    SSLContext identity = sound ? surroundings.trusted() : surroundings.untrusted();
    SSLSocket secure =
        (SSLSocket) identity.getSocketFactory().createSocket(raw, "localhost", raw.getPort(), true);
    secure.setUseClientMode(false);
    secure.startHandshake();
    return secure;
  }

  private void respond(HttpMessage request, ClientConnection line) throws IOException {
    boolean meant = vendor.operation(request).filter(cell.operation()::equals).isPresent();
    if (meant) {
      received.add(request);
    }
    if (!meant || healed || cell.fault().isOfTheConnection() || left.getAndDecrement() <= 0) {
      line.send(ask(request));
      return;
    }
    HttpMessage response = cell.executed() ? ask(request) : NOTHING_DONE;
    String elsewhere = surroundings.elsewhere() + "/" + cell.fault();
    new CorruptedResponse(request, response, elsewhere).send(cell.fault(), line);
  }

  private HttpMessage ask(HttpMessage request) throws IOException {
    return surroundings.upstream().ask(request, url());
  }

  @Override
  public void close() throws IOException {
    heal();
    if (listener != null) {
      listener.close();
    }
    List<Socket> rest;
    synchronized (open) {
      rest = List.copyOf(open);
    }
    for (Socket socket : rest) {
      socket.close();
    }
  }
}
