package dev.videogen.config;

import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.RateLimiter;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGeneratorProvider;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of a process, read from all their places once: set in code, system properties, the
 * environment, the vendors' usual variables, the file that {@code videogen.config} or {@code
 * VIDEOGEN_CONFIG} names, the user's own file ({@code
 * $XDG_CONFIG_HOME/videogen/videogen.properties}, by default in {@code ~/.config}), {@code
 * ./videogen.properties} and that of the class path, the strongest first. A setting of an instance
 * goes before the same setting of all instances, wherever the two are written.
 *
 * <p>All places are trusted but {@code ./videogen.properties}, which may have come with a
 * stranger's folder: what {@linkplain Setting#leadsElsewhere() leads elsewhere} is refused when it
 * is read from there, unless the file holds itself the secrets that would go there, the address is
 * one of this machine, or the path stays inside the file's folder. So is what would loosen a limit
 * of spending that another place set. Who names the file trusts it.
 *
 * <p>An app whose framework reads these places hands over what it read as the {@linkplain
 * Builder#only only} source.
 *
 * <p>Immutable. Holds secrets and shows none.
 */
public final class Configuration {

  private static final Logger log = LoggerFactory.getLogger(Configuration.class);
  private static final Set<String> WARNED_OF = ConcurrentHashMap.newKeySet();
  private static final Setting<Integer> PER_MINUTE = ClientSettings.REQUESTS_PER_MINUTE;
  private static final Setting<Integer> PER_DAY = ClientSettings.REQUESTS_PER_DAY;
  private static final Setting<String> PROVIDER =
      Setting.text(KnownNames.PROVIDER, "the instance to be used");

  private final InstanceTable instances;
  private final SettingValues values;
  private final FolderTrust trust;
  private final List<Path> files;
  private final Optional<Path> userFile;
  private final Map<String, String> environment;
  private final Map<Class<?>, Object> components;
  private final TimeSource time;

  private Configuration(Builder builder) {
    this.components = Map.copyOf(builder.components);
    this.time = builder.time;
    Discovery discovery = builder.discovery();
    ConfigSources places = builder.places();
    List<ConfigValue> written = builder.written(places, discovery);
    Declarations declarations = new Declarations(written, discovery);
    refuseIfAny(declarations.problems());
    this.instances = new InstanceTable(discovery, declarations.typesByName());
    SettingNameResolver naming = new SettingNameResolver(new SettingIndex(instances), written);
    refuseIfAny(naming.problems());
    naming.ignored().stream()
        .filter(WARNED_OF::add)
        .forEach(
            variable ->
                log.warn(
                    "the environment variable {} is ignored: no setting is called so", variable));
    this.values = new SettingValues(naming.byName());
    this.files = builder.only == null ? places.files().paths() : List.of();
    this.userFile = builder.only == null ? places.files().userFile() : Optional.empty();
    this.trust =
        new FolderTrust(
            values,
            new TrustedLimits(new SettingValues(naming.trusted())),
            components,
            places.files());
    this.environment = builder.only == null ? builder.environment : builder.only;
  }

  private static void refuseIfAny(List<String> problems) {
    if (!problems.isEmpty()) {
      throw Problems.all(problems);
    }
  }

  /**
   * Begins a configuration that is read from the places of this process.
   *
   * @return a builder, by which any place can be replaced
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The instance that {@code videogen.provider} names, if it is set.
   *
   * @return the name in lower case; there may be no such instance
   * @throws dev.videogen.errors.ConfigurationException if it is set to a blank text
   */
  public Optional<String> configuredProvider() {
    return values
        .read(PROVIDER, List.of(PROVIDER.name()))
        .map(name -> name.toLowerCase(Locale.ROOT));
  }

  /**
   * The instance that {@code videogen.provider} names.
   *
   * @return the name of an instance whose provider is there
   * @throws dev.videogen.errors.ConfigurationException if none is named (a key alone never selects
   *     one), there is no such instance, or its provider is not there
   */
  public String provider() {
    return instances.require(configuredProvider().orElseThrow(instances::noneChosen)).name();
  }

  /**
   * The value of one of the client's own settings.
   *
   * @param setting one of {@link ClientSettings} that has a default
   * @param <T> its type
   * @return what is configured, else the default
   * @throws dev.videogen.errors.ConfigurationException if what is configured is not of its form, or
   *     leads elsewhere or loosens a limit from a file that may not
   */
  public <T> T client(Setting<T> setting) {
    return clientIfSet(setting)
        .orElseThrow(() -> new IllegalArgumentException(setting + " has no default"));
  }

  /**
   * The value of one of the client's own settings that may have none.
   *
   * @param setting one of {@link ClientSettings}
   * @param <T> its type
   * @return what is configured, else the default, if there is one
   * @throws dev.videogen.errors.ConfigurationException if what is configured is not of its form, or
   *     leads elsewhere or loosens a limit from a file that may not
   */
  public <T> Optional<T> clientIfSet(Setting<T> setting) {
    return values
        .read(setting, List.of(setting.name()))
        .map(value -> trust.checked(setting, setting.name(), value));
  }

  /**
   * The value of one of the client's own settings that an instance may have a value of its own for.
   *
   * @param setting one of {@link ClientSettings} that is shared
   * @param instance the instance's name
   * @param <T> its type
   * @return what is configured for the instance, else for all, else the default, if there is one
   * @throws dev.videogen.errors.ConfigurationException if what is configured is not of its form
   */
  public <T> Optional<T> shared(Setting<T> setting, String instance) {
    return values.read(
        setting,
        instances
            .find(instance)
            .map(found -> found.namesOf(setting))
            .orElseGet(() -> List.of(setting.name())));
  }

  /**
   * Where the value of one of the client's own settings comes from.
   *
   * @param setting one of {@link ClientSettings}
   * @return the origin; {@link SettingOrigin#DEFAULT} if nothing is configured
   */
  public SettingOrigin origin(Setting<?> setting) {
    return values.origin(List.of(setting.name()));
  }

  /**
   * The files that settings are read from, whether they are there or not: the one that is named,
   * the user's own, and that of the working directory.
   *
   * @return absolute paths, the strongest first; empty if an app's one source is read
   */
  public List<Path> files() {
    return files;
  }

  /**
   * The user's own file of settings, whether it is there or not.
   *
   * @return an absolute path; empty if nobody tells where the user's files are, or an app's one
   *     source is read
   */
  public Optional<Path> userFile() {
    return userFile;
  }

  /**
   * The instances that can be opened: the default one of each provider that was found, and those
   * that are declared.
   *
   * @return the provider of each by the instance's name, sorted, unmodifiable
   */
  public SortedMap<String, VideoGeneratorProvider> instances() {
    SortedMap<String, VideoGeneratorProvider> providers = new TreeMap<>();
    for (Instance instance : instances.all()) {
      instance.provider().ifPresent(found -> providers.put(instance.name(), found.provider()));
    }
    return Collections.unmodifiableSortedMap(providers);
  }

  /**
   * What the provider of an instance is given, to look at its settings without opening it.
   *
   * @param instance the instance's name
   * @return its settings and where each comes from
   * @throws dev.videogen.errors.ConfigurationException if there is no such instance, or its
   *     provider is not there
   */
  public ProviderContext context(String instance) {
    return contextOf(require(instance));
  }

  /**
   * The providers that were found, with their types, descriptions and settings.
   *
   * @return the providers by type
   */
  public List<VideoGeneratorProvider> providers() {
    return instances.providers();
  }

  /**
   * Readies the instances. None is opened yet.
   *
   * @return the instances, to be closed by the caller
   */
  public Instances open() {
    return new Instances(this);
  }

  boolean knows(String instance) {
    return instances.find(instance).isPresent();
  }

  Instance require(String instance) {
    return instances.require(instance);
  }

  InstanceContext contextOf(Instance instance) {
    RateLimiter budget =
        RateLimiter.of(
            toInt(values.read(PER_MINUTE, instance.namesOf(PER_MINUTE))),
            toInt(values.read(PER_DAY, instance.namesOf(PER_DAY))),
            time);
    return new InstanceContext(instance, values, trust, environment, components, time, budget);
  }

  private static OptionalInt toInt(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /** Which settings are configured, without their values. */
  @Override
  public String toString() {
    return "Configuration" + values;
  }

  /** Builds a {@link Configuration}. Not safe for use by several threads. */
  public static final class Builder {

    private final Map<String, String> code = new TreeMap<>();
    private final Map<Class<?>, Object> components = new HashMap<>();
    private @Nullable Map<String, String> systemProperties;
    private Map<String, String> environment = new TreeMap<>(System.getenv());
    private Path directory = Path.of("");
    private ClassLoader classLoader = AppClassLoader.find();
    private @Nullable List<VideoGeneratorProvider> providers;
    private TimeSource time = TimeSource.system();
    private @Nullable Map<String, String> only;

    private Builder() {}

    /**
     * Sets a setting in code, which is stronger than all other places.
     *
     * @param name its full name, such as {@code videogen.openai.base-url}
     * @param value its value as text
     * @return this builder
     */
    public Builder set(String name, String value) {
      code.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * Sets what is no text, such as a credential, for the providers that look for it.
     *
     * @param type the type by which it is looked for
     * @param component the object
     * @param <T> its type
     * @return this builder
     */
    public <T> Builder component(Class<T> type, T component) {
      components.put(
          Objects.requireNonNull(type, "type"), Objects.requireNonNull(component, "component"));
      return this;
    }

    /**
     * Replaces the system properties.
     *
     * @param values all of them, videogen's and others
     * @return this builder
     */
    public Builder systemProperties(Map<String, String> values) {
      this.systemProperties = new TreeMap<>(values);
      return this;
    }

    /**
     * Replaces the environment.
     *
     * @param values all variables, videogen's and others
     * @return this builder
     */
    public Builder environment(Map<String, String> values) {
      this.environment = new TreeMap<>(values);
      return this;
    }

    /**
     * Replaces the working directory, where {@code videogen.properties} may lie.
     *
     * @param value the directory
     * @return this builder
     */
    public Builder directory(Path value) {
      this.directory = Objects.requireNonNull(value, "directory");
      return this;
    }

    /**
     * Replaces the class loader: by default that of the thread's context, if it sees videogen, else
     * that which loaded videogen.
     *
     * @param value whose providers and {@code videogen.properties} are found
     * @return this builder
     */
    public Builder classLoader(ClassLoader value) {
      this.classLoader = Objects.requireNonNull(value, "classLoader");
      return this;
    }

    /**
     * Replaces the providers that the class loader finds.
     *
     * @param values the providers
     * @return this builder
     */
    public Builder providers(List<VideoGeneratorProvider> values) {
      this.providers = List.copyOf(values);
      return this;
    }

    /**
     * Reads the settings of an app's own configuration and no place of this process: neither system
     * properties nor the environment nor files. For frameworks whose configuration has read all of
     * these by rules of its own.
     *
     * @param settings full names and values, videogen's and others, such as {@code HTTPS_PROXY};
     *     what is {@linkplain #set set} in code goes before them. A variable such as {@code
     *     VIDEOGEN_OPENAI_MODEL} counts only where its setting is not there by its name
     * @return this builder
     */
    public Builder only(Map<String, String> settings) {
      this.only = new TreeMap<>(settings);
      return this;
    }

    /**
     * Replaces the clock.
     *
     * @param value what providers and their budgets wait by
     * @return this builder
     */
    public Builder time(TimeSource value) {
      this.time = Objects.requireNonNull(value, "time");
      return this;
    }

    /**
     * Reads all places, finds the providers and checks the names of all settings.
     *
     * @return the configuration
     * @throws dev.videogen.errors.ConfigurationException if a name is misspelt, a file cannot be
     *     read or two providers are of the same type; values are checked when they are needed
     */
    public Configuration build() {
      return new Configuration(this);
    }

    private Discovery discovery() {
      return providers == null ? Discovery.in(classLoader) : Discovery.of(providers);
    }

    private ConfigSources places() {
      return new ConfigSources(
          code,
          systemProperties == null ? systemPropertiesNow() : systemProperties,
          environment,
          directory,
          classLoader);
    }

    private List<ConfigValue> written(ConfigSources places, Discovery discovery) {
      return only == null ? places.all(discovery.all()) : places.inCodeAnd(only);
    }

    private static Map<String, String> systemPropertiesNow() {
      Map<String, String> values = new TreeMap<>();
      Properties properties = System.getProperties();
      for (String name : properties.stringPropertyNames()) {
        values.put(name, properties.getProperty(name, ""));
      }
      return values;
    }
  }
}
