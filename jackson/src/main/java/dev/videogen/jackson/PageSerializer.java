package dev.videogen.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.videogen.Page;
import java.io.IOException;

/** A page of a list, of whatever the mapper can write. */
final class PageSerializer extends StdSerializer<Page<?>> {

  private static final long serialVersionUID = 1;

  PageSerializer() {
    super(Page.class, false);
  }

  @Override
  public void serialize(Page<?> page, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("items");
    for (Object item : page.items()) {
      provider.defaultSerializeValue(item, out);
    }
    out.writeEndArray();
    if (page.nextCursor().isPresent()) {
      out.writeStringField("next_cursor", page.nextCursor().get());
    }
    if (page.skew().isPresent()) {
      out.writeFieldName("skew_seconds");
      provider.defaultSerializeValue(Nodes.seconds(page.skew().get()), out);
    }
    out.writeEndObject();
  }
}
