package dev.videogen.spi;

import dev.videogen.settings.Setting;
import java.util.List;

/**
 * The way into a vendor module, found by {@link java.util.ServiceLoader}. It says which settings
 * the module has and opens generators from them.
 */
public interface VideoGeneratorProvider {

  /**
   * The type, such as {@code openai}, which is also the name of its default instance.
   *
   * @return lower-case letters, digits and dashes
   */
  String type();

  /**
   * What the provider is, for lists of providers.
   *
   * @return one line
   */
  String description();

  /**
   * The settings that the provider reads. A setting that is not declared is taken for a misspelt
   * one.
   *
   * @return the settings, in the order in which they are to be shown
   */
  List<Setting<?>> settings();

  /**
   * Opens a generator. Nothing is sent to the vendor yet.
   *
   * @param context the settings and what else the instance needs
   * @return the generator
   * @throws dev.videogen.errors.ConfigurationException if a setting is missing or wrong
   */
  VideoGenerator open(ProviderContext context);
}
