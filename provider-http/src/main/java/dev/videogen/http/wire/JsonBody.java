package dev.videogen.http.wire;

import dev.videogen.AspectRatio;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The JSON object of a request, field by field. Not safe for use by several threads. */
public final class JsonBody {

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /** An empty object. */
  public JsonBody() {}

  /**
   * Sets a field if there is a value for it.
   *
   * @param name the field
   * @param value its value
   * @return this body
   */
  public JsonBody put(String name, Optional<?> value) {
    value.ifPresent(known -> fields.put(name, known));
    return this;
  }

  /**
   * Sets a field if there is a value for it.
   *
   * @param name the field
   * @param value its value
   * @return this body
   */
  public JsonBody put(String name, OptionalLong value) {
    value.ifPresent(known -> fields.put(name, known));
    return this;
  }

  /**
   * Sets a field as it is.
   *
   * @param name the field
   * @param value null for JSON's null
   * @return this body
   */
  public JsonBody put(String name, @Nullable Object value) {
    fields.put(name, value);
    return this;
  }

  /**
   * Sets the parts of a request under the names that vendors of many models have for them: {@code
   * prompt}, {@code duration} in whole seconds, {@code resolution}, {@code aspect_ratio}, {@code
   * negative_prompt}, {@code generate_audio}, {@code seed} and {@code fps}; media, a size in pixels
   * and options are not among them.
   *
   * @param request what is asked for
   * @return this body
   */
  public JsonBody putUsual(VideoRequest request) {
    put("prompt", request.prompt());
    put("duration", request.duration().map(Duration::toSeconds));
    put("resolution", request.resolution().map(Resolution::name));
    put("aspect_ratio", request.aspectRatio().map(AspectRatio::toString));
    put("negative_prompt", request.negativePrompt());
    put("generate_audio", request.audio());
    put("seed", request.seed());
    request.fps().ifPresent(fps -> put("fps", (Object) fps));
    return this;
  }

  /**
   * The object under a name, for what stands in it. What stood there and is no object is replaced.
   *
   * @param name the field
   * @return the object, to be filled
   */
  public JsonBody object(String name) {
    JsonBody object = new JsonBody();
    if (fields.get(name) instanceof Map<?, ?> there) {
      there.forEach((key, value) -> object.fields.put(String.valueOf(key), value));
    }
    fields.put(name, object.fields);
    return object;
  }

  /**
   * Sets fields as they are, such as an app's own options.
   *
   * @param values null for JSON's null
   * @return this body
   */
  public JsonBody putAll(Map<String, ? extends @Nullable Object> values) {
    fields.putAll(values);
    return this;
  }

  /**
   * The object.
   *
   * @return its fields in the order in which they were set; changes with this body
   */
  public Map<String, @Nullable Object> asMap() {
    return fields;
  }
}
