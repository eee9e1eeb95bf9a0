package dev.videogen.spring.internal.settings;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.PropertySource;

/**
 * A setting as it is written in one of Spring's property sources.
 *
 * @param name the name as it is written, such as {@code videogen.openai.baseUrl}
 * @param value the text, with placeholders filled in
 * @param source where it is written
 */
record WrittenSetting(String name, String value, PropertySource<?> source) {

  /** Where it is written, as exactly as Spring knows. */
  String where() {
    Origin origin = OriginLookup.getOrigin(source, name);
    return origin == null ? source.getName() : origin.toString();
  }

  /** The name and where it is written; without the value, which may be a secret. */
  @Override
  public String toString() {
    return name + " (" + where() + ")";
  }
}
