package dev.videogen.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.durable.DurableVideos;
import dev.videogen.durable.Purchase;
import dev.videogen.durable.PurchaseHandler;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * How many purchases a database takes, with {@code fsync} on, and how many of them one node brings
 * to their end.
 */
public final class StoreBenchmark {

  private static final int THREADS = 8;
  private static final int RUNS = 5;
  private static final Duration RUN = Duration.ofSeconds(4);
  private static final int WHOLE_LIVES = 400;

  /** How long they are waited for. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(3);

  private static final double GOAL = 300;

  private final AtomicInteger prompts = new AtomicInteger();
  private final Figures figures = new Figures();
  private final Path folder;

  private StoreBenchmark(Path folder) {
    this.folder = folder;
  }

  /** Prints them. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    Figures.table("What a database takes, flushed to disk:", "database", "what", "figure", "unit");
    StoreBenchmark benchmark = new StoreBenchmark(Files.createTempDirectory("videogen-store"));
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        HikariDataSource source = pool(server.getJdbcUrl("postgres", "postgres"), "postgres")) {
      benchmark.measure("", source);
      benchmark.figure("", "bytes of a purchase", "bytes_a_purchase", benchmark.bytes(source), "B");
    }
    String file = benchmark.folder.resolve("purchases").toAbsolutePath().toString();
    try (HikariDataSource source = pool("jdbc:h2:" + file + ";WRITE_DELAY=0", "sa")) {
      benchmark.measure("_h2", source);
    }
    Machine.print();
    benchmark.figures.print();
  }

  private static HikariDataSource pool(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword("");
    config.setMaximumPoolSize(2 * THREADS);
    return new HikariDataSource(config);
  }

  private void measure(String suffix, DataSource source) throws InterruptedException, IOException {
    Path videos = Files.createDirectories(folder.resolve("videos" + suffix));
    AtomicInteger told = new AtomicInteger();
    PurchaseHandler handler =
        new PurchaseHandler() {
          @Override
          public void onCompleted(Purchase purchase) {
            told.incrementAndGet();
          }
        };
    FakeVideoGenerator fake =
        FakeVideoGenerator.builder()
            .time(TimeSource.system())
            .jobDuration(Duration.ofMillis(1))
            .build();
    try (DurableVideos durable =
        DurableVideos.builder(source)
            .client(
                VideoClient.builder()
                    .generator(fake)
                    // What the store bears is asked, and not what a vendor allows.
                    .set("videogen.requests-per-minute", "100000"))
            .sink((video, name) -> videos.resolve(name).toUri())
            .handler(handler)
            .createTables()
            .build()) {
      submissions(durable, Duration.ofSeconds(2));
      List<Double> rates = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        rates.add(submissions(durable, RUN));
      }
      rates.sort(null);
      double median = rates.get(RUNS / 2);
      String unit = "1/s";
      figure(suffix, "submissions, 8 threads", "submissions_a_second" + suffix, median, unit);
      double lives = lives(durable, told);
      figure(suffix, "whole lives, one node", "purchases_a_second" + suffix, lives, unit);
    }
  }

  /** How many are submitted a second by threads that do nothing else. */
  private double submissions(DurableVideos durable, Duration time) throws InterruptedException {
    AtomicInteger submitted = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(THREADS);
    long begin = System.nanoTime();
    for (int thread = 0; thread < THREADS; thread++) {
      new Thread(
              () -> {
                while (System.nanoTime() - begin < time.toNanos()) {
                  durable.submit(request());
                  submitted.incrementAndGet();
                }
                ended.countDown();
              })
          .start();
    }
    ended.await();
    return submitted.get() / seconds(begin);
  }

  private VideoRequest request() {
    int number = prompts.incrementAndGet();
    return VideoRequest.builder("A cat playing piano, take " + number)
        .key("order-" + number)
        .tag("customer", String.valueOf(number % 100))
        .build();
  }

  /** How many of those that wait one node sends, follows, saves and tells of a second. */
  private static double lives(DurableVideos durable, AtomicInteger told)
      throws InterruptedException {
    durable.start();
    await(told, WHOLE_LIVES / 4);
    int before = told.get();
    long begin = System.nanoTime();
    await(told, before + WHOLE_LIVES);
    return (told.get() - before) / seconds(begin);
  }

  private static void await(AtomicInteger told, int number) throws InterruptedException {
    long begin = System.nanoTime();
    while (told.get() < number) {
      if (System.nanoTime() - begin > MAX_WAIT.toNanos()) {
        throw new IllegalStateException(
            told + " of " + number + " purchases have ended within " + MAX_WAIT);
      }
      Thread.sleep(1);
    }
  }

  private double bytes(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet size =
            statement.executeQuery(
                "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND"
                    + " relname LIKE 'videogen_%' AND relname <> 'videogen_scheduled_tasks'")) {
      size.next();
      return size.getDouble(1) / prompts.get();
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private void figure(String suffix, String what, String name, double value, String unit) {
    String database = suffix.isEmpty() ? "PostgreSQL" : "H2";
    Figures.row(database, what, Figures.number(value), unit);
    figures.add(name, value, name.startsWith("submissions") ? GOAL : null, unit);
  }
}
