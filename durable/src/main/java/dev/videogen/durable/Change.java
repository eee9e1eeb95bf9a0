package dev.videogen.durable;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes in a row of purchases, beside its state. */
final class Change {

  private final StringBuilder columns = new StringBuilder();
  private final List<@Nullable Object> values = new ArrayList<>();

  /** Sets a column to a value. */
  Change set(String column, @Nullable Object value) {
    return setTo(column, "?", value);
  }

  /** Sets a column to what an expression with parameters says. */
  Change setTo(String column, String expression, @Nullable Object... parameters) {
    columns.append(", ").append(column).append(" = ").append(expression);
    values.addAll(java.util.Arrays.asList(parameters));
    return this;
  }

  String columns() {
    return columns.toString();
  }

  List<@Nullable Object> values() {
    return values;
  }
}
