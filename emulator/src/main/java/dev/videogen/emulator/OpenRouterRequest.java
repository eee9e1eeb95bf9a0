package dev.videogen.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.AspectRatio;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What a create of OpenRouter's asks for. */
final class OpenRouterRequest {

  private final RequestFields fields;
  private final VideoRequest.Builder request = VideoRequest.builder();

  private OpenRouterRequest(RequestFields fields) {
    this.fields = fields;
  }

  /**
   * Reads a body.
   *
   * @throws RejectedRequestException if something is missing or makes no sense
   */
  static VideoRequest of(Call call) {
    return new OpenRouterRequest(RequestFields.of(call)).read();
  }

  private VideoRequest read() {
    request.model(
        fields.text("model").orElseThrow(() -> RejectedRequestException.missing("model")));
    fields.text("prompt").ifPresent(request::prompt);
    fields
        .number("duration")
        .ifPresent(
            seconds -> parsed("duration", seconds, s -> request.duration(Duration.ofSeconds(s))));
    fields
        .text("size")
        .ifPresent(size -> parsed("size", size, text -> request.size(VideoSize.parse(text))));
    fields
        .text("resolution")
        .ifPresent(
            name -> parsed("resolution", name, text -> request.resolution(Resolution.parse(text))));
    fields
        .text("aspect_ratio")
        .ifPresent(
            ratio ->
                parsed(
                    "aspect_ratio", ratio, text -> request.aspectRatio(AspectRatio.parse(text))));
    fields.number("seed").ifPresent(request::seed);
    JsonNode audio = fields.json("generate_audio");
    if (audio.isBoolean()) {
      request.audio(audio.asBoolean());
    }
    for (JsonNode frame : fields.json("frame_images")) {
      boolean last = frame.path("frame_type").asText().equals("last_frame");
      Media picture = media("frame_images", frame);
      if (last) {
        request.lastFrame(picture);
      } else {
        request.firstFrame(picture);
      }
    }
    for (JsonNode reference : fields.json("input_references")) {
      request.reference(media("input_references", reference));
    }
    return request.build();
  }

  private static <T> void parsed(String field, T value, Consumer<T> set) {
    try {
      set.accept(value);
    } catch (IllegalArgumentException nonsense) {
      throw RejectedRequestException.invalid(field, "Invalid value: '" + value + "'.");
    }
  }

  private static Media media(String field, JsonNode part) {
    String url = part.path(part.path("type").asText()).path("url").asText();
    return RequestFields.media(field, url, stored -> Optional.empty(), "Invalid URL.");
  }
}
