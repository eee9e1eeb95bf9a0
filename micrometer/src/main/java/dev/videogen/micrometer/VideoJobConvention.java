package dev.videogen.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How observations of jobs are named and which keys they have. {@link DefaultVideoJobConvention} is
 * used unless another is set.
 */
public interface VideoJobConvention extends ObservationConvention<VideoJobContext> {

  @Override
  default boolean supportsContext(Observation.Context context) {
    return context instanceof VideoJobContext;
  }
}
