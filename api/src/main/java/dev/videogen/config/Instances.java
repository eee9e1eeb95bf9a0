package dev.videogen.config;

import dev.videogen.ClientClosedException;
import dev.videogen.ConfigurationException;
import dev.videogen.ErrorDetails;
import dev.videogen.Operation;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The generators of configured instances, each opened when it is first asked for, and closed
 * together.
 *
 * <p>Safe for use by many threads.
 */
public final class Instances implements AutoCloseable {

  private final Configuration configuration;
  private final Map<String, VideoGenerator> byName = new HashMap<>();
  private final Deque<VideoGenerator> lastOpenedFirst = new ArrayDeque<>();
  private boolean closed;

  Instances(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * The generator of an instance, opened if this is the first time that it is asked for.
   *
   * @param instance the instance's name
   * @return the generator, which is the same each time and must not be closed by itself
   * @throws ConfigurationException if there is no such instance, its provider is not there, or a
   *     setting of it is missing or wrong
   * @throws ClientClosedException after {@link #close()}
   */
  public synchronized VideoGenerator generator(String instance) {
    if (closed) {
      throw new ClientClosedException(
          ErrorDetails.builder(Operation.OPEN, "The client is closed; open a new one.")
              .provider(instance)
              .build());
    }
    VideoGenerator opened = byName.get(instance);
    if (opened == null) {
      opened = configuration.openGenerator(instance);
      byName.put(instance, opened);
      lastOpenedFirst.push(opened);
    }
    return opened;
  }

  /**
   * Whether an instance is there to be asked for.
   *
   * @param instance its name
   * @return true if it is declared, or is the default instance of a provider that was found
   */
  public boolean knows(String instance) {
    return configuration.knows(instance);
  }

  /**
   * The providers that were found, with their types, descriptions and settings.
   *
   * @return the providers by type, whether an instance of them is open or not
   */
  public List<VideoGeneratorProvider> providers() {
    return configuration.providers();
  }

  /**
   * Closes the generators that were opened, the last one first. Closing twice does nothing.
   *
   * @throws RuntimeException what the first generator that failed to close threw; the others are
   *     closed nevertheless
   */
  @Override
  public synchronized void close() {
    closed = true;
    byName.clear();
    RuntimeException failure = null;
    while (!lastOpenedFirst.isEmpty()) {
      try {
        lastOpenedFirst.pop().close();
      } catch (RuntimeException broken) {
        if (failure == null) {
          failure = broken;
        } else {
          failure.addSuppressed(broken);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
