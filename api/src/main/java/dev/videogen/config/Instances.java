package dev.videogen.config;

import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
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
  private final Map<String, VideoGenerator> opened = new HashMap<>();
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
    VideoGenerator generator = opened.get(instance);
    if (generator == null) {
      generator = open(configuration.require(instance));
      opened.put(instance, generator);
      lastOpenedFirst.push(generator);
    }
    return generator;
  }

  private VideoGenerator open(Instance instance) {
    InstanceContext context = configuration.contextOf(instance);
    context.checkAll();
    try {
      return instance.provider().orElseThrow().provider().open(context);
    } catch (VideoException known) {
      throw known;
    } catch (RuntimeException broken) {
      throw failed(
          instance,
          "an error of its own, which is the cause of this one ("
              + broken.getClass().getName()
              + ")",
          broken);
    } catch (LinkageError broken) {
      // Its message is the virtual machine's: it names a class or a method, and no secret.
      throw failed(
          instance,
          "a library that it needs is missing or of another version (" + broken + ")",
          broken);
    }
  }

  private static ConfigurationException failed(Instance instance, String why, Throwable cause) {
    return Problems.ofInstance(
        instance.name(), "The provider of " + instance + " did not open: " + why + ".", cause);
  }

  /**
   * Whether there is an instance to be asked for.
   *
   * @param instance its name
   * @return true if it is declared or the default instance of a type that is known, though its
   *     provider may not be there
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
