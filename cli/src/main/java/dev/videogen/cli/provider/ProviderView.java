package dev.videogen.cli.provider;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.config.Configuration;
import dev.videogen.config.Instances;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.ArrayList;
import java.util.List;
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
                List<SettingView> settings =
                    provider.settings().stream()
                        .map(setting -> SettingView.of(setting, context))
                        .toList();
                views.add(view(name, provider, isChosen, instances, settings));
              });
    }
    return views;
  }

  private static ProviderView view(
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
}
