package dev.videogen.micrometer;

import io.micrometer.common.KeyValues;

/** Names and keys of operations unless another convention is set. Stateless. */
public class DefaultVideoOperationConvention implements VideoOperationConvention {

  /** A convention, which an app's own may extend. */
  public DefaultVideoOperationConvention() {}

  @Override
  public String getName() {
    return VideogenDocumentation.OPERATION.getName();
  }

  @Override
  public String getContextualName(VideoOperationContext context) {
    return context.operation() + " video";
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(VideoOperationContext context) {
    return VideoKeys.low(context.operation().toString(), context.video());
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(VideoOperationContext context) {
    return VideoKeys.high(context.video());
  }
}
