package dev.videogen.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/** The keys that every observation has. */
final class VideoKeys {

  private static final String TAG = "videogen.tag.";

  private VideoKeys() {}

  static KeyValues low(String operation, ObservedVideo video) {
    return KeyValues.of(
        VideogenDocumentation.LowCardinality.OPERATION.withValue(operation),
        VideogenDocumentation.LowCardinality.PROVIDER.withValue(video.provider()),
        VideogenDocumentation.LowCardinality.OUTPUT_TYPE.withValue("video"),
        VideogenDocumentation.LowCardinality.MODEL.withValue(video.model()),
        VideogenDocumentation.LowCardinality.INSTANCE.withValue(video.instance()),
        VideogenDocumentation.LowCardinality.OUTCOME.withValue(video.outcome()));
  }

  static KeyValues high(ObservedVideo video) {
    KeyValues keys = KeyValues.empty();
    if (video.job().isPresent()) {
      keys =
          keys.and(
              VideogenDocumentation.HighCardinality.JOB.withValue(video.job().get().toString()));
    }
    if (video.requestId().isPresent()) {
      keys =
          keys.and(
              VideogenDocumentation.HighCardinality.REQUEST_ID.withValue(video.requestId().get()));
    }
    return keys.and(
        video.tags().entrySet().stream()
            .map(tag -> KeyValue.of(TAG + tag.getKey(), tag.getValue()))
            .toList());
  }
}
