package dev.videogen.benchmarks;

import dev.videogen.fake.FakeClock;
import dev.videogen.follow.FollowCost;
import dev.videogen.follow.FollowSimulation;
import dev.videogen.follow.FollowSimulation.Figures;
import dev.videogen.follow.FollowSimulation.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How late a follower knows that jobs have ended, and what following many costs: tables, and then a
 * line of JSON for each figure.
 */
public final class FollowBenchmark {

  private static final long SEED = 1;
  private static final double MEGABYTE = 1 << 20;

  private final List<String> figures = new ArrayList<>();

  private FollowBenchmark() {}

  /** Prints them. */
  public static void main(String[] arguments) throws InterruptedException {
    FollowBenchmark benchmark = new FollowBenchmark();
    benchmark.lags();
    benchmark.costs();
    benchmark.figures.forEach(System.out::println);
  }

  private void lags() {
    System.out.println("Jobs of 1 to 5 minutes (log-normal), 60 requests a minute:");
    System.out.println();
    System.out.println("| what | jobs | requests | most a minute | median lag | worst lag |");
    System.out.println("|---|---|---|---|---|---|");
    for (int jobs : List.of(10, 1_000, 10_000)) {
      Figures listed = FollowSimulation.run(new FakeClock(), jobs, Scenario.LISTED, SEED);
      row("all at once, pages of 100", listed);
      figure("lag_median_s_" + jobs, seconds(listed.median()));
      figure("lag_worst_s_" + jobs, seconds(listed.worst()));
      figure("requests_per_minute_" + jobs, listed.perMinute());
    }
    for (int jobs : List.of(10, 100, 1_000)) {
      Figures single = FollowSimulation.run(new FakeClock(), jobs, Scenario.NOT_LISTED, SEED);
      row("all at once, nothing listed: one poll a job", single);
      figure("unlisted_lag_median_s_" + jobs, seconds(single.median()));
    }
    for (int jobs : List.of(10, 100, 1_000)) {
      Figures events =
          FollowSimulation.run(new FakeClock(), jobs, Scenario.LISTED_AND_WEBHOOKS, SEED);
      row("all at once, pages of 100, webhooks", events);
      figure("webhook_lag_median_ms_" + jobs, (double) events.median().toMillis());
    }
    Figures unlisted = FollowSimulation.run(new FakeClock(), 100, Scenario.WEBHOOKS, SEED);
    row("all at once, nothing listed, webhooks", unlisted);
    figure("unlisted_webhook_lag_median_ms_100", (double) unlisted.median().toMillis());
    for (int perMinute : List.of(10, 20, 25, 29)) {
      Figures steady = FollowSimulation.steady(new FakeClock(), 1_000, perMinute, 60, true, SEED);
      row(perMinute + " a minute, creates and downloads in the same 60", steady);
      figure("steady_lag_median_s_" + perMinute, seconds(steady.median()));
    }
    hours();
    System.out.println();
  }

  /** What docs/scale.md tells of: so many jobs an hour, and the limit that they need. */
  private void hours() {
    hour(10, 60, true);
    hour(1_000, 60, true);
    hour(1_000, 300, false);
    hour(100_000, 6_000, true);
    hour(100_000, 30_000, false);
  }

  private void hour(int jobs, int limit, boolean lists) {
    int perMinute = Math.max(1, jobs / 60);
    int all = Math.min(20_000, 20 * perMinute);
    Figures figures = FollowSimulation.steady(new FakeClock(), all, perMinute, limit, lists, SEED);
    String what = lists ? "pages of 100" : "nothing listed";
    row(
        String.format(Locale.ROOT, "%,d an hour, %s, %,d requests a minute", jobs, what, limit),
        figures);
    figure("hour_lag_median_s_" + jobs + (lists ? "" : "_unlisted"), seconds(figures.median()));
  }

  private static void row(String what, Figures figures) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %d | %.2f s | %.1f s |%n",
        what,
        figures.jobs(),
        figures.requests(),
        figures.perMinute(),
        seconds(figures.median()),
        seconds(figures.worst()));
  }

  private void costs() throws InterruptedException {
    System.out.println("Heap and platform threads of jobs that were all read twice:");
    System.out.println();
    System.out.println("| jobs | heap | heap a job | threads |");
    System.out.println("|---|---|---|---|");
    for (int jobs : List.of(10_000, 100_000)) {
      cost(jobs);
    }
    System.out.println();
  }

  private void cost(int jobs) throws InterruptedException {
    FollowCost cost = FollowCost.of(new FakeClock(), jobs);
    System.out.printf(
        Locale.ROOT,
        "| %,d | %.1f MB | %,d bytes | %d |%n",
        jobs,
        cost.heap() / MEGABYTE,
        cost.heap() / jobs,
        cost.threads());
    figure("heap_mb_" + jobs, cost.heap() / MEGABYTE);
    figure("threads_" + jobs, (double) cost.threads());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private void figure(String name, double value) {
    figures.add(
        String.format(Locale.ROOT, "{\"figure\":\"%s\",\"value\":%s}", name, trimmed(value)));
  }

  private static String trimmed(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
