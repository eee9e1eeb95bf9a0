package dev.videogen.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON on one line, as far as a journal needs it: objects of strings, numbers and lists of strings
 * are written; whatever is JSON is read.
 */
final class JsonText {

  /** Maximum nesting depth. */
  private static final int MAX_DEPTH = 32;

  /** Maximum digits of a number, before and behind its point. */
  private static final int MAX_DIGITS = 64;

  private final String text;
  private int position;

  private JsonText(String text) {
    this.text = text;
  }

  /** An object on one line. Its values are strings, numbers, and lists of strings. */
  static String write(Map<String, ?> object) {
    return object.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + written(member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String written(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(JsonText::written).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof BigDecimal number ? number.toPlainString() : quoted(value.toString());
  }

  static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int index = 0; index < value.length(); index++) {
      char each = value.charAt(index);
      if (each == '"' || each == '\\') {
        quoted.append('\\').append(each);
      } else if (Character.isISOControl(each) || Character.isSurrogate(each)) {
        // A surrogate without its other half has no form in UTF-8.
        quoted.append("\\u%04x".formatted((int) each));
      } else {
        quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * Reads an object.
   *
   * @return its members: strings, {@link BigDecimal}s, booleans, lists and maps, without those that
   *     are null; empty if the text is no object or is torn
   */
  static Optional<Map<String, Object>> read(String text) {
    JsonText json = new JsonText(text);
    try {
      json.space();
      Map<String, Object> object = json.object(0);
      json.space();
      return json.position == text.length() ? Optional.of(object) : Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException torn) {
      return Optional.empty();
    }
  }

  private @Nullable Object value(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested too deep");
    }
    return switch (text.charAt(position)) {
      case '{' -> object(depth);
      case '[' -> list(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    take('{');
    boolean more = !isNext('}');
    while (more) {
      space();
      String name = string();
      space();
      take(':');
      space();
      Object value = value(depth + 1);
      if (value != null) {
        object.put(name, value);
      }
      more = isNext(',');
      if (!more) {
        take('}');
      }
    }
    return object;
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    take('[');
    boolean more = !isNext(']');
    while (more) {
      space();
      Object value = value(depth + 1);
      if (value != null) {
        list.add(value);
      }
      more = isNext(',');
      if (!more) {
        take(']');
      }
    }
    return list;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    take('"');
    for (char each = next(); each != '"'; each = next()) {
      string.append(each == '\\' ? escaped(next()) : each);
    }
    return string.toString();
  }

  private char escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        position += 4;
        yield (char) Integer.parseInt(text.substring(position - 4, position), 16);
      }
      default -> letter;
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, position)) {
      throw new IllegalArgumentException("no such word");
    }
    position += word.length();
    return value;
  }

  private BigDecimal number() {
    int start = position;
    while ("+-.eE".indexOf(text.charAt(position)) >= 0
        || Character.isDigit(text.charAt(position))) {
      position++;
    }
    BigDecimal number =
        new BigDecimal(text.substring(start, Math.min(position, start + MAX_DIGITS)));
    // A few digits can stand for more of them than there is memory.
    if (position - start > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
      throw new IllegalArgumentException("a number too long");
    }
    return number;
  }

  private char next() {
    return text.charAt(position++);
  }

  private void take(char wanted) {
    if (next() != wanted) {
      throw new IllegalArgumentException("expected " + wanted);
    }
  }

  /** Whether a sign is next, behind any space; if so, it is taken. */
  private boolean isNext(char sign) {
    space();
    boolean there = text.charAt(position) == sign;
    if (there) {
      position++;
    }
    return there;
  }

  private void space() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }
}
