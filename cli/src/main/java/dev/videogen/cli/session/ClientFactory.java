package dev.videogen.cli.session;

import dev.videogen.VideoClient;
import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGeneratorProvider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens clients of instances, and sees to it that a fake is of use on the command line: its jobs
 * take seconds and are kept on disk, so that the next command finds them. Whatever is configured
 * for the fake goes before that.
 */
public final class ClientFactory {

  private static final String FAKE = "fake";
  private static final String PREFIX = "videogen.";
  private static final String JOB_DURATION = "4s";
  private static final String POLL_INTERVAL = "250ms";

  private final Supplier<Configuration.Builder> places;
  private final Function<Map<String, String>, VideoClient> opening;
  private final Path state;
  private @Nullable Path config;

  /**
   * A way to open clients.
   *
   * @param places where settings are read from; a new builder each time
   * @param opening opens a client with settings that go before those
   * @param state the folder that keeps what fakes are to remember
   */
  public ClientFactory(
      Supplier<Configuration.Builder> places,
      Function<Map<String, String>, VideoClient> opening,
      Path state) {
    this.places = places;
    this.opening = opening;
    this.state = state;
  }

  /** Clients of this process: its properties, its environment, its working directory. */
  public static ClientFactory ofProcess() {
    return new ClientFactory(
        Configuration::builder, ClientFactory::open, StateDirectory.ofProcess());
  }

  private static VideoClient open(Map<String, String> settings) {
    VideoClient.Builder client = VideoClient.builder();
    settings.forEach(client::set);
    return client.build();
  }

  /**
   * Names a file of settings, to be read before the user's own. To be called before anything is
   * read.
   */
  public void config(Path file) {
    config = file;
  }

  /** What is configured. */
  public Configuration configuration() {
    return configuration(Map.of());
  }

  /** What would be configured with settings that go before all others. */
  public Configuration configuration(Map<String, String> settings) {
    Configuration.Builder builder = places.get();
    named().forEach(builder::set);
    settings.forEach(builder::set);
    return builder.build();
  }

  private Map<String, String> named() {
    String name = PREFIX + ClientSettings.CONFIG_FILE.name();
    return config == null ? Map.of() : Map.of(name, config.toString());
  }

  /** The instance that stands in where none is configured. */
  public static String fallbackInstance() {
    return FAKE;
  }

  /** Whether the videos of an instance are test pictures and cost nothing. */
  public static boolean isFake(Configuration configuration, String instance) {
    return fake(configuration, instance).isPresent();
  }

  private static Optional<VideoGeneratorProvider> fake(
      Configuration configuration, String instance) {
    return Optional.ofNullable(configuration.instances().get(instance))
        .filter(provider -> provider.type().equals(FAKE));
  }

  /**
   * Opens a client.
   *
   * @param configuration what is configured
   * @param instance the instance to use
   * @throws dev.videogen.errors.ConfigurationException if there is no such instance, or its
   *     settings are missing or wrong
   */
  public VideoClient open(Configuration configuration, String instance) {
    return open(configuration, List.of(instance));
  }

  /**
   * Opens a client of several instances, which share its journal and its limits of spending.
   *
   * @param configuration what is configured
   * @param instances the instances to use, of which the first is the client's own
   * @throws dev.videogen.errors.ConfigurationException if there is no such instance, or its
   *     settings are missing or wrong
   */
  public VideoClient open(Configuration configuration, List<String> instances) {
    Map<String, String> settings = new LinkedHashMap<>(named());
    settings.put(PREFIX + "provider", instances.get(0));
    for (String instance : instances) {
      fake(configuration, instance)
          .ifPresent(fake -> settings.putAll(defaults(fake, configuration, instance)));
    }
    return opening.apply(settings);
  }

  private Map<String, String> defaults(
      VideoGeneratorProvider fake, Configuration configuration, String instance) {
    Map<String, String> defaults = new LinkedHashMap<>();
    ProviderContext context = configuration.context(instance);
    for (Setting<?> setting : fake.settings()) {
      if (context.origin(setting) == SettingOrigin.DEFAULT) {
        defaultOf(setting, instance)
            .ifPresent(value -> defaults.put(PREFIX + instance + "." + setting.name(), value));
      }
    }
    if (configuration.origin(ClientSettings.POLL_INTERVAL) == SettingOrigin.DEFAULT) {
      defaults.put(PREFIX + ClientSettings.POLL_INTERVAL.name(), POLL_INTERVAL);
    }
    return defaults;
  }

  private Optional<String> defaultOf(Setting<?> setting, String instance) {
    return switch (setting.name()) {
      case "directory" -> Optional.of(state.resolve(instance).toString());
      case "job-duration" -> Optional.of(JOB_DURATION);
      default -> Optional.empty();
    };
  }
}
