package dev.videogen.integration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program as a process of its own. */
public final class JavaProcess {

  private JavaProcess() {}

  /**
   * A process that runs on this Java. It starts, it works a little, it ends: the first compiler and
   * the simplest collector are the quickest for that.
   *
   * @param arguments what follows {@code java} on a command line
   */
  public static ProcessBuilder of(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
