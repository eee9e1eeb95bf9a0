package dev.videogen.durable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own, which can be killed and made to stand still. */
final class NodeProcess {

  private static final int SIGKILL = 128 + 9;

  private final String name;
  private final Process process;
  private final Writer input;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private NodeProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "output of " + name);
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts one; it need not be ready yet. */
  static NodeProcess start(String name, String database, String vendors, Path folder)
      throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-Dnodes.kills=" + Integer.getInteger("nodes.kills", 1),
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            NodeMain.class.getName(),
            name,
            database,
            vendors,
            folder.toString());
    java.redirectError(folder.resolve("log-" + name).toFile());
    return new NodeProcess(name, java.start());
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException ended) {
      // It was killed.
    }
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits until it says something that begins so; the rest of it, or empty if it does not in time.
   */
  Optional<String> says(String start, long millis) throws InterruptedException {
    Optional<String> said = Optional.ofNullable(lines.poll(millis, TimeUnit.MILLISECONDS));
    if (said.isPresent() && !said.get().startsWith(start)) {
      throw new AssertionError(name + " says \"" + said.get() + "\" and not \"" + start + "\"");
    }
    return said.map(line -> line.substring(start.length()));
  }

  void tell(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(name + " is gone", gone);
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    int status = process.waitFor();
    if (status != SIGKILL) {
      throw new AssertionError(name + " ended by itself, with " + status);
    }
  }

  void stop() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void goOn() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    List<String> command = List.of("kill", signal, String.valueOf(process.pid()));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new AssertionError(command + " failed");
    }
  }

  /** Ends it, whatever it is doing. */
  void end() {
    process.destroyForcibly();
  }
}
