package dev.videogen.http;

import dev.videogen.settings.Setting;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.List;

/**
 * A provider over HTTP: its name, what it is, and its settings, to which those of {@link
 * HttpSettings} belong.
 */
public abstract class HttpVideoGeneratorProvider implements VideoGeneratorProvider {

  private final String type;
  private final String description;
  private final List<Setting<?>> settings;

  /**
   * A provider.
   *
   * @param type its name
   * @param description what it is, in a line
   * @param own the settings that not every provider over HTTP has
   */
  protected HttpVideoGeneratorProvider(String type, String description, Setting<?>... own) {
    this.type = type;
    this.description = description;
    this.settings = HttpSettings.with(own);
  }

  @Override
  public final String type() {
    return type;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final List<Setting<?>> settings() {
    return settings;
  }
}
