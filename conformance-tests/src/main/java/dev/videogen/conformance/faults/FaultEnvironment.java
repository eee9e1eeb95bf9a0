package dev.videogen.conformance.faults;

import dev.videogen.conformance.testing.FaultServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** What all cells share: the vendors, threads, certificates, and a server of another origin. */
final class FaultEnvironment implements AutoCloseable {

  /** What the other origin has for everybody who asks. */
  static final byte[] FILM = "\u0001the film that lies elsewhere".getBytes(StandardCharsets.UTF_8);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "fault-gate");
            thread.setDaemon(true);
            return thread;
          });
  private final CompletableFuture<SSLContext> trusted;
  private final CompletableFuture<SSLContext> untrusted;
  private final Upstream upstream;
  private final FaultServer elsewhere;

  /**
   * Begins to make all of it.
   *
   * @param folder where key stores may lie
   * @param upstream what stands behind every proxy
   */
  FaultEnvironment(Path folder, Upstream upstream) throws IOException {
    this.trusted =
        CompletableFuture.supplyAsync(() -> Certificate.make(folder, "trusted"), threads);
    this.untrusted =
        CompletableFuture.supplyAsync(() -> Certificate.make(folder, "untrusted"), threads);
    this.upstream = upstream;
    this.elsewhere = FaultServer.start();
    String head = FaultServer.head(200, FILM.length, "Content-Type: video/mp4");
    elsewhere.respond((request, connection) -> connection.send(head).send(FILM));
  }

  /** What stands behind every proxy. */
  Upstream upstream() {
    return upstream;
  }

  ExecutorService threads() {
    return threads;
  }

  /** Of the server whom clients trust. */
  SSLContext trusted() {
    return trusted.join();
  }

  /** Of a server whom no client trusts. */
  SSLContext untrusted() {
    return untrusted.join();
  }

  /** The address of the other origin, over plain http. */
  String elsewhere() {
    return elsewhere.url();
  }

  /** What the other origin was asked. */
  List<FaultServer.Request> askedElsewhere() {
    return elsewhere.requests();
  }

  @Override
  public void close() throws IOException {
    elsewhere.close();
    threads.shutdownNow();
  }
}
