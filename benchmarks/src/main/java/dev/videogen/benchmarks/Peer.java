package dev.videogen.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * One of the clients that are compared: the same calls of the same server. Each is found by {@link
 * java.util.ServiceLoader} on a class path of its own.
 *
 * <p>Safe for use by many threads once it is connected.
 */
public interface Peer extends AutoCloseable {

  /**
   * Opens the client.
   *
   * @param baseUrl what stands before {@code /videos}
   */
  void connect(URI baseUrl);

  /**
   * Builds a request and creates a job.
   *
   * @return the id of the job
   */
  String create();

  /**
   * Reads a job that is in progress.
   *
   * @return the id of the job
   */
  String retrieve();

  /**
   * Saves the video of a job.
   *
   * @param job the id of the job
   * @param target the file, which does not exist
   * @throws IOException if that fails
   */
  void save(String job, Path target) throws IOException;

  @Override
  void close();
}
