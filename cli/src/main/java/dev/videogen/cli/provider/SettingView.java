package dev.videogen.cli.provider;

import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ProviderContext;
import java.util.List;
import java.util.Locale;

/**
 * A setting as {@code videogen providers} shows it: without its value, which may be a key.
 *
 * @param property its full name as a property
 * @param setting what was declared
 * @param origin where it is set
 */
record SettingView(String property, Setting<?> setting, SettingOrigin origin) {

  private static final String PREFIX = "videogen.";
  private static final String MEMBER = ".NAME";

  /** A setting of an instance, or one that all instances share. */
  static SettingView of(Setting<?> setting, ProviderContext instance) {
    String name = setting.isShared() ? setting.name() : instance.instance() + "." + setting.name();
    return setting.isGroup()
        // The members of a group have origins of their own, for which nobody asks here.
        ? new SettingView(PREFIX + name + MEMBER, setting, SettingOrigin.DEFAULT)
        : new SettingView(PREFIX + name, setting, instance.origin(setting));
  }

  /** The client's own settings, which hold whichever provider is used. */
  static List<SettingView> ofClient(Configuration configuration) {
    return ClientSettings.all().stream()
        .map(
            setting ->
                new SettingView(PREFIX + setting.name(), setting, configuration.origin(setting)))
        .toList();
  }

  /** Its name in the environment. */
  String variable() {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Whether anything but the default holds. */
  boolean isSet() {
    return origin != SettingOrigin.DEFAULT;
  }
}
