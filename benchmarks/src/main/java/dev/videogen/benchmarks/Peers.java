package dev.videogen.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The clients that are compared, each with its own libraries in its own class loader: none decides
 * which Jackson another gets, nor what its code is compiled for.
 */
final class Peers {

  static final String VIDEOGEN = "videogen";
  static final String BARE = "bare";
  static final String OPENAI_JAVA = "openai-java";

  static final List<String> ALL = List.of(VIDEOGEN, BARE, OPENAI_JAVA);

  private Peers() {}

  /** The class path of a client: its code here, and what an app has with it. */
  static List<Path> classPath(String name) {
    List<Path> jars = new ArrayList<>(libraries(name));
    jars.add(target(name).resolve("peer.jar"));
    return jars;
  }

  /** What an app has with a client. */
  static List<Path> libraries(String name) {
    try (Stream<Path> jars = Files.list(target(name).resolve("lib"))) {
      return jars.sorted().toList();
    } catch (IOException missing) {
      throw new UncheckedIOException("benchmarks/run builds it", missing);
    }
  }

  /** The version of a library of a client. */
  static String version(String name, String artifact) {
    return libraries(name).stream()
        .map(jar -> jar.getFileName().toString())
        .filter(jar -> jar.matches("\\Q" + artifact + "\\E-\\d.*"))
        .map(jar -> jar.substring(artifact.length() + 1, jar.length() - ".jar".length()))
        .findFirst()
        .orElse("unknown");
  }

  /** Opens a client. */
  static Peer connect(String name, URI baseUrl) {
    URL[] urls = classPath(name).stream().map(Peers::url).toArray(URL[]::new);
    URLClassLoader loader = new URLClassLoader(name, urls, Peers.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    try {
      Peer peer = ServiceLoader.load(Peer.class, loader).findFirst().orElseThrow();
      peer.connect(baseUrl);
      return peer;
    } finally {
      Thread.currentThread().setContextClassLoader(Peers.class.getClassLoader());
    }
  }

  private static Path target(String name) {
    return Project.directory().resolve("peers").resolve(name).resolve("target");
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
