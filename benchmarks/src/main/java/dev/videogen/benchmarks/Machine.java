package dev.videogen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** On what was measured. */
final class Machine {

  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Prints processor, cores, load, system, Java, and what else is told. */
  static void print(String... others) {
    Runtime runtime = Runtime.getRuntime();
    System.out.println();
    System.out.printf(
        Locale.ROOT,
        "Machine: %s, %d cores, load %.1f; %s %s; Java %s (%s)%n",
        processor(),
        runtime.availableProcessors(),
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.runtime.version"),
        System.getProperty("java.vm.vendor"));
    for (String other : others) {
      System.out.println(other);
    }
  }

  /** The versions of what is compared. */
  static String versions() {
    return "Versions: videogen "
        + Peers.version(Peers.VIDEOGEN, "videogen-api")
        + "; Feign "
        + Peers.version(Peers.BARE, "feign-core")
        + " and HttpClient "
        + Peers.version(Peers.BARE, "httpclient5")
        + " in both it and bare; openai-java "
        + Peers.version(Peers.OPENAI_JAVA, "openai-java-core")
        + " on OkHttp "
        + Peers.version(Peers.OPENAI_JAVA, "okhttp");
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException noLinux) {
      return System.getProperty("os.arch");
    }
  }
}
