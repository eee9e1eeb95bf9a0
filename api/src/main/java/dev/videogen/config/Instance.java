package dev.videogen.config;

import dev.videogen.spi.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name under which a provider is configured.
 *
 * @param name its name
 * @param type the type of its provider
 * @param provider the provider; null if none of the type was found
 */
record Instance(String name, String type, Discovery.@Nullable Found provider) {

  /**
   * What can be configured for it alone: what its provider declares, and those of the client's
   * settings that are shared.
   *
   * @return the settings; none that a provider would declare if there is no provider
   */
  List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>();
    if (provider != null) {
      settings.addAll(provider.settings());
    }
    ClientSettings.all().stream()
        .filter(Setting::isShared)
        .filter(own -> settings.stream().noneMatch(other -> other.name().equals(own.name())))
        .forEach(settings::add);
    return settings;
  }

  /** The name, and the type if it is another word. */
  @Override
  public String toString() {
    return name.equals(type) ? name : name + " (" + type + ")";
  }
}
