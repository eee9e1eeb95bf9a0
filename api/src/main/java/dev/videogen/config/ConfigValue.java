package dev.videogen.config;

import dev.videogen.settings.SettingOrigin;

/**
 * A setting as somebody wrote it.
 *
 * @param key the full name of the property, or of the variable if it is one of ours; of a vendor's
 *     variable the property that it stands for
 * @param value the text
 * @param origin the kind of place in which it was found
 * @param where the very place, to stand after a name: "set as a system property"
 */
record ConfigValue(String key, String value, SettingOrigin origin, String where) {

  /** What was written where, to begin a sentence; without the value, which may be a secret. */
  @Override
  public String toString() {
    return origin == SettingOrigin.ENVIRONMENT
        ? "The environment variable " + key
        : key + ", " + where + ",";
  }
}
