package dev.videogen.conformance.testing;

import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.RateLimiter;
import dev.videogen.spi.RequestPriority;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A {@link ProviderContext} for tests of a provider: settings by name, a {@linkplain FakeTimeSource
 * clock that sleeps in no time}, and a rate limiter that does nothing but count.
 *
 * <pre>{@code
 * TestContext context = new TestContext().with("api-key", "k").with("base-url", server.url());
 * try (VideoGenerator acme = new AcmeVideoGeneratorProvider().open(context)) {
 *   …
 * }
 * }</pre>
 *
 * <p>To be set up by one thread; safe for use by many after that.
 */
public final class TestContext implements ProviderContext {

  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, SettingOrigin> origins = new HashMap<>();
  private final Map<Class<?>, Object> components = new LinkedHashMap<>();
  private final List<RequestPriority> permits = new CopyOnWriteArrayList<>();
  private final FakeTimeSource time = new FakeTimeSource();
  private final Map<String, String> environment = new HashMap<>();
  private String instance = "acme";

  /** A context in which nothing is set. */
  public TestContext() {}

  /**
   * Sets a setting.
   *
   * @param name without {@code videogen.} and the instance
   * @param value as it would be configured
   * @return this context
   */
  public TestContext with(String name, String value) {
    return with(name, value, SettingOrigin.CODE);
  }

  /**
   * Sets a setting as if from somewhere.
   *
   * @param name without {@code videogen.} and the instance
   * @param value as it would be configured
   * @param origin where it comes from
   * @return this context
   */
  public TestContext with(String name, String value, SettingOrigin origin) {
    settings.put(name, value);
    origins.put(name, origin);
    return this;
  }

  /**
   * Sets a component.
   *
   * @param type as what it is asked for
   * @param component the component
   * @param <T> as what it is asked for
   * @return this context
   */
  public <T> TestContext with(Class<T> type, T component) {
    components.put(type, component);
    return this;
  }

  /**
   * Sets a variable of the environment.
   *
   * @param name the variable
   * @param value its value
   * @return this context
   */
  public TestContext variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /**
   * Names the instance.
   *
   * @param name the instance's name, {@code acme} unless set
   * @return this context
   */
  public TestContext named(String name) {
    this.instance = name;
    return this;
  }

  /**
   * The permits that were taken of the rate limiter.
   *
   * @return their priorities, in order; unmodifiable
   */
  public List<RequestPriority> permits() {
    return List.copyOf(permits);
  }

  /**
   * The waits that were skipped.
   *
   * @return the waits, in order, zero ones left out; unmodifiable
   */
  public List<Duration> waits() {
    return time.waits();
  }

  @Override
  public String instance() {
    return instance;
  }

  @Override
  public <T> Optional<T> get(Setting<T> setting) {
    return Optional.ofNullable(settings.get(setting.name()))
        .map(setting::read)
        .or(setting::defaultValue);
  }

  @Override
  public SettingOrigin origin(Setting<?> setting) {
    return origins.getOrDefault(setting.name(), SettingOrigin.DEFAULT);
  }

  @Override
  public Map<String, String> group(Setting<String> group) {
    Map<String, String> values = new LinkedHashMap<>();
    String prefix = group.name() + ".";
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            values.put(name.substring(prefix.length()), value);
          }
        });
    return values;
  }

  @Override
  public Optional<String> environment(String variable) {
    return Optional.ofNullable(environment.get(variable));
  }

  @Override
  public <T> Optional<T> component(Class<T> type) {
    return Optional.ofNullable(components.get(type)).map(type::cast);
  }

  @Override
  public FakeTimeSource time() {
    return time;
  }

  @Override
  public RateLimiter budget() {
    return permits::add;
  }
}
