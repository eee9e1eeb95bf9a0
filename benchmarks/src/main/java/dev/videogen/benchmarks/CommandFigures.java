package dev.videogen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From the start of a command to its end. */
final class CommandFigures {

  private static final int ROUNDS = 7;
  private static final Path SCRIPT = Project.directory().resolveSibling("videogen");

  private CommandFigures() {}

  /** Prints them. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("videogen-benchmarks-");
    Path video = folder.resolve("cat.mp4");
    Rounds rounds = new Rounds();
    List<String> version = List.of(SCRIPT.toString(), "--version");
    List<String> generate =
        List.of(
            SCRIPT.toString(),
            "generate",
            "--provider",
            "fake",
            "--prompt",
            "a cat",
            "--out",
            video.toString());
    // The first builds the program where it is to be built.
    run(version, folder);
    for (int round = 0; round <= ROUNDS; round++) {
      double versionTook = run(version, folder);
      double generateTook = run(generate, folder);
      Files.delete(video);
      if (round > 0) {
        rounds.add("version", versionTook);
        rounds.add("generate", generateTook);
      }
    }
    print(rounds);
  }

  private static double run(List<String> command, Path folder)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    // A job that has ended when it is first looked at, and nothing of the user's.
    builder.environment().keySet().removeIf(name -> name.startsWith("VIDEOGEN_"));
    builder.environment().put("VIDEOGEN_FAKE_JOB_DURATION", "1ms");
    builder.environment().put("VIDEOGEN_POLL_INTERVAL", "1ms");
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    long started = System.nanoTime();
    int status = builder.start().waitFor();
    double took = (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1);
    String output = Files.readString(folder.resolve("output"));
    Files.delete(folder.resolve("output"));
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + status + ": " + output);
    }
    return took;
  }

  private static void print(Rounds rounds) {
    Figures figures = new Figures();
    Figures.table(
        "Commands, " + ROUNDS + " rounds:", "command", "seconds (median)", "goal: less than");
    Figures.row("./videogen --version", Figures.number(rounds.median("version")), "0.35");
    Figures.row(
        "./videogen generate on the fake, beside the wait",
        Figures.number(rounds.median("generate")),
        "0.6");
    figures.add("cli_version_s", rounds.median("version"), 0.35, "s");
    figures.add("cli_generate_s", rounds.median("generate"), 0.6, "s");
    Machine.print();
    figures.print();
  }
}
