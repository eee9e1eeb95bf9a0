package dev.videogen.settings;

/** Where the value of a setting comes from, the strongest first. */
public enum SettingOrigin {
  /** Set in code. */
  CODE,
  /** A system property, such as {@code videogen.openai.base-url}. */
  SYSTEM_PROPERTY,
  /** An environment variable of ours, such as {@code VIDEOGEN_OPENAI_BASE_URL}. */
  ENVIRONMENT,
  /** The vendor's own environment variable, such as {@code OPENAI_API_KEY}. */
  VENDOR_ENVIRONMENT,
  /** The file that {@code videogen.config} or {@code VIDEOGEN_CONFIG} names. */
  NAMED_FILE,
  /** The user's own file, {@code $XDG_CONFIG_HOME/videogen/videogen.properties}. */
  USER_FILE,
  /**
   * The file {@code videogen.properties} in the working directory, if nobody named it: it may have
   * come with a stranger's folder, so it is not trusted to lead anything elsewhere.
   */
  FOLDER_FILE,
  /** The resource {@code videogen.properties} on the class path. */
  CLASS_PATH,
  /** Nothing is configured; the setting's default, if it has one, holds. */
  DEFAULT
}
