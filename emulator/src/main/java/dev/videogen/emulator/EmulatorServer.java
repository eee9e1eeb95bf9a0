package dev.videogen.emulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server of HTTP/1.1 on loopback alone, in which every byte of a response is ours to send, to
 * hold back or to lose. Each connection has a thread; there are at most {@value #MAX_CONNECTIONS}
 * of them, and one more is closed.
 */
final class EmulatorServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmulatorServer.class);

  /** Not what the JDK names loopback: that may be IPv6's, which the addresses told do not name. */
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private static final int MAX_CONNECTIONS = 512;
  private static final long MAX_CLOSE_MILLIS = 2_000;
  private static final int BACKLOG = 128;
  private static final long KEEP_THREAD_SECONDS = 10;

  /** How long to wait when no connection can be accepted, as when there are too many open files. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ServerSocket listener;
  private final RequestHandler handler;
  private final Thread acceptor;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MAX_CONNECTIONS,
          KEEP_THREAD_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> daemon(task, "videogen-emulator"));

  /**
   * Starts a server.
   *
   * @param port 0 for a free one
   * @param handler responds to requests
   * @throws UncheckedIOException if the port is taken
   */
  EmulatorServer(int port, RequestHandler handler) {
    this.handler = handler;
    this.listener = listen(port);
    this.acceptor = daemon(this::accept, "videogen-emulator-" + port());
    acceptor.start();
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket listener = new ServerSocket();
      try {
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
      } catch (IOException taken) {
        listener.close();
        throw taken;
      }
      return listener;
    } catch (IOException taken) {
      throw new UncheckedIOException(
          new IOException("the emulator cannot listen on port " + port, taken));
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        hand(listener.accept());
      } catch (IOException failed) {
        if (!listener.isClosed()) {
          LOG.debug("No connection was accepted", failed);
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private void hand(Socket socket) throws IOException {
    open.add(socket);
    try {
      threads.execute(() -> serve(socket));
    } catch (RejectedExecutionException tooMany) {
      open.remove(socket);
      socket.close();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new ClientConnection(socket, handler).serve();
    } catch (IOException gone) {
      LOG.debug("A connection ended", gone);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException defect) {
      LOG.error("The emulator failed", defect);
    } finally {
      open.remove(socket);
    }
  }

  /** Stops listening, and ends all connections. */
  @Override
  public void close() {
    close(listener);
    threads.shutdownNow();
    open.forEach(EmulatorServer::close);
    try {
      // The port is free only when the thread has left it that waits for connections.
      acceptor.join(MAX_CLOSE_MILLIS);
      if (!threads.awaitTermination(MAX_CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.debug("A request is still being served");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Closeable each) {
    try {
      each.close();
    } catch (IOException failed) {
      LOG.debug("Could not be closed", failed);
    }
  }
}
