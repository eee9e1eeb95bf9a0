package dev.videogen.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server that all peers ask: OpenAI's Videos API with one response to each call. nginx where it
 * is installed, for it costs the clients' cores least; else the JDK's.
 */
final class StubServer implements AutoCloseable {

  /** A job whose video is the file. */
  static final String COMPLETED = "video_68d7512d07848190b3e45da0ecbebcdecompleted";

  private static final String JOB =
      """
      {"id":"%s","object":"video","created_at":1758941485,"status":"%s","model":"sora-2",\
      "progress":%d,"prompt":"A calico cat playing a piano on stage","seconds":"8",\
      "size":"1280x720","completed_at":null,"error":null,"expires_at":null,\
      "remixed_from_video_id":null}\
      """;

  private static final String ID = "video_68d7512d07848190b3e45da0ecbebcde004da08e1e0678d5";

  private static final String CREATED = JOB.formatted(ID, "queued", 0);
  private static final String IN_PROGRESS = JOB.formatted(ID, "in_progress", 42);
  private static final String DONE = JOB.formatted(COMPLETED, "completed", 100);

  private final String name;
  private final URI baseUrl;
  private final AutoCloseable server;

  private StubServer(String name, URI baseUrl, AutoCloseable server) {
    this.name = name;
    this.baseUrl = baseUrl;
    this.server = server;
  }

  /**
   * Starts a server on the loopback.
   *
   * @param video the video of the completed job; null if there is none
   */
  static StubServer start(@Nullable Path video) throws IOException, InterruptedException {
    String nginx = nginx();
    return nginx == null ? ofJdk(video) : ofNginx(nginx, video);
  }

  /** Which server it is. */
  String name() {
    return name;
  }

  /** What stands before {@code /videos}. */
  URI baseUrl() {
    return baseUrl;
  }

  private static @Nullable String nginx() {
    String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, "nginx");
      if (Files.isExecutable(program)) {
        return program.toString();
      }
    }
    System.err.println(
        "nginx is missing, so the JDK's server stands in for it, which takes more of the cores:"
            + " apt-get install nginx-light");
    return null;
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port + "/v1");
  }

  private static StubServer ofNginx(String nginx, @Nullable Path video)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path folder = Files.createTempDirectory("videogen-benchmarks-");
    String content =
        video == null
            ? ""
            : "location = /v1/videos/%s/content { default_type video/mp4; alias %s; }"
                .formatted(COMPLETED, video);
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        %s
        daemon off;
        worker_processes 1;
        pid %2$s/nginx.pid;
        error_log %2$s/error.log crit;
        events { worker_connections 512; }
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          keepalive_requests 1000000000;
          keepalive_timeout 600s;
          client_body_temp_path %2$s/body;
          proxy_temp_path %2$s/proxy;
          fastcgi_temp_path %2$s/fastcgi;
          uwsgi_temp_path %2$s/uwsgi;
          scgi_temp_path %2$s/scgi;
          default_type application/json;
          server {
            listen 127.0.0.1:%3$d;
            location = /v1/videos { return 200 '%4$s'; }
            location = /v1/videos/%5$s { return 200 '%6$s'; }
            %7$s
            location /v1/videos/ { return 200 '%8$s'; }
          }
        }
        """
            .formatted(
                "root".equals(System.getProperty("user.name")) ? "user root;" : "",
                folder,
                port,
                CREATED,
                COMPLETED,
                DONE,
                content,
                IN_PROGRESS));
    Process process =
        new ProcessBuilder(nginx, "-p", folder.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    Thread end = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(end);
    awaitListening(port, process);
    return new StubServer(
        "nginx",
        address(port),
        () -> {
          process.destroy();
          process.waitFor(10, TimeUnit.SECONDS);
        });
  }

  private static void awaitListening(int port, Process process)
      throws IOException, InterruptedException {
    for (int tries = 0; tries < 200 && process.isAlive(); tries++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        Thread.sleep(25);
      }
    }
    throw new IOException("nginx did not start");
  }

  private static StubServer ofJdk(@Nullable Path video) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/v1/videos", exchange -> respond(exchange, video));
    server.start();
    return new StubServer(
        "the JDK's server",
        address(server.getAddress().getPort()),
        () -> {
          server.stop(0);
          threads.shutdownNow();
        });
  }

  private static void respond(HttpExchange exchange, @Nullable Path video) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("/content") && video != null) {
        exchange.getResponseHeaders().set("Content-Type", "video/mp4");
        exchange.sendResponseHeaders(200, Files.size(video));
        try (OutputStream body = exchange.getResponseBody()) {
          Files.copy(video, body);
        }
        return;
      }
      boolean create = exchange.getRequestMethod().equals("POST");
      String job = path.endsWith(COMPLETED) ? DONE : IN_PROGRESS;
      byte[] json = (create ? CREATED : job).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, json.length);
      exchange.getResponseBody().write(json);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception stuck) {
      throw new IllegalStateException(stuck);
    }
  }
}
