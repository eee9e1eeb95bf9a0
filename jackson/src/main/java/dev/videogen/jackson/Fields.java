package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of an object, read by name. A field that is missing or null is empty; one of another
 * kind than it should be throws {@link IllegalArgumentException} that names it.
 */
final class Fields {

  private static final JsonForm<String> TEXT = new TextForm<>(text -> text, text -> text);
  private static final JsonForm<Instant> TIME = new TextForm<>(Instant::toString, Fields::time);

  private final JsonNode json;
  private final String path;

  private Fields(JsonNode json, String path) {
    this.json = json;
    this.path = path;
  }

  static Fields of(JsonNode json, String path) {
    if (!json.isObject()) {
      throw new MalformedJsonException(path, "is an object, not " + Nodes.kind(json));
    }
    return new Fields(json, path);
  }

  /** Where a field stands, for messages. */
  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  boolean has(String name) {
    return !json.path(name).isMissingNode() && !json.path(name).isNull();
  }

  <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(() -> new MalformedJsonException(path(name), "is missing"));
  }

  <T> Optional<T> value(String name, JsonForm<T> form) {
    return has(name) ? Optional.of(form.read(json.path(name), path(name))) : Optional.empty();
  }

  <T> List<T> values(String name, JsonForm<T> form) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode array = json.path(name);
    if (!array.isArray()) {
      throw new MalformedJsonException(path(name), "is an array, not " + Nodes.kind(array));
    }
    List<T> values = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      values.add(form.read(array.path(i), path(name) + "[" + i + "]"));
    }
    return values;
  }

  <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
    return value(name, Words.form(type));
  }

  Optional<String> optionalText(String name) {
    return value(name, TEXT);
  }

  String text(String name) {
    return required(name, optionalText(name));
  }

  List<String> texts(String name) {
    return values(name, TEXT);
  }

  /** Strings by name, such as tags. */
  Map<String, String> textsByName(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(name).ifPresent(all -> all.names().forEach(each -> texts.put(each, all.text(each))));
    return texts;
  }

  Optional<Fields> object(String name) {
    return has(name) ? Optional.of(of(json.path(name), path(name))) : Optional.empty();
  }

  JsonNode node(String name) {
    return json.path(name);
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Iterator<String> each = json.fieldNames(); each.hasNext(); ) {
      names.add(each.next());
    }
    return names;
  }

  Optional<Boolean> flag(String name) {
    if (has(name) && !json.path(name).isBoolean()) {
      throw new MalformedJsonException(
          path(name), "is true or false, not " + Nodes.kind(json.path(name)));
    }
    return has(name) ? Optional.of(json.path(name).booleanValue()) : Optional.empty();
  }

  Optional<Integer> integer(String name) {
    return longInteger(name)
        .map(
            value -> {
              if (value != value.intValue()) {
                throw new MalformedJsonException(path(name), "is out of range: " + value);
              }
              return value.intValue();
            });
  }

  Optional<Long> longInteger(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = json.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new MalformedJsonException(
          path(name), "is a whole number of at most 64 bits, not " + Nodes.kind(value));
    }
    return Optional.of(value.longValue());
  }

  Optional<BigDecimal> number(String name) {
    return value(name, Numbers.NUMBER);
  }

  Optional<Duration> seconds(String name) {
    return value(name, Numbers.SECONDS);
  }

  Optional<Instant> instant(String name) {
    return value(name, TIME);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException other) {
      throw new IllegalArgumentException("is a time such as 2026-01-01T00:00:00Z", other);
    }
  }
}
