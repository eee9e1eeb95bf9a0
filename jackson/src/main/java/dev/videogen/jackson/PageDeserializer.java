package dev.videogen.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a page of a list; a page of jobs where nothing else is asked for. */
final class PageDeserializer extends StdDeserializer<Page<?>> implements ContextualDeserializer {

  private static final long serialVersionUID = 1;

  private final JavaType items;

  PageDeserializer(JavaType items) {
    super(Page.class);
    this.items = items;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, BeanProperty property) {
    JavaType page = context.getContextualType();
    JavaType item = page == null ? null : page.containedType(0);
    return new PageDeserializer(
        item == null || item.isJavaLangObject() ? context.constructType(VideoJob.class) : item);
  }

  @Override
  public Page<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    try {
      Fields fields = Fields.of(Nodes.read(parser), "");
      List<Object> all = new ArrayList<>();
      if (!fields.node("items").isArray()) {
        throw new MalformedJsonException("items", "is missing");
      }
      for (var item : fields.node("items")) {
        all.add(context.readTreeAsValue(item, items));
      }
      return new Page<>(all, fields.optionalText("next_cursor"), fields.seconds("skew_seconds"));
    } catch (IllegalArgumentException malformed) {
      throw JsonMappingException.from(parser, malformed.getMessage());
    }
  }
}
