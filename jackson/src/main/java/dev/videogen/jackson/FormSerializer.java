package dev.videogen.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Map;

/**
 * Writes values in their form, whatever names and dates an app's mapper prefers.
 *
 * @param <T> the type of the values
 */
final class FormSerializer<T> extends StdSerializer<T> {

  private static final long serialVersionUID = 1;

  private final transient JsonForm<T> form;

  FormSerializer(Class<T> type, JsonForm<T> form) {
    super(type);
    this.form = form;
  }

  @Override
  public void serialize(T value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    provider.defaultSerializeValue(tree(value, out), out);
  }

  /** With the name of its class in it, where an app's mapper wants that. */
  @Override
  public void serializeWithType(
      T value, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
      throws IOException {
    JsonNode json = tree(value, out);
    JsonToken shape = json.isObject() ? JsonToken.START_OBJECT : JsonToken.VALUE_STRING;
    WritableTypeId type = types.writeTypePrefix(out, types.typeId(value, shape));
    if (json.isObject()) {
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        out.writeFieldName(field.getKey());
        provider.defaultSerializeValue(field.getValue(), out);
      }
    } else {
      provider.defaultSerializeValue(json, out);
    }
    types.writeTypeSuffix(out, type);
  }

  private JsonNode tree(T value, JsonGenerator out) throws JsonMappingException {
    try {
      return form.write(value);
    } catch (IllegalArgumentException unwritable) {
      throw JsonMappingException.from(out, unwritable.getMessage(), unwritable);
    }
  }
}
