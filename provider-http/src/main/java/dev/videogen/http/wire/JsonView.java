package dev.videogen.http.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.videogen.VideoSize;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * JSON of a vendor, read so that nothing in it can break a client: a field that is missing, null or
 * of a type that cannot be meant is absent; a number may come as text and a text as a number;
 * unknown fields are ignored; {@code NaN} is absent; {@code task_id} may be {@code taskId}. So a
 * mapping is a pure function that says what it looks for and nothing else:
 *
 * <pre>{@code
 * json.text("model").ifPresent(job::model);
 * json.percent("progress").ifPresent(job::progress);
 * json.object("error").text("message");
 * }</pre>
 *
 * <p>Immutable.
 */
public final class JsonView {

  /** Servers that make JSON by hand, or by Python, send what no standard has. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private static final JsonView EMPTY = new JsonView(MissingNode.getInstance());

  private final JsonNode node;

  JsonView(JsonNode node) {
    this.node = node;
  }

  JsonNode node() {
    return node;
  }

  private JsonNode field(String name) {
    return FieldNames.field(node, name);
  }

  /** JSON in a text, or empty if it is none. */
  static Optional<JsonView> parsed(String text) {
    try {
      return Optional.of(new JsonView(orMissing(MAPPER.readTree(text))));
    } catch (JsonProcessingException none) {
      return Optional.empty();
    }
  }

  /**
   * A view in which every field is absent.
   *
   * @return the empty view
   */
  public static JsonView empty() {
    return EMPTY;
  }

  /**
   * Reads JSON.
   *
   * @param json an object or an array
   * @return the view
   * @throws IllegalArgumentException if the text is no JSON
   */
  public static JsonView parse(String json) {
    try {
      return new JsonView(orMissing(MAPPER.readTree(json)));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException("no JSON", unreadable);
    }
  }

  /**
   * Reads JSON.
   *
   * @param json an object or an array, in UTF-8
   * @return the view; an empty one of no bytes
   * @throws IOException if the bytes are no JSON
   */
  public static JsonView parse(byte[] json) throws IOException {
    return new JsonView(orMissing(MAPPER.readTree(json)));
  }

  /** Lists, maps, texts, numbers and truth values as JSON. */
  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("cannot be written as JSON", unwritable);
    }
  }

  private static JsonNode orMissing(JsonNode node) {
    return node == null ? MissingNode.getInstance() : node;
  }

  /**
   * Whether this is an object or an array.
   *
   * @return false for a mere value
   */
  public boolean isContainer() {
    return node.isContainerNode();
  }

  /**
   * Whether this is an array.
   *
   * @return false for an object or a mere value
   */
  public boolean isArray() {
    return node.isArray();
  }

  /**
   * How many values are in it.
   *
   * @return the values of an array, the fields of an object; zero for what is neither
   */
  public int count() {
    return node.size();
  }

  /**
   * How many values an array has.
   *
   * @param name the field
   * @return the values, of whichever type; zero if it is no array
   */
  public int count(String name) {
    return hasArray(name) ? field(name).size() : 0;
  }

  /**
   * Whether a field is an array.
   *
   * @param name the field
   * @return true for an empty one, too
   */
  public boolean hasArray(String name) {
    return field(name).isArray();
  }

  /**
   * Whether there is nothing in it.
   *
   * @return true for an empty object or array, and for what is neither
   */
  public boolean isEmpty() {
    return node.isEmpty();
  }

  /**
   * Whether a field is there, of whichever type, but not null.
   *
   * @param name the field
   * @return true if there is something to read
   */
  public boolean has(String name) {
    return FieldNames.has(node, name);
  }

  /**
   * A text. A number or a truth value is taken as it is written.
   *
   * @param name the field
   * @return the text; empty if it is absent or blank
   */
  public Optional<String> text(String name) {
    JsonNode value = field(name);
    if (!value.isValueNode() || value.isNull()) {
      return Optional.empty();
    }
    String text = value.asText();
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /**
   * A text at a path.
   *
   * @param path the name of a field, or with dots the names of objects and of a field in the last
   * @return the text; empty if it is absent or blank
   */
  public Optional<String> textAt(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? text(path) : object(path.substring(0, dot)).textAt(path.substring(dot + 1));
  }

  /**
   * A text without which the response is of no use, such as the id of a new job.
   *
   * @param name the field
   * @return the text, not blank
   * @throws UnreadableResponseException if it is absent or blank; the connection turns that into
   *     the error that fits the operation
   */
  public String required(String name) {
    return text(name)
        .orElseThrow(() -> new UnreadableResponseException("its \"" + name + "\" is missing"));
  }

  /**
   * A number. A text that is one is taken, too.
   *
   * @param name the field
   * @return the number, or empty
   */
  public Optional<BigDecimal> number(String name) {
    return text(name).flatMap(LenientParser::number);
  }

  /**
   * A whole number; what follows the point is dropped.
   *
   * @param name the field
   * @return the number, or empty if it is absent or does not fit
   */
  public OptionalInt integer(String name) {
    return toInt(number(name).flatMap(LenientParser::integer));
  }

  /**
   * A progress: {@code 45}, {@code 45.2}, {@code "45"}, {@code "45%"}, {@code "45/100"}, or a share
   * such as {@code 0.45}. Of whole numbers, 1 is one percent and not the whole.
   *
   * @param name the field
   * @return 0 to 100; empty if it is absent or beyond
   */
  public OptionalInt percent(String name) {
    JsonNode value = field(name);
    if (value.isInt()) {
      int percent = value.intValue();
      return percent >= 0 && percent <= 100 ? OptionalInt.of(percent) : OptionalInt.empty();
    }
    return toInt(text(name).flatMap(LenientParser::percent));
  }

  /**
   * A number of seconds: {@code 8}, {@code 8.5}, {@code "8"} or {@code "8s"}.
   *
   * @param name the field
   * @return above zero, to the millisecond; empty if it is absent or not above zero
   */
  public Optional<Duration> seconds(String name) {
    return text(name).flatMap(LenientParser::seconds);
  }

  /**
   * A moment: seconds, milliseconds or less since 1970, as a number or a text, or a date with its
   * time and zone.
   *
   * @param name the field
   * @param others other names of it, of which the first counts that tells a moment
   * @return the moment; empty if it is absent, without a zone, or not from 1970 to 2199
   */
  public Optional<Instant> instant(String name, String... others) {
    Optional<Instant> moment = moment(name);
    for (int i = 0; moment.isEmpty() && i < others.length; i++) {
      moment = moment(others[i]);
    }
    return moment;
  }

  private Optional<Instant> moment(String name) {
    JsonNode value = field(name);
    return value.canConvertToLong() && value.isIntegralNumber()
        ? LenientParser.instant(BigDecimal.valueOf(value.longValue()))
        : text(name).flatMap(LenientParser::instant);
  }

  /**
   * A size in pixels: {@code "1280x720"}.
   *
   * @param name the field
   * @return the size, or empty if it is absent or of another form
   */
  public Optional<VideoSize> size(String name) {
    return text(name).flatMap(LenientParser::size);
  }

  /**
   * A truth value: {@code true}, {@code "true"}, {@code 1} and their opposites.
   *
   * @param name the field
   * @return the value, or empty
   */
  public Optional<Boolean> flag(String name) {
    return text(name).flatMap(LenientParser::flag);
  }

  /**
   * An address, absolute or relative.
   *
   * @param name the field
   * @return the address, or empty if it is absent or none
   */
  public Optional<URI> address(String name) {
    return text(name).flatMap(LenientParser::address);
  }

  /**
   * The addresses of an array; one that stands there instead is an array of one.
   *
   * @param name the field
   * @return the addresses, absolute or relative, what is none left out; empty if the field is
   *     absent
   */
  public List<URI> addresses(String name) {
    return texts(name).stream().flatMap(text -> LenientParser.address(text).stream()).toList();
  }

  /**
   * An object.
   *
   * @param name the field
   * @return a view of it; an empty one if it is absent
   */
  public JsonView object(String name) {
    JsonNode value = field(name);
    return value.isObject() ? new JsonView(value) : EMPTY;
  }

  /**
   * The objects of an array; an object that stands there instead is an array of one.
   *
   * @param name the field
   * @return views of the objects, what is none left out; empty if the field is absent
   */
  public List<JsonView> objects(String name) {
    return objectsOf(field(name));
  }

  /**
   * The objects of this view itself, for responses that are an array.
   *
   * @return views of the objects, what is none left out; empty if this is no array
   */
  public List<JsonView> objects() {
    return node.isArray() ? objectsOf(node) : List.of();
  }

  /**
   * The texts of an array; a text that stands there instead is an array of one.
   *
   * @param name the field
   * @return the texts, what is blank or none left out; empty if the field is absent
   */
  public List<String> texts(String name) {
    JsonNode value = field(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    return (value.isArray() ? stream(value) : Stream.of(value))
        .filter(item -> item.isValueNode() && !item.isNull())
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank())
        .toList();
  }

  /**
   * The names of the fields.
   *
   * @return the names in the vendor's order; empty if this is no object
   */
  public List<String> names() {
    return node.propertyStream().map(Map.Entry::getKey).toList();
  }

  private static OptionalInt toInt(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private static List<JsonView> objectsOf(JsonNode value) {
    if (value.isObject()) {
      return List.of(new JsonView(value));
    }
    if (!value.isArray()) {
      return List.of();
    }
    return stream(value).filter(JsonNode::isObject).map(JsonView::new).toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The JSON. */
  @Override
  public String toString() {
    return node.isMissingNode() ? "{}" : node.toString();
  }
}
