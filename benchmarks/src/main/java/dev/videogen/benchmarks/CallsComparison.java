package dev.videogen.benchmarks;

import dev.videogen.benchmarks.Rounds.Ratio;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Creates and reads a second, and what each allocates: of videogen, of bare Feign, of openai-java.
 */
final class CallsComparison {

  private static final List<String> CALLS = List.of("create", "retrieve");
  private static final List<Integer> THREADS = List.of(1, 32);

  /**
   * Rounds before those that count: a peer's code is compiled to its end after some 60,000 calls,
   * and that which has more of it is slower until then.
   */
  private static final int WARM_UPS = 5;

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** The least that a ratio to openai-java is to be. */
  private static final Map<String, Double> GOALS =
      Map.of("create_1", 1.5, "create_32", 2.0, "retrieve_1", 1.5, "retrieve_32", 1.5);

  private static final Map<String, Double> BYTES_GOALS = Map.of("create", 0.35, "retrieve", 0.8);
  private static final double BARE_GOAL = 0.9;

  private final Map<String, Rounds> rates = new LinkedHashMap<>();
  private final Map<String, Rounds> bytes = new LinkedHashMap<>();

  private CallsComparison() {}

  /**
   * Prints them.
   *
   * @param arguments how many rounds; 7 unless said otherwise
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    int rounds = arguments.length == 0 ? 7 : Integer.parseInt(arguments[0]);
    CallsComparison comparison = new CallsComparison();
    String server;
    try (StubServer stub = StubServer.start(null)) {
      server = stub.name();
      for (int threads : THREADS) {
        for (String call : CALLS) {
          comparison.measure(stub, call, threads, rounds);
        }
      }
    }
    comparison.print(server, rounds);
  }

  private void measure(StubServer server, String call, int threads, int rounds)
      throws RunnerException {
    System.err.println("measuring " + call + " with threads: " + threads);
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(CallsBenchmark.class.getName() + "\\." + call + "$")
                    .param("baseUrl", server.baseUrl().toString())
                    .threads(threads)
                    .forks(1)
                    .jvmArgsAppend("-Xms1g", "-Xmx1g", Project.directoryOption())
                    .warmupIterations(WARM_UPS * Peers.ALL.size())
                    .warmupTime(TimeValue.seconds(4))
                    .measurementIterations(rounds * Peers.ALL.size())
                    .measurementTime(TimeValue.milliseconds(800))
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    String key = call + "_" + threads;
    Iterator<IterationResult> iterations = iterations(result).iterator();
    while (iterations.hasNext()) {
      for (String peer : Peers.ALL) {
        IterationResult iteration = iterations.next();
        rates
            .computeIfAbsent(key, name -> new Rounds())
            .add(peer, iteration.getPrimaryResult().getScore());
        bytes
            .computeIfAbsent(key, name -> new Rounds())
            .add(
                peer,
                Objects.requireNonNull(iteration.getSecondaryResults().get(ALLOCATED)).getScore());
      }
    }
  }

  /** In their order: the warm-up ends with a whole round, so that the first is the first peer's. */
  private static List<IterationResult> iterations(RunResult result) {
    List<IterationResult> iterations = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      BenchmarkParams params = fork.getParams();
      if (params.getWarmup().getCount() % Peers.ALL.size() != 0) {
        throw new IllegalStateException("the warm-up is no whole number of rounds");
      }
      iterations.addAll(fork.getIterationResults());
    }
    return iterations;
  }

  private void print(String server, int rounds) {
    Figures figures = new Figures();
    Figures.table(
        "Calls a second, as ratios (quartiles of " + rounds + " rounds), on " + server + ":",
        "call",
        "threads",
        "videogen to openai-java",
        "goal",
        "videogen to bare",
        "bare to openai-java");
    for (int threads : THREADS) {
      for (String call : CALLS) {
        String key = call + "_" + threads;
        Rounds rate = rates.getOrDefault(key, new Rounds());
        Ratio ratio = rate.ratio(Peers.VIDEOGEN, Peers.OPENAI_JAVA);
        Ratio toBare = rate.ratio(Peers.VIDEOGEN, Peers.BARE);
        double goal = GOALS.getOrDefault(key, Double.NaN);
        Ratio bare = rate.ratio(Peers.BARE, Peers.OPENAI_JAVA);
        Figures.row(call, threads, ratio, goal, toBare, bare);
        figures.add(call + "_ratio_" + threads, ratio.median(), goal, "x");
        figures.add(call + "_to_bare_" + threads, toBare.median(), BARE_GOAL, "x");
        figures.add(call + "_bare_ratio_" + threads, bare.median(), null, "x");
      }
    }
    Figures.table("Calls a second:", "call", "threads", "videogen", "bare", "openai-java");
    for (int threads : THREADS) {
      for (String call : CALLS) {
        Rounds rate = rates.getOrDefault(call + "_" + threads, new Rounds());
        absolute(figures, call, threads, rate);
      }
    }
    Figures.table(
        "Bytes allocated a call, one thread:",
        "call",
        "videogen",
        "bare",
        "openai-java",
        "videogen to openai-java",
        "goal");
    for (String call : CALLS) {
      Rounds allocated = bytes.getOrDefault(call + "_1", new Rounds());
      Ratio ratio = allocated.ratio(Peers.VIDEOGEN, Peers.OPENAI_JAVA);
      double goal = BYTES_GOALS.getOrDefault(call, Double.NaN);
      Figures.row(
          call,
          Math.round(allocated.median(Peers.VIDEOGEN)),
          Math.round(allocated.median(Peers.BARE)),
          Math.round(allocated.median(Peers.OPENAI_JAVA)),
          ratio,
          goal);
      figures.add(call + "_bytes_ratio", ratio.median(), goal, "x");
      figures.add(call + "_bytes", allocated.median(Peers.VIDEOGEN), null, "bytes");
      figures.add(call + "_bytes_openai_java", allocated.median(Peers.OPENAI_JAVA), null, "bytes");
    }
    Machine.print(Machine.versions());
    figures.print();
  }

  private static void absolute(Figures figures, String call, int threads, Rounds rate) {
    List<Object> cells = new ArrayList<>(List.of(call, threads));
    for (String peer : Peers.ALL) {
      cells.add(Math.round(rate.median(peer)));
      figures.add(
          call + "s_a_second_" + peer.replace('-', '_') + "_" + threads,
          rate.median(peer),
          null,
          "1/s");
    }
    Figures.row(cells.toArray());
  }
}
