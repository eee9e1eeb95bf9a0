package dev.videogen.emulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.videogen.Media;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The fields of a request's body, whether it came as JSON or as a form. */
final class RequestFields {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final JsonNode values;
  private final Map<String, List<UploadedFile>> files;
  private final boolean form;

  private RequestFields(JsonNode values, Map<String, List<UploadedFile>> files, boolean form) {
    this.values = values;
    this.files = files;
    this.form = form;
  }

  /**
   * Reads a body.
   *
   * @throws RejectedRequestException if it is neither a JSON object nor a form
   */
  static RequestFields of(Call call) {
    String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("application/json")) {
      return ofJson(call.body());
    }
    if (type.startsWith("multipart/form-data")) {
      return ofForm(call.form());
    }
    throw new RejectedRequestException(
        400,
        "unsupported_content_type",
        "Unsupported content type: '"
            + type
            + "'. This API method only accepts 'application/json' and 'multipart/form-data'"
            + " requests.",
        null);
  }

  private static RequestFields ofJson(byte[] body) {
    try {
      JsonNode values = JSON.readTree(body);
      if (values.isObject()) {
        return new RequestFields(values, Map.of(), false);
      }
    } catch (IOException unreadable) {
      throw new RejectedRequestException(
          400, "invalid_json", "We could not parse the JSON body of your request.", null);
    }
    throw new RejectedRequestException(
        400, "invalid_json", "The JSON body of your request is not an object.", null);
  }

  private static RequestFields ofForm(List<FormPart> parts) {
    ObjectNode values = JSON.createObjectNode();
    Map<String, List<UploadedFile>> files = new TreeMap<>();
    for (FormPart part : parts) {
      if (!part.isFile()) {
        values.set(part.name(), TextNode.valueOf(part.text()));
      } else if (part.content().length == 0) {
        throw RejectedRequestException.invalid(part.name(), "The file is empty.");
      } else {
        files
            .computeIfAbsent(part.name(), name -> new ArrayList<>())
            .add(new UploadedFile(part.fileName(), Media.of(part.content())));
      }
    }
    return new RequestFields(values, files, true);
  }

  /** A text; of JSON only what is a text there. */
  Optional<String> text(String name) {
    JsonNode value = values.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new RejectedRequestException(
          400, "invalid_type", "Invalid type for '" + name + "': a string is wanted.", name);
    }
    return Optional.of(value.asText());
  }

  /** A whole number from 0 on; of JSON only what is a number there. */
  OptionalInt number(String name) {
    JsonNode value = values.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalInt.empty();
    }
    boolean number = form ? NUMBER.matcher(value.asText()).matches() : value.isInt();
    if (!number || value.asInt() < 0) {
      throw new RejectedRequestException(
          400, "invalid_type", "Invalid type for '" + name + "': a whole number is wanted.", name);
    }
    return OptionalInt.of(value.asInt());
  }

  /** An object or an array; of a form a text that is one, or fields such as {@code name[part]}. */
  JsonNode json(String name) {
    JsonNode value = values.path(name);
    if (form && value.isTextual()) {
      try {
        return JSON.readTree(value.asText());
      } catch (IOException unreadable) {
        throw new RejectedRequestException(
            400, "invalid_type", "Invalid JSON in '" + name + "'.", name);
      }
    }
    if (form && value.isMissingNode()) {
      return parts(name);
    }
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  private JsonNode parts(String name) {
    ObjectNode object = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : values.properties()) {
      String key = field.getKey();
      if (key.startsWith(name + "[") && key.endsWith("]")) {
        object.set(key.substring(name.length() + 1, key.length() - 1), field.getValue());
      }
    }
    return object.isEmpty() ? MissingNode.getInstance() : object;
  }

  /**
   * A medium that is given by an address.
   *
   * @param address a {@code data:} URL, or where it lies
   * @param stored finds a file that was uploaded before
   * @param refusal what the vendor says of what is no address
   */
  static Media media(
      String name, String address, Function<URI, Optional<Media>> stored, String refusal) {
    try {
      if (address.startsWith("data:")) {
        return Media.parse(address);
      }
      URI url = URI.create(address);
      return stored.apply(url).orElseGet(() -> Media.url(url));
    } catch (IllegalArgumentException wrong) {
      throw RejectedRequestException.invalid(name, refusal);
    }
  }

  /** The files under a name, in the order of their parts. */
  List<UploadedFile> files(String name) {
    return files.getOrDefault(name, List.of());
  }
}
