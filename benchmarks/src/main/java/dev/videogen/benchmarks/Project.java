package dev.videogen.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where things are, and how this Java is started anew. */
final class Project {

  private static final String DIRECTORY = "benchmarks.directory";

  private Project() {}

  /** The directory {@code benchmarks}. */
  static Path directory() {
    return Path.of(System.getProperty(DIRECTORY, "benchmarks")).toAbsolutePath();
  }

  /** The property by which another Java finds that directory. */
  static String directoryOption() {
    return "-D" + DIRECTORY + "=" + directory();
  }

  /** The command of a class of ours in a Java of its own. */
  static List<String> java(List<Path> classPath, Class<?> main, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(directoryOption());
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());
    return command;
  }

  /** What this Java was started with. */
  static List<Path> ownClassPath() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
        .map(Path::of)
        .toList();
  }
}
