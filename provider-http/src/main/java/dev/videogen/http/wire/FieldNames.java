package dev.videogen.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Map;

/**
 * Names of fields as servers spell them: {@code task_id}, {@code taskId} and {@code TaskID} are
 * one, for a job must not be lost for the style of the server that made it.
 */
public final class FieldNames {

  private FieldNames() {}

  /**
   * A name without what is a matter of style.
   *
   * @param name of a field, or a path of such with dots
   * @return in lower case, without {@code _} and {@code -}
   */
  public static String plain(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** A field: the one of that very name, else the first that is spelled differently. */
  static JsonNode field(JsonNode object, String name) {
    JsonNode exact = object.path(name);
    if (!exact.isMissingNode() || !object.isObject()) {
      return exact;
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (isSame(field.getKey(), name)) {
        return field.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  /** Whether a field is there and not null. */
  static boolean has(JsonNode object, String name) {
    JsonNode value = field(object, name);
    return !value.isMissingNode() && !value.isNull();
  }

  /** As by the plain names, without making them. */
  private static boolean isSame(String told, String name) {
    int i = 0;
    int j = 0;
    while (true) {
      while (i < told.length() && isStyle(told.charAt(i))) {
        i++;
      }
      while (j < name.length() && isStyle(name.charAt(j))) {
        j++;
      }
      if (i == told.length() || j == name.length()) {
        return i == told.length() && j == name.length();
      }
      if (lower(told.charAt(i++)) != lower(name.charAt(j++))) {
        return false;
      }
    }
  }

  private static boolean isStyle(char each) {
    return each == '_' || each == '-';
  }

  private static char lower(char each) {
    return each >= 'A' && each <= 'Z' ? (char) (each + ('a' - 'A')) : each;
  }
}
