package dev.videogen.internal.client;

import dev.videogen.config.Instances;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.spi.VideoGenerator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Where a client finds the generator of an instance. */
public interface Generators extends AutoCloseable {

  /** The generator of an instance; a {@link ConfigurationException} if there is none. */
  VideoGenerator generator(String instance);

  /** Whether there is an instance of this name. */
  boolean knows(String instance);

  @Override
  void close();

  /** Every instance that is configured. */
  static Generators of(Instances instances) {
    return new Generators() {
      @Override
      public VideoGenerator generator(String instance) {
        return instances.generator(instance);
      }

      @Override
      public boolean knows(String instance) {
        return instances.knows(instance);
      }

      @Override
      public void close() {
        instances.close();
      }
    };
  }

  /** The same generators, each in a decorator that is made once. */
  default Generators each(UnaryOperator<VideoGenerator> decorator) {
    Generators plain = this;
    Map<String, VideoGenerator> decorated = new ConcurrentHashMap<>();
    return new Generators() {
      @Override
      public VideoGenerator generator(String instance) {
        VideoGenerator generator = plain.generator(instance);
        return decorated.computeIfAbsent(instance, name -> decorator.apply(generator));
      }

      @Override
      public boolean knows(String instance) {
        return plain.knows(instance);
      }

      @Override
      public void close() {
        plain.close();
      }
    };
  }

  /** One generator and nothing else. */
  static Generators of(VideoGenerator only) {
    return new Generators() {
      @Override
      public VideoGenerator generator(String instance) {
        if (knows(instance)) {
          return only;
        }
        throw new ConfigurationException(
            ErrorDetails.builder(
                    Operation.OPEN,
                    "this client knows the instance \""
                        + only.name()
                        + "\" alone, not \""
                        + instance
                        + "\"; open one whose configuration declares it")
                .provider(instance)
                .build());
      }

      @Override
      public boolean knows(String instance) {
        return instance.equals(only.name());
      }

      @Override
      public void close() {
        only.close();
      }
    };
  }
}
