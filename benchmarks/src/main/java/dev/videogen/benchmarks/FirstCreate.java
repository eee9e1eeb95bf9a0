package dev.videogen.benchmarks;

import java.net.URI;
import java.util.ServiceLoader;

/** A process that creates a job, and reads it if it is to. */
final class FirstCreate {

  /** What it says when the job is created. */
  static final String CREATED = "created";

  private static final int COLLECTIONS = 3;

  private FirstCreate() {}

  /**
   * Creates a job with the one peer on the class path.
   *
   * @param arguments what stands before {@code /videos}, and how often the job is read then
   */
  public static void main(String[] arguments) throws InterruptedException {
    try (Peer peer = ServiceLoader.load(Peer.class).findFirst().orElseThrow()) {
      peer.connect(URI.create(arguments[0]));
      peer.create();
      System.out.println(CREATED);
      System.out.flush();
      if (arguments.length > 1) {
        read(peer, Integer.parseInt(arguments[1]));
      }
    }
  }

  private static void read(Peer peer, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      peer.retrieve();
    }
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(50);
    }
    Runtime runtime = Runtime.getRuntime();
    System.out.println(runtime.totalMemory() - runtime.freeMemory());
    System.out.flush();
  }
}
