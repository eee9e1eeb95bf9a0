package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of options, of whatever kind. A number keeps its digits, by which a request with a key is
 * recognised as the same. A decimal that a double holds to the digit is read as one.
 */
final class JsonValues {

  private JsonValues() {}

  static JsonNode write(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      ObjectNode json = Nodes.FACTORY.objectNode();
      map.forEach((name, item) -> json.set(String.valueOf(name), write(item)));
      return json;
    }
    if (value instanceof List<?> list) {
      ArrayNode json = Nodes.FACTORY.arrayNode();
      list.forEach(item -> json.add(write(item)));
      return json;
    }
    if (value instanceof Boolean flag) {
      return Nodes.FACTORY.booleanNode(flag);
    }
    if (value instanceof BigDecimal number) {
      return Nodes.FACTORY.numberNode(number);
    }
    // With its exponent, for without it a large one would be read as a whole number.
    if (value instanceof Double number) {
      return Nodes.FACTORY.numberNode(number.doubleValue());
    }
    if (value instanceof Float number) {
      return Nodes.FACTORY.numberNode(number.floatValue());
    }
    if (value instanceof Number number) {
      return Nodes.FACTORY.numberNode(new BigInteger(number.toString()));
    }
    return value == null ? Nodes.FACTORY.nullNode() : Nodes.FACTORY.textNode(value.toString());
  }

  static @Nullable Object read(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> object(json);
      case ARRAY -> array(json);
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> number(json);
      case STRING -> json.textValue();
      case NULL -> null;
      default -> throw new IllegalArgumentException("options are JSON, not " + Nodes.kind(json));
    };
  }

  private static Map<String, @Nullable Object> object(JsonNode json) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      map.put(name, read(json.path(name)));
    }
    return map;
  }

  private static List<@Nullable Object> array(JsonNode json) {
    List<@Nullable Object> list = new ArrayList<>();
    json.forEach(item -> list.add(read(item)));
    return list;
  }

  private static Object number(JsonNode json) {
    if (json.isIntegralNumber()) {
      return json.canConvertToInt()
          ? (Object) json.intValue()
          : json.canConvertToLong() ? (Object) json.longValue() : json.bigIntegerValue();
    }
    BigDecimal exact = json.decimalValue();
    double near = exact.doubleValue();
    return Double.isFinite(near) && isWritten(exact, new BigDecimal(Double.toString(near)))
        ? (Object) near
        : exact;
  }

  private static boolean isWritten(BigDecimal exact, BigDecimal near) {
    return near.compareTo(exact) == 0 && near.scale() == exact.scale();
  }
}
