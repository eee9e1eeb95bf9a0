package dev.videogen.micrometer;

import io.micrometer.common.KeyValues;

/** Names and keys of the lives of jobs unless another convention is set. Stateless. */
public class DefaultVideoJobConvention implements VideoJobConvention {

  private static final String OPERATION = "generate";

  /** A convention, which an app's own may extend. */
  public DefaultVideoJobConvention() {}

  @Override
  public String getName() {
    return VideogenDocumentation.JOB.getName();
  }

  @Override
  public String getContextualName(VideoJobContext context) {
    return OPERATION + " video";
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(VideoJobContext context) {
    return VideoKeys.low(OPERATION, context.video());
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(VideoJobContext context) {
    return VideoKeys.high(context.video());
  }
}
