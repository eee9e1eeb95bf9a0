package dev.videogen.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How observations of operations are named and which keys they have. {@link
 * DefaultVideoOperationConvention} is used unless another is set.
 */
public interface VideoOperationConvention extends ObservationConvention<VideoOperationContext> {

  @Override
  default boolean supportsContext(Observation.Context context) {
    return context instanceof VideoOperationContext;
  }
}
