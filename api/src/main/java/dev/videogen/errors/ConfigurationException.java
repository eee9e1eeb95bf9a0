package dev.videogen.errors;

/**
 * A setting is missing, misspelt or wrong, or a provider is not there. Nothing was sent.
 *
 * <p>The message says which setting and what is allowed.
 */
public final class ConfigurationException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public ConfigurationException(ErrorDetails details) {
    super(ErrorKind.CONFIGURATION, details);
  }

  @Override
  ConfigurationException copy(ErrorDetails changed) {
    return new ConfigurationException(changed);
  }
}
