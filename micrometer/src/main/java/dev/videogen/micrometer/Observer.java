package dev.videogen.micrometer;

import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes observations and ends them.
 *
 * @param registry where they are registered
 * @param operations how operations are told
 * @param lives how lives of jobs are told
 * @param providers the provider of an instance
 * @param messages whether messages of errors are told
 * @param models the names of models
 */
record Observer(
    ObservationRegistry registry,
    @Nullable VideoOperationConvention operations,
    @Nullable VideoJobConvention lives,
    UnaryOperator<String> providers,
    boolean messages,
    ModelNames models) {

  private static final VideoOperationConvention OPERATIONS = new DefaultVideoOperationConvention();
  private static final VideoJobConvention LIVES = new DefaultVideoJobConvention();

  ObservedVideo video(String instance, Optional<String> model, Map<String, String> tags) {
    return new ObservedVideo(instance, provider(instance), models.of(model), tags);
  }

  /** One with the model and the tags of another. */
  ObservedVideo videoLike(String instance, Optional<ObservedVideo> other) {
    return new ObservedVideo(
        instance,
        provider(instance),
        other.map(ObservedVideo::model).orElse(ModelNames.NONE),
        other.map(ObservedVideo::tags).orElse(Map.of()));
  }

  private String provider(String instance) {
    return Guarded.get(() -> providers.apply(instance), instance);
  }

  /** Starts the observation of an operation. */
  Observation operation(Operation operation, ObservedVideo video) {
    return Guarded.get(() -> ofOperation(operation, video).start(), Observation.NOOP);
  }

  /**
   * Starts the observation of an operation below another. The other is current meanwhile, for
   * tracers take what is current before what is the parent.
   */
  Observation operation(Operation operation, ObservedVideo video, Observation parent) {
    return Guarded.get(
        () -> {
          Observation.Scope current = parent.openScope();
          try {
            return ofOperation(operation, video).parentObservation(parent).start();
          } finally {
            current.close();
          }
        },
        Observation.NOOP);
  }

  private Observation ofOperation(Operation operation, ObservedVideo video) {
    return Observation.createNotStarted(
        operations, OPERATIONS, () -> new VideoOperationContext(operation, video), registry);
  }

  /** Starts the observation of a job's life. */
  Observation job(ObservedVideo video) {
    return Guarded.get(
        () ->
            Observation.createNotStarted(lives, LIVES, () -> new VideoJobContext(video), registry)
                .start(),
        Observation.NOOP);
  }

  /** Makes a call in the scope of an observation, which goes on. */
  <T> T run(Observation observation, ObservedVideo video, Supplier<T> call) {
    Observation.Scope current = Guarded.get(observation::openScope, Observation.Scope.NOOP);
    try {
      T result = call.get();
      video.outcome(Outcomes.OK);
      return result;
    } finally {
      Guarded.run(current::close);
    }
  }

  void stop(Observation observation) {
    Guarded.run(observation::stop);
  }

  void failed(Observation observation, ObservedVideo video, Throwable failure) {
    video.outcome(Outcomes.of(failure));
    if (failure instanceof VideoException known) {
      video.requestId(known.requestId().orElse(null));
      known.job().ifPresent(video::job);
    }
    error(observation, failure);
  }

  /** Ends the observation of a file that was read. */
  void ended(Observation observation, ObservedVideo video, @Nullable IOException broken) {
    if (broken == null) {
      stop(observation);
    } else {
      video.outcome("incomplete_download");
      error(observation, broken);
    }
  }

  private void error(Observation observation, Throwable failure) {
    Guarded.run(() -> observation.error(messages ? failure : new ObservedFailure(failure)));
    stop(observation);
  }
}
