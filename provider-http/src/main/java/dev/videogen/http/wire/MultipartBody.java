package dev.videogen.http.wire;

import dev.videogen.Media;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A body of the type {@code multipart/form-data}. Files are streamed from where they are when the
 * body is sent, so memory stays flat, and each time anew, so that it can be sent again; its length
 * is known beforehand.
 *
 * <p>In a wire interface it is the one parameter without an annotation:
 *
 * <pre>{@code
 * @RequestLine("POST /videos")
 * JsonResponse create(MultipartBody body);
 * }</pre>
 *
 * <p>Immutable.
 */
public final class MultipartBody {

  private final List<Part> parts;

  private MultipartBody(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Begins a body.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The parts, in the order in which they are sent.
   *
   * @return the parts, unmodifiable
   */
  public List<Part> parts() {
    return parts;
  }

  /**
   * One part: a text or a file.
   *
   * @param name the name of the field
   * @param type the media type
   * @param fileName the name of the file; empty for a text
   * @param content content that is here
   */
  public record Part(String name, String type, Optional<String> fileName, Media content) {}

  /** Builds a {@link MultipartBody}. Not safe for use by several threads. */
  public static final class Builder {

    private final List<Part> parts = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a field.
     *
     * @param name its name
     * @param value its text
     * @return this builder
     */
    public Builder text(String name, String value) {
      return text(name, "text/plain; charset=utf-8", value);
    }

    /**
     * Adds a field whose text is JSON.
     *
     * @param name its name
     * @param value lists, maps, texts, numbers and truth values
     * @return this builder
     */
    public Builder json(String name, Object value) {
      return text(name, "application/json", JsonView.write(value));
    }

    private Builder text(String name, String type, String text) {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      parts.add(new Part(name, type, Optional.empty(), Media.of(content)));
      return this;
    }

    /**
     * Adds fields: lists and maps as JSON, all else as text.
     *
     * @param fields each name with its value, in the order in which they are sent
     * @return this builder
     */
    public Builder fields(Map<String, ?> fields) {
      fields.forEach(
          (name, value) -> {
            if (value instanceof Map || value instanceof List) {
              json(name, value);
            } else {
              text(name, String.valueOf(value));
            }
          });
      return this;
    }

    /**
     * Adds a file.
     *
     * @param name the name of the field
     * @param media something whose content is here
     * @return this builder
     */
    public Builder file(String name, Media media) {
      return file(name, media, media.fileName());
    }

    /**
     * Adds a file under a name for it, for vendors that tell the files of a form apart by that.
     *
     * @param name the name of the field
     * @param media something whose content is here
     * @param fileName the name of the file; what is not ASCII in it is percent-encoded
     * @return this builder
     */
    public Builder file(String name, Media media, String fileName) {
      String type = media.mediaType().orElse("application/octet-stream");
      parts.add(new Part(name, type, Optional.of(fileName), media));
      return this;
    }

    /**
     * Builds the body.
     *
     * @return the body
     */
    public MultipartBody build() {
      return new MultipartBody(List.copyOf(parts));
    }
  }
}
