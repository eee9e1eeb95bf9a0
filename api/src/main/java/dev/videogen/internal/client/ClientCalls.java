package dev.videogen.internal.client;

import dev.videogen.Feature;
import dev.videogen.JobRef;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.internal.engine.ErrorContext;
import dev.videogen.internal.engine.GeneratorCall;
import dev.videogen.internal.fit.OperationCheck;
import dev.videogen.spi.VideoGenerator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a client's generators, as long as the client is open.
 *
 * <p>Safe for use by many threads.
 *
 * @param generators the generators by their instances
 * @param closed whether the client was closed
 */
public record ClientCalls(Generators generators, AtomicBoolean closed) {

  /** Calls the generator of an instance. */
  public <T> T call(
      Operation operation,
      String instance,
      @Nullable JobRef job,
      Function<VideoGenerator, T> call) {
    checkOpen(operation, instance, job);
    return new GeneratorCall(generators.generator(instance), operation, job).run(call);
  }

  /** Calls the generator of an instance, if its provider has the feature. */
  public <T> T callIfSupported(
      Feature feature,
      Operation operation,
      String instance,
      @Nullable JobRef job,
      Function<VideoGenerator, T> call) {
    try {
      OperationCheck.check(feature, operation, capabilities(instance, job), instance);
    } catch (VideoException lacking) {
      throw new ErrorContext(instance, job, false).finished(lacking);
    }
    return call(operation, instance, job, call);
  }

  /** What the provider of an instance can do. */
  public Capabilities capabilities(String instance, @Nullable JobRef job) {
    return call(Operation.CAPABILITIES, instance, job, VideoGenerator::capabilities);
  }

  /** Refuses to do anything once the client is closed. */
  public void checkOpen(Operation operation, String instance, @Nullable JobRef job) {
    if (closed.get()) {
      throw new ClientClosedException(
          ErrorDetails.builder(
                  operation, "the client was closed, so nothing was sent; open a new one")
              .provider(instance)
              .job(job)
              .build());
    }
  }
}
