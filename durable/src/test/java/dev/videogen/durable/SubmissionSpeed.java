package dev.videogen.durable;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.VideoRequest;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * How many purchases are stored a second, by eight threads, each in a transaction of its own that
 * is flushed to disk: the median of five runs. Run by hand.
 */
final class SubmissionSpeed {

  private static final int THREADS = 8;
  private static final int RUNS = 5;

  private SubmissionSpeed() {}

  public static void main(String... arguments) throws Exception {
    int each = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 250;
    Path folder = Files.createTempDirectory("speed");
    try (HikariDataSource h2 = Databases.h2(folder);
        HikariDataSource postgres = Databases.postgres()) {
      print("postgresql", measured(postgres, folder, each));
      print("h2", measured(h2, folder, each));
    }
    System.exit(0);
  }

  private static List<Double> measured(DataSource source, Path folder, int each)
      throws InterruptedException {
    List<Double> speeds = new ArrayList<>();
    try (DurableVideos videos = Node.builder(source, FakeVideoGenerator.create(), folder).build()) {
      run(videos, each / 5);
      for (int run = 0; run < RUNS; run++) {
        speeds.add(run(videos, each));
      }
    }
    Collections.sort(speeds);
    return speeds;
  }

  private static double run(DurableVideos videos, int each) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    long begin = System.nanoTime();
    for (int thread = 0; thread < THREADS; thread++) {
      threads.execute(
          () -> {
            for (int number = 0; number < each; number++) {
              videos.submit(VideoRequest.builder("A cat playing piano in a jazz bar").build());
            }
          });
    }
    threads.shutdown();
    if (!threads.awaitTermination(5, TimeUnit.MINUTES)) {
      throw new IllegalStateException("it takes minutes");
    }
    return THREADS * each / ((System.nanoTime() - begin) / 1e9);
  }

  private static void print(String database, List<Double> speeds) {
    System.out.printf(
        Locale.ROOT,
        "{\"figure\":\"durable_submissions_a_second_%s\",\"value\":%.0f,\"goal\":300,\"unit\":\"1/s\"}"
            + " of %s%n",
        database,
        speeds.get(RUNS / 2),
        speeds);
  }
}
