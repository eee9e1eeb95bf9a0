package dev.videogen.config;

import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.RateLimiter;
import dev.videogen.spi.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the provider of one instance is given.
 *
 * @param owner the instance
 * @param values all that is configured
 * @param trust what is taken from a file that nobody named
 * @param environment the variables of the process, or what the app has in their place
 * @param components what was set in code by type
 * @param time the clock
 * @param budget the requests that may be sent
 */
record InstanceContext(
    Instance owner,
    SettingValues values,
    FolderTrust trust,
    Map<String, String> environment,
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
    return read(declared(setting, false));
  }

  private <T> Optional<T> read(Setting<T> setting) {
    List<String> names = owner.namesOf(setting);
    Optional<T> value = values.read(setting, names);
    return values
        .nameOf(names)
        .flatMap(name -> value.map(read -> trust.checked(setting, name, read, owner)))
        .or(() -> value);
  }

  @Override
  public SettingOrigin origin(Setting<?> setting) {
    return values.origin(owner.namesOf(declared(setting, false)));
  }

  @Override
  public Map<String, String> group(Setting<String> group) {
    return readMembers(declared(group, true));
  }

  private <T> Map<String, T> readMembers(Setting<T> group) {
    Map<String, T> members = values.members(group, owner.namesOf(group));
    trust.checkMembers(group, owner);
    return members;
  }

  @Override
  public Optional<String> environment(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  @Override
  public <T> Optional<T> component(Class<T> type) {
    return Optional.ofNullable(components.get(type)).map(type::cast);
  }

  /**
   * Reads all settings of the instance, so that a wrong value is found before anything is opened.
   *
   * @throws dev.videogen.errors.ConfigurationException if one is not of its form, or leads
   *     elsewhere from a file that may not
   */
  void checkAll() {
    for (Setting<?> setting : owner.settings()) {
      if (setting.isGroup()) {
        readMembers(setting);
      } else {
        read(setting);
      }
    }
  }

  private <T> Setting<T> declared(Setting<T> setting, boolean group) {
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
