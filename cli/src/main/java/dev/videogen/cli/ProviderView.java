package dev.videogen.cli;

import dev.videogen.Capabilities;
import dev.videogen.VideoException;
import dev.videogen.config.Configuration;
import dev.videogen.config.Instances;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.Setting;
import dev.videogen.spi.SettingOrigin;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instance as {@code videogen providers} shows it.
 *
 * @param name its name
 * @param type its provider's type
 * @param description what its provider is
 * @param chosen whether it is the configured one
 * @param problem why it cannot be used; null if it can
 * @param capabilities what it can do; unknown if it cannot be used
 * @param settings what can be set
 */
record ProviderView(
    String name,
    String type,
    String description,
    boolean chosen,
    @Nullable String problem,
    Capabilities capabilities,
    List<SettingView> settings) {

  /**
   * A setting of an instance, without its value.
   *
   * @param property its full name as a property
   * @param setting what its provider declares
   * @param origin where it is set
   */
  record SettingView(String property, Setting<?> setting, SettingOrigin origin) {

    /** Its name in the environment. */
    String variable() {
      return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    boolean isSet() {
      return origin != SettingOrigin.DEFAULT;
    }
  }

  /** All instances that there are. Each is opened, for only that shows whether it can be used. */
  static List<ProviderView> all(Configuration configuration) {
    Optional<String> chosen = configuration.configuredProvider();
    List<ProviderView> views = new ArrayList<>();
    try (Instances instances = configuration.open()) {
      configuration
          .instances()
          .forEach(
              (name, provider) -> {
                boolean isChosen = chosen.filter(name::equals).isPresent();
                ProviderContext context = configuration.context(name);
                views.add(look(name, provider, isChosen, instances, settings(provider, context)));
              });
    }
    return views;
  }

  private static ProviderView look(
      String name,
      VideoGeneratorProvider provider,
      boolean chosen,
      Instances instances,
      List<SettingView> settings) {
    Capabilities capabilities = Capabilities.unknown();
    String problem = null;
    try {
      VideoGenerator generator = instances.generator(name);
      capabilities = generator.capabilities();
    } catch (VideoException unusable) {
      problem = unusable.getMessage();
    }
    return new ProviderView(
        name, provider.type(), provider.description(), chosen, problem, capabilities, settings);
  }

  private static List<SettingView> settings(
      VideoGeneratorProvider provider, ProviderContext context) {
    return provider.settings().stream()
        .map(
            setting ->
                new SettingView(property(setting, context), setting, origin(setting, context)))
        .toList();
  }

  private static String property(Setting<?> setting, ProviderContext context) {
    String own = setting.isShared() ? setting.name() : context.instance() + "." + setting.name();
    return "videogen." + own + (setting.isGroup() ? ".NAME" : "");
  }

  private static SettingOrigin origin(Setting<?> setting, ProviderContext context) {
    // The members of a group have origins of their own, which nobody is asked for here.
    return setting.isGroup() ? SettingOrigin.DEFAULT : context.origin(setting);
  }
}
