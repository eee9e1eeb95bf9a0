package dev.videogen.benchmarks;

import dev.videogen.benchmarks.Rounds.Ratio;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gigabyte saved to a file system in memory: by videogen, by openai-java, and by curl. */
final class FilesComparison {

  private static final String CURL = "curl";
  private static final int ROUNDS = 7;
  private static final long LENGTH = 1L << 30;
  private static final int CHUNK = 1 << 20;

  /** What an MP4 begins with; the rest is nothing. */
  private static final byte[] HEAD = {
    0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2', 0, 0, 0, 0, 'm', 'p', '4', '2', 'i', 's',
    'o', 'm'
  };

  private final Rounds seconds = new Rounds();
  private final Rounds allocated = new Rounds();

  private FilesComparison() {}

  /** Prints them. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path memory = Path.of("/dev/shm");
    Path folder =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "videogen-benchmarks-")
            : Files.createTempDirectory("videogen-benchmarks-");
    FilesComparison comparison = new FilesComparison();
    try {
      Path video = folder.resolve("video.mp4");
      write(video);
      try (StubServer server = StubServer.start(video)) {
        comparison.measure(server, folder.resolve("saved.mp4"));
        comparison.print(server.name(), folder);
      }
    } finally {
      Files.deleteIfExists(folder.resolve("video.mp4"));
      Files.deleteIfExists(folder.resolve("saved.mp4"));
      Files.delete(folder);
    }
  }

  private static void write(Path video) throws IOException {
    byte[] chunk = new byte[CHUNK];
    System.arraycopy(HEAD, 0, chunk, 0, HEAD.length);
    try (OutputStream file = Files.newOutputStream(video)) {
      for (long written = 0; written < LENGTH; written += CHUNK) {
        file.write(chunk);
        java.util.Arrays.fill(chunk, 0, HEAD.length, (byte) 0);
      }
    }
  }

  private void measure(StubServer server, Path target) throws IOException, InterruptedException {
    Process ours = saver(Peers.VIDEOGEN, server);
    Process theirs = saver(Peers.OPENAI_JAVA, server);
    try {
      // The first of each is for the compiler.
      for (int round = 0; round <= ROUNDS; round++) {
        save(Peers.VIDEOGEN, ours, target, round > 0);
        curl(server, target, round > 0);
        save(Peers.OPENAI_JAVA, theirs, target, round > 0);
      }
    } finally {
      ours.destroy();
      theirs.destroy();
    }
  }

  private static Process saver(String peer, StubServer server) throws IOException {
    List<String> command =
        Project.java(Project.ownClassPath(), Saver.class, List.of("-Xmx256m", "-XX:+UseSerialGC"));
    command.add(peer);
    command.add(server.baseUrl().toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private void save(String peer, Process saver, Path target, boolean counts) throws IOException {
    Writer orders = saver.outputWriter(StandardCharsets.UTF_8);
    orders.write(target + "\n");
    orders.flush();
    BufferedReader reports = saver.inputReader(StandardCharsets.UTF_8);
    String report = reports.readLine();
    if (report == null) {
      throw new IOException(peer + " did not save");
    }
    String[] figures = report.split(" ", -1);
    add(peer, Double.parseDouble(figures[0]), target, counts);
    if (counts) {
      allocated.add(peer, Double.parseDouble(figures[1]));
    }
  }

  private void curl(StubServer server, Path target, boolean counts)
      throws IOException, InterruptedException {
    String address = server.baseUrl() + "/videos/" + StubServer.COMPLETED + "/content";
    long started = System.nanoTime();
    Process curl = new ProcessBuilder(CURL, "-sf", "-o", target.toString(), address).start();
    if (curl.waitFor() != 0) {
      throw new IOException("curl failed");
    }
    add(CURL, (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1), target, counts);
  }

  private void add(String peer, double took, Path target, boolean counts) throws IOException {
    if (Files.size(target) != LENGTH) {
      throw new IOException(peer + " saved " + Files.size(target) + " bytes");
    }
    Files.delete(target);
    if (counts) {
      seconds.add(peer, took);
    }
  }

  private void print(String server, Path folder) throws IOException {
    Figures figures = new Figures();
    // The shorter the better: as a ratio of speeds it is the other way round.
    Ratio toCurl = seconds.ratio(CURL, Peers.VIDEOGEN);
    Ratio toTheirs = seconds.ratio(Peers.OPENAI_JAVA, Peers.VIDEOGEN);
    double second = allocated.median(Peers.VIDEOGEN) / seconds.median(Peers.VIDEOGEN);
    Figures.table(
        "1 GiB saved to "
            + folder.getParent()
            + " ("
            + Files.getFileStore(folder).type()
            + "), "
            + ROUNDS
            + " rounds, on "
            + server
            + ":",
        "videogen to",
        "speed (quartiles)",
        "goal");
    Figures.row(CURL, toCurl, "1.0");
    Figures.row(Peers.OPENAI_JAVA, toTheirs, "");
    figures.add("save_ratio_to_curl", toCurl.median(), 1.0, "x");
    figures.add("save_ratio_to_openai_java", toTheirs.median(), null, "x");
    Figures.table("Seconds, and bytes allocated:", "by", "seconds", "bytes allocated a second");
    for (String peer : List.of(Peers.VIDEOGEN, CURL, Peers.OPENAI_JAVA)) {
      double took = seconds.median(peer);
      Figures.row(
          peer,
          Figures.number(took),
          peer.equals(CURL) ? "" : Math.round(allocated.median(peer) / took));
      figures.add("save_seconds_" + peer.replace('-', '_'), took, null, "s");
    }
    figures.add("save_bytes_a_second", second, 1_000_000.0, "bytes/s");
    Machine.print(Machine.versions());
    figures.print();
  }
}
