package dev.videogen.internal.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks and copies the values that JSON has a form for. */
public final class JsonValue {

  /** Not any Number: those that count atomically change behind one's back. */
  private static final Set<Class<?>> SCALARS =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class);

  private JsonValue() {}

  /** An unmodifiable deep copy, null of null; {@code name} is for the message. */
  public static @Nullable Object copyOf(String name, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if ((value instanceof Double number && !Double.isFinite(number))
        || (value instanceof Float single && !Float.isFinite(single))) {
      throw new IllegalArgumentException("option " + name + " is not a finite number");
    }
    if (SCALARS.contains(value.getClass())) {
      return value;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copyOf(name, item)));
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> {
            if (!(key instanceof String member)) {
              throw new IllegalArgumentException(
                  "option " + name + " has a key that is no string: " + key);
            }
            copy.put(member, copyOf(name, item));
          });
      return Collections.unmodifiableMap(copy);
    }
    throw new IllegalArgumentException(
        "option "
            + name
            + " is a "
            + value.getClass().getName()
            + "; allowed are null, strings, numbers, booleans, and lists and maps of those");
  }
}
