package dev.videogen.durable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.VideoClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A node as a process. It is told by lines at which moment it is to stand still ({@code arm NAME},
 * {@code disarm}), says so when it does ({@code at NAME PURCHASE}), and goes on with {@code go}.
 */
final class NodeMain {

  /** A long run has the time to wait for a machine with other things to do. */
  private static final int PATIENCE = Integer.getInteger("nodes.kills", 1) > 1 ? 4 : 1;

  static final Timing TIMING =
      new Timing(
          Duration.ofMillis(1_500L * PATIENCE),
          Duration.ofMillis(3_500L * PATIENCE),
          Duration.ofMillis(500),
          Duration.ofMillis(300),
          Duration.ofMillis(500),
          Duration.ofMillis(300),
          Duration.ofHours(1),
          Duration.ofMillis(500));

  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofMillis(500), 100);

  private NodeMain() {}

  /** The moment at which the next thread that comes to it stands still. */
  private static final class StandStill implements Points {

    private final AtomicReference<Optional<Point>> armed = new AtomicReference<>(Optional.empty());
    private final Semaphore go = new Semaphore(0);

    @Override
    public void reached(Point point, UUID purchase) {
      Optional<Point> one = armed.get();
      if (one.filter(point::equals).isPresent() && armed.compareAndSet(one, Optional.empty())) {
        say("at " + point + " " + purchase);
        go.acquireUninterruptibly();
      }
    }

    void obey(String line) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "arm" -> armed.set(Optional.of(Points.Point.valueOf(words[1])));
        case "disarm" -> armed.set(Optional.empty());
        case "go" -> go.release();
        default -> throw new IllegalArgumentException(line);
      }
    }
  }

  private static void say(String line) {
    synchronized (System.out) {
      System.out.println(line);
      System.out.flush();
    }
  }

  /** Notes what it is told in a file: what is written there stays when the process is killed. */
  private record NotingHandler(Path file) implements PurchaseHandler {

    @Override
    public void onCompleted(Purchase purchase) {
      note(purchase);
    }

    @Override
    public void onFailed(Purchase purchase) {
      note(purchase);
    }

    @Override
    public void onUncertain(Purchase purchase) {
      note(purchase);
    }

    private void note(Purchase purchase) {
      try {
        Files.writeString(
            file,
            purchase.state() + " " + purchase.id() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  static HikariDataSource pool(String url, String name, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url + "&ApplicationName=" + name);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }

  /** A client of both vendors. */
  static VideoClient.Builder client(String provider, String vendors) {
    return VideoClient.builder()
        .set("videogen.provider", provider)
        .set("videogen.openai.dialect", "openai")
        .set("videogen.openai.base-url", vendors + "/v1")
        .set("videogen.openai.model", "sora-2")
        .set("videogen.openai.api-key", "any")
        .set("videogen.openrouter.base-url", vendors + "/api/v1")
        .set("videogen.openrouter.model", "google/veo-3.1")
        .set("videogen.openrouter.api-key", "any")
        .set("videogen.call-timeout", TIMING.callTimeout().toMillis() + "ms")
        .set("videogen.poll-interval", "300ms")
        // Or the jobs of a vendor that does not list wait for it.
        .set("videogen.requests-per-minute", "6000");
  }

  /** Arguments: the node's name, the database, the vendors, the folder for videos and notes. */
  public static void main(String[] arguments) throws IOException {
    String name = arguments[0];
    Path folder = Path.of(arguments[3]);
    StandStill points = new StandStill();
    DurableVideos videos =
        DurableVideos.builder(pool(arguments[1], name, 8))
            .client(client("openai", arguments[2]))
            .sink(VideoSink.folder(folder.resolve("videos")))
            .handler(new NotingHandler(folder.resolve("told-" + name)))
            .node(name)
            .threads(4)
            .timing(TIMING)
            .backoff(BACKOFF)
            .pollEvery(Duration.ofMillis(200))
            .heartbeat(Duration.ofSeconds(1))
            .points(points)
            .build();
    videos.start();
    say("ready");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      points.obey(line);
    }
    videos.close();
  }
}
