package dev.videogen.benchmarks;

import dev.videogen.benchmarks.Rounds.Ratio;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a process costs: until its first job is created, after 10,000 reads, and on the disk. */
final class StartComparison {

  private static final int ROUNDS = 9;
  private static final int HEAP_ROUNDS = 3;
  private static final double MEGABYTE = 1e6;

  private final Rounds seconds = new Rounds();
  private final Rounds heap = new Rounds();

  private StartComparison() {}

  /** Prints it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    StartComparison comparison = new StartComparison();
    try (StubServer server = StubServer.start(null)) {
      // The first round fills the system's cache of files.
      for (int round = 0; round <= ROUNDS; round++) {
        for (String peer : Peers.ALL) {
          double took = comparison.start(peer, server, round > 0 && round <= HEAP_ROUNDS);
          if (round > 0) {
            comparison.seconds.add(peer, took);
          }
        }
      }
      comparison.print(server.name());
    }
  }

  private double start(String peer, StubServer server, boolean reads) throws IOException {
    List<Path> classPath = new ArrayList<>(Peers.classPath(peer));
    classPath.addAll(Project.ownClassPath());
    List<String> command = Project.java(classPath, FirstCreate.class, List.of("-Xmx512m"));
    command.add(server.baseUrl().toString());
    if (reads) {
      command.add("10000");
    }
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader reports = process.inputReader(StandardCharsets.UTF_8)) {
      if (!FirstCreate.CREATED.equals(reports.readLine())) {
        throw new IOException(peer + " created nothing");
      }
      double took = (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1);
      if (reads) {
        heap.add(peer, Double.parseDouble(reports.readLine()) / MEGABYTE);
      }
      return took;
    } finally {
      process.destroy();
    }
  }

  private void print(String server) throws IOException {
    Figures figures = new Figures();
    Ratio start = seconds.ratio(Peers.VIDEOGEN, Peers.OPENAI_JAVA);
    Ratio used = heap.ratio(Peers.VIDEOGEN, Peers.OPENAI_JAVA);
    Figures.table(
        "A process, on " + server + ":",
        "videogen to openai-java",
        "ratio (quartiles of " + ROUNDS + " rounds)",
        "goal");
    Figures.row("start to first created job", start, "0.5");
    Figures.row("heap after 10,000 reads and a collection", used, "0.5");
    figures.add("start_ratio", start.median(), 0.5, "x");
    figures.add("heap_ratio", used.median(), 0.5, "x");
    Figures.table("The same, absolute:", "what", "videogen", "bare", "openai-java");
    row(figures, "start to first created job, s", "start_s", seconds);
    row(figures, "heap, MB", "heap_mb", heap);
    Figures.row(
        "jars, MB",
        Figures.number(jars(Peers.VIDEOGEN)),
        Figures.number(jars(Peers.BARE)),
        Figures.number(jars(Peers.OPENAI_JAVA)));
    figures.add("jars_mb", jars(Peers.VIDEOGEN), 6.0, "MB");
    figures.add("jars_mb_openai_java", jars(Peers.OPENAI_JAVA), null, "MB");
    Machine.print(Machine.versions());
    figures.print();
  }

  private static void row(Figures figures, String what, String name, Rounds rounds) {
    List<Object> cells = new ArrayList<>();
    cells.add(what);
    for (String peer : Peers.ALL) {
      cells.add(Figures.number(rounds.median(peer)));
      figures.add(
          name + "_" + peer.replace('-', '_'),
          rounds.median(peer),
          null,
          name.substring(name.lastIndexOf('_') + 1));
    }
    Figures.row(cells.toArray());
  }

  private static double jars(String peer) throws IOException {
    long bytes = 0;
    for (Path jar : Peers.libraries(peer)) {
      bytes += Files.size(jar);
    }
    return bytes / MEGABYTE;
  }
}
