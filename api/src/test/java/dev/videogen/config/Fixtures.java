package dev.videogen.config;

import dev.videogen.spi.VideoGeneratorProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Configurations that see nothing of the machine on which a test runs. */
final class Fixtures {

  /** A class loader that sees the JDK alone. */
  static final ClassLoader NOTHING = new ClassLoader(null) {};

  private Fixtures() {}

  static Configuration.Builder isolated(VideoGeneratorProvider... providers) {
    return Configuration.builder()
        .systemProperties(Map.of())
        .environment(Map.of())
        .directory(Path.of("no-such-directory"))
        .classLoader(NOTHING)
        .providers(List.of(providers));
  }
}
