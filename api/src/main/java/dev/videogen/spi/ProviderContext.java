package dev.videogen.spi;

import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import java.util.Map;
import java.util.Optional;

/** What a provider is given to open a generator with. */
public interface ProviderContext {

  /**
   * The name of the instance, to be given back by {@link VideoGenerator#name()}.
   *
   * @return the provider's type, or the name under which the instance was declared
   */
  String instance();

  /**
   * The value of a setting.
   *
   * @param setting one of those that the provider declares
   * @param <T> its type
   * @return what is configured, else the setting's default, else empty
   * @throws dev.videogen.errors.ConfigurationException if the text that is configured is not of its
   *     type
   */
  <T> Optional<T> get(Setting<T> setting);

  /**
   * Where the value of a setting comes from, which decides to which host a key may go.
   *
   * @param setting one of those that the provider declares
   * @return the origin; {@link SettingOrigin#DEFAULT} if nothing is configured
   */
  SettingOrigin origin(Setting<?> setting);

  /**
   * All settings whose names begin with that of an {@linkplain Setting#group open group}, such as
   * {@code http.header}.
   *
   * @param group one of the groups that the provider declares
   * @return the rest of each name with its value; empty if there are none
   */
  Map<String, String> group(Setting<String> group);

  /**
   * A variable of the process's environment that is no setting, such as {@code HTTPS_PROXY}.
   *
   * @param variable its name, in upper and lower case as it is written
   * @return its value; empty if it is not set or blank, and where an app has its own source of
   *     settings that does not have it
   */
  default Optional<String> environment(String variable) {
    return Optional.empty();
  }

  /**
   * Something that is no string and was set in code, such as a credential.
   *
   * @param type what is looked for
   * @param <T> what is looked for
   * @return the object, or empty if none of the type was set
   */
  <T> Optional<T> component(Class<T> type);

  /**
   * Who is told of attempts and waits.
   *
   * @return the listener of the client, which never throws
   */
  default VideoEventListener events() {
    return component(VideoEventListener.class).orElseGet(VideoEventListener::none);
  }

  /**
   * The clock.
   *
   * @return the one that the client uses
   */
  TimeSource time();

  /**
   * The requests that may be sent.
   *
   * @return the budget of this instance
   */
  RateLimiter budget();
}
