package dev.videogen.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/**
 * Reads values from their form.
 *
 * @param <T> the type of the values
 */
final class FormDeserializer<T> extends StdDeserializer<T> {

  private static final long serialVersionUID = 1;

  private final Class<? extends T> type;
  private final transient JsonForm<T> form;

  /**
   * @param type what is read; the form may read others, which are refused
   */
  FormDeserializer(Class<? extends T> type, JsonForm<T> form) {
    super(type);
    this.type = type;
    this.form = form;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    T value;
    try {
      value = form.read(Nodes.read(parser), "");
    } catch (IllegalArgumentException malformed) {
      // Its message names the field, and its cause might hold what stands there.
      throw JsonMappingException.from(parser, malformed.getMessage());
    }
    if (!type.isInstance(value)) {
      throw JsonMappingException.from(
          parser, "is a " + value.getClass().getSimpleName() + " and no " + type.getSimpleName());
    }
    return value;
  }
}
