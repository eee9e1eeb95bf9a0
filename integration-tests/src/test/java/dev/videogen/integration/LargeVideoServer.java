package dev.videogen.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one completed job in OpenAI's wire format, whose video is larger than memory. */
final class LargeVideoServer implements AutoCloseable {

  private static final String JOB = "{\"id\":\"v\",\"status\":\"completed\",\"created_at\":1}";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final long length;

  LargeVideoServer(long length) {
    this.length = length;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    server.createContext("/v1/videos/v", LargeVideoServer::job);
    server.createContext("/v1/videos/v/content", this::video);
    server.setExecutor(threads);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  private static void job(HttpExchange exchange) throws IOException {
    byte[] job = JOB.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, job.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(job);
    }
  }

  private void video(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "video/mp4");
    exchange.sendResponseHeaders(200, length);
    byte[] block = new byte[64 * 1024];
    try (OutputStream body = exchange.getResponseBody()) {
      for (long sent = 0; sent < length; sent += block.length) {
        body.write(block, 0, (int) Math.min(block.length, length - sent));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
