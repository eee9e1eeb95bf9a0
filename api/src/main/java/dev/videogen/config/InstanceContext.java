package dev.videogen.config;

import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.RequestBudget;
import dev.videogen.spi.Setting;
import dev.videogen.spi.SettingOrigin;
import dev.videogen.spi.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the provider of one instance is given.
 *
 * @param of the instance
 * @param values all that is configured
 * @param components what was set in code by type
 * @param time the clock
 * @param budget the requests that may be sent
 */
record InstanceContext(
    Instance of,
    SettingValues values,
    Map<Class<?>, Object> components,
    TimeSource time,
    RequestBudget budget)
    implements ProviderContext {

  static List<String> names(Instance instance, Setting<?> setting) {
    String own = instance.name() + "." + setting.name();
    return setting.isShared() ? List.of(own, setting.name()) : List.of(own);
  }

  @Override
  public String instance() {
    return of.name();
  }

  @Override
  public <T> Optional<T> get(Setting<T> setting) {
    return values.read(setting, names(of, declared(setting, false)));
  }

  @Override
  public SettingOrigin origin(Setting<?> setting) {
    return values.origin(names(of, declared(setting, false)));
  }

  @Override
  public Map<String, String> group(Setting<String> group) {
    return values.members(group, names(of, declared(group, true)));
  }

  @Override
  public <T> Optional<T> component(Class<T> type) {
    return Optional.ofNullable(components.get(type)).map(type::cast);
  }

  /**
   * Reads all settings of the instance, so that a wrong value is found before anything is opened.
   *
   * @throws dev.videogen.ConfigurationException if one is not of its form
   */
  void checkAll() {
    for (Setting<?> setting : of.settings()) {
      values.read(setting, names(of, setting));
    }
  }

  private Setting<?> declared(Setting<?> setting, boolean group) {
    if (setting.isGroup() != group) {
      throw new IllegalArgumentException(
          setting
              + (group ? " is not a group: read it with get" : " is a group: read it with group"));
    }
    if (of.settings().stream().noneMatch(declared -> declared.name().equals(setting.name()))) {
      throw new IllegalArgumentException(
          setting + " is not one of those that the provider " + of.type() + " declares");
    }
    return setting;
  }

  /** The instance alone. */
  @Override
  public String toString() {
    return "ProviderContext[" + of + "]";
  }
}
