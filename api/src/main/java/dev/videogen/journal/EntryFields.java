package dev.videogen.journal;

import dev.videogen.JobRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The members of a JSON object of a journal.
 *
 * @param values by their names, in order
 */
record EntryFields(Map<String, Object> values) {

  /** Without any member yet. */
  static EntryFields empty() {
    return new EntryFields(new LinkedHashMap<>());
  }

  EntryFields put(String name, Object value) {
    values.put(name, value);
    return this;
  }

  EntryFields putIfKnown(String name, Optional<?> value) {
    value.ifPresent(known -> values.put(name, known));
    return this;
  }

  EntryFields putIfAny(String name, List<?> several) {
    return putIfKnown(name, Optional.of(several).filter(any -> !any.isEmpty()));
  }

  /** In pairs, for a journal's JSON nests no objects. */
  EntryFields putTags(Map<String, String> tags) {
    return putIfAny(
        "tags", tags.entrySet().stream().map(tag -> tag.getKey() + "=" + tag.getValue()).toList());
  }

  Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String tag : texts("tags")) {
      int equals = tag.indexOf('=');
      tags.put(tag.substring(0, equals), tag.substring(equals + 1));
    }
    return tags;
  }

  <T> Optional<T> find(String name, Function<String, T> form) {
    return Optional.ofNullable(values.get(name)).map(Object::toString).map(form);
  }

  <T> T get(String name, Function<String, T> form) {
    return find(name, form)
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " is there"));
  }

  String text(String name) {
    return get(name, Function.identity());
  }

  List<String> texts(String name) {
    return values.get(name) instanceof List<?> texts
        ? texts.stream().map(Object::toString).toList()
        : List.of();
  }

  UUID submission() {
    return get("submission", UUID::fromString);
  }

  JobRef job() {
    return get("job", JobRef::parse);
  }

  List<JobRef> jobs(String name) {
    return texts(name).stream().map(JobRef::parse).toList();
  }

  static Duration duration(String seconds) {
    return Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValueExact());
  }

  /** A few characters can stand for more digits than there is memory; and nothing costs less. */
  static BigDecimal amount(String dollars) {
    BigDecimal amount = new BigDecimal(dollars);
    if (amount.signum() < 0 || amount.precision() > 64 || Math.abs((long) amount.scale()) > 64) {
      throw new IllegalArgumentException("no amount of dollars");
    }
    return amount;
  }
}
