package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a value is written as JSON and read from it.
 *
 * @param <T> the type of the value
 */
interface JsonForm<T> {

  /** The value as JSON. What is not known is left out. */
  JsonNode write(T value);

  /**
   * The value that JSON tells of. Fields that are not known are passed over.
   *
   * @param json the JSON, not null
   * @param path where it stands in the whole, for messages; empty at the top
   * @throws IllegalArgumentException if it cannot be read; the message names the field
   */
  T read(JsonNode json, String path);
}
