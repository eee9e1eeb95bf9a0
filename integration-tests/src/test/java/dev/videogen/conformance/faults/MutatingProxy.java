package dev.videogen.conformance.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;

/** Passes every request on to the vendor, and lets its response be sent by somebody else. */
final class MutatingProxy implements AutoCloseable {

  private static final int QUEUE = 50;

  private final ServerSocket listener;
  private final Upstream vendor;
  private final ExecutorService threads;
  private final Sender sender;

  /** Sends what the vendor responds. */
  interface Sender {

    void send(HttpMessage request, HttpMessage response, ClientConnection line) throws IOException;
  }

  /**
   * Opens it.
   *
   * @param vendor what stands behind it
   */
  MutatingProxy(Upstream vendor, ExecutorService threads, Sender sender) throws IOException {
    this.vendor = vendor;
    this.threads = threads;
    this.sender = sender;
    this.listener = new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException over) {
        return;
      }
    }
  }

  private void serve(Socket raw) {
    try (Socket socket = raw) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      ClientConnection line = new ClientConnection(socket);
      HttpMessage request = HttpMessage.read(in);
      while (request != null) {
        sender.send(request, vendor.ask(request, url()), line);
        request = line.isClosed() ? null : HttpMessage.read(in);
      }
    } catch (IOException gone) {
      // The client, or it was sent away.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
