package dev.videogen.spring.internal.actuate;

import dev.videogen.VideoClient;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.VideoException;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the app makes videos with: version, instances and models; no addresses and no secrets. */
final class VideoInfo {

  private final VideoClient client;
  private final EnvironmentSettings settings;

  VideoInfo(VideoClient client, EnvironmentSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /** The details in plain values. */
  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    Optional.ofNullable(VideoInfo.class.getPackage().getImplementationVersion())
        .ifPresent(version -> details.put("version", version));
    details.put("provider", client.instance());
    TreeSet<String> instances = new TreeSet<>(settings.instances());
    instances.add(client.instance());
    details.put("instances", instances);
    try {
      details.put(
          "models", client.capabilities().models().stream().map(ModelCapabilities::name).toList());
    } catch (VideoException unknown) {
      details.put("models", "unknown");
    }
    return details;
  }
}
