package dev.videogen.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Jobs and clips of the fake, by JMH's benchmarks of them. */
final class FakeFigures {

  private FakeFigures() {}

  /** Prints them. */
  public static void main(String[] arguments) throws RunnerException {
    Figures figures = new Figures();
    Figures.table("The fake:", "what", "clip", "figure", "unit");
    for (RunResult result : run(FakeJobBenchmark.class)) {
      row(figures, "jobs from create to their end", "", "fake_jobs_a_second", result);
    }
    for (RunResult result : run(ClipBenchmark.class)) {
      String size = result.getParams().getParam("size");
      boolean first = result.getParams().getBenchmark().endsWith("first");
      String what = first ? "the first clip of a process" : "a clip of a size that was made before";
      row(figures, what, size, "fake_clip_" + (first ? "first_" : "next_") + size + "_ms", result);
    }
    Machine.print();
    figures.print();
  }

  private static Collection<RunResult> run(Class<?> benchmark) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .forks(1)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementTime(TimeValue.milliseconds(500))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }

  private static void row(
      Figures figures, String what, String clip, String name, RunResult result) {
    double score = result.getPrimaryResult().getScore();
    String unit = result.getPrimaryResult().getScoreUnit();
    Figures.row(what, clip, Figures.number(score), unit);
    figures.add(name, score, null, unit);
  }
}
