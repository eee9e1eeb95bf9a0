package dev.videogen.config;

import dev.videogen.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name under which a provider is configured.
 *
 * @param name its name
 * @param type the type of its provider
 * @param provider the provider; empty if none of the type was found
 */
record Instance(String name, String type, Optional<Discovery.Found> provider) {

  /**
   * What can be configured for it alone: what its provider declares, and those of the client's
   * settings that are shared.
   *
   * @return the settings; none that a provider would declare if there is no provider
   */
  List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>();
    provider.ifPresent(found -> settings.addAll(found.settings()));
    ClientSettings.all().stream()
        .filter(Setting::isShared)
        .filter(own -> settings.stream().noneMatch(other -> other.name().equals(own.name())))
        .forEach(settings::add);
    return settings;
  }

  /** The names under which one of its settings may be written, the strongest first. */
  List<String> namesOf(Setting<?> setting) {
    String own = name + "." + setting.name();
    return setting.isShared() ? List.of(own, setting.name()) : List.of(own);
  }

  /** The name, and the type if it is another word. */
  @Override
  public String toString() {
    return name.equals(type) ? name : name + " (" + type + ")";
  }
}
