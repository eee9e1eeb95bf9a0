package dev.videogen.internal.engine;

import dev.videogen.JobRef;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.VideoGenerator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of a generator, made so that what comes out of it is a {@link VideoException} that
 * carries the instance and the job, whatever the generator throws.
 */
public final class GeneratorCall {

  private final VideoGenerator generator;
  private final Operation operation;
  private final @Nullable JobRef job;

  public GeneratorCall(VideoGenerator generator, Operation operation, @Nullable JobRef job) {
    this.generator = generator;
    this.operation = operation;
    // An error of a paid operation carries its new job alone, never the one it was made from.
    this.job = operation.isPaid() ? null : job;
  }

  public <T> T run(Function<VideoGenerator, T> call) {
    try {
      return call.apply(generator);
    } catch (VideoException expected) {
      throw new ErrorContext(generator.name(), job, false).finished(expected);
    } catch (RuntimeException unexpected) {
      throw unexpected(unexpected);
    }
  }

  /** A generator that breaks its contract may have submitted the job before it broke. */
  private VideoException unexpected(RuntimeException cause) {
    ErrorDetails.Builder details =
        ErrorDetails.builder(
                operation,
                "the provider "
                    + generator.name()
                    + " failed in an unexpected way at "
                    + operation
                    + ": "
                    + cause.getClass().getName())
            .provider(generator.name())
            .job(job)
            .cause(cause);
    return operation.isPaid()
        ? new SubmissionUncertainException(details.build(), List.of())
        : new ProviderFailureException(details.build());
  }
}
