package dev.videogen.config;

import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.RateLimiter;
import dev.videogen.spi.TimeSource;
import java.util.Map;
import java.util.Optional;

/**
 * What the provider of one instance is given.
 *
 * @param owner the instance
 * @param values all that is configured
 * @param components what was set in code by type
 * @param time the clock
 * @param budget the requests that may be sent
 */
record InstanceContext(
    Instance owner,
    SettingValues values,
    Map<Class<?>, Object> components,
    TimeSource time,
    RateLimiter budget)
    implements ProviderContext {

  @Override
  public String instance() {
    return owner.name();
  }

  @Override
  public <T> Optional<T> get(Setting<T> setting) {
    return values.read(setting, owner.namesOf(declared(setting, false)));
  }

  @Override
  public SettingOrigin origin(Setting<?> setting) {
    return values.origin(owner.namesOf(declared(setting, false)));
  }

  @Override
  public Map<String, String> group(Setting<String> group) {
    return values.members(group, owner.namesOf(declared(group, true)));
  }

  @Override
  public <T> Optional<T> component(Class<T> type) {
    return Optional.ofNullable(components.get(type)).map(type::cast);
  }

  /**
   * Reads all settings of the instance, so that a wrong value is found before anything is opened.
   *
   * @throws dev.videogen.errors.ConfigurationException if one is not of its form
   */
  void checkAll() {
    for (Setting<?> setting : owner.settings()) {
      if (setting.isGroup()) {
        values.members(setting, owner.namesOf(setting));
      } else {
        values.read(setting, owner.namesOf(setting));
      }
    }
  }

  private Setting<?> declared(Setting<?> setting, boolean group) {
    if (setting.isGroup() != group) {
      throw new IllegalArgumentException(
          setting
              + (group ? " is not a group: read it with get" : " is a group: read it with group"));
    }
    if (owner.settings().stream().noneMatch(declared -> declared.name().equals(setting.name()))) {
      throw new IllegalArgumentException(
          setting + " is not one of those that the provider " + owner.type() + " declares");
    }
    return setting;
  }

  /** The instance alone. */
  @Override
  public String toString() {
    return "ProviderContext[" + owner + "]";
  }
}
