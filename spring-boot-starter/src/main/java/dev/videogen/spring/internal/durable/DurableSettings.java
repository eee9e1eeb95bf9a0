package dev.videogen.spring.internal.durable;

import dev.videogen.durable.DurableVideos;
import dev.videogen.settings.Setting;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import dev.videogen.spring.internal.settings.OwnSettings;
import java.util.function.Consumer;

/** What {@code videogen.durable.*} says of a node. */
final class DurableSettings {

  private DurableSettings() {}

  static void apply(EnvironmentSettings settings, String instance, DurableVideos.Builder builder) {
    apply(settings, OwnSettings.DURABLE_NODE, builder::node);
    apply(settings, OwnSettings.DURABLE_THREADS, builder::threads);
    apply(settings, OwnSettings.DURABLE_HEARTBEAT, builder::heartbeat);
    apply(settings, OwnSettings.DURABLE_POLL_INTERVAL, builder::pollInterval);
    apply(
        settings,
        OwnSettings.DURABLE_CREATES_PER_MINUTE,
        value -> builder.createsPerMinute(instance, value));
  }

  private static <T> void apply(
      EnvironmentSettings settings, Setting<T> setting, Consumer<T> option) {
    T value = settings.ownIfSet(setting).orElse(null);
    if (value == null) {
      return;
    }
    try {
      option.accept(value);
    } catch (IllegalArgumentException outOfRange) {
      throw EnvironmentSettings.wrong(
          "videogen." + setting.name() + " is wrong: " + outOfRange.getMessage() + ".");
    }
  }
}
