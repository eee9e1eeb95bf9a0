package dev.videogen.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.AspectRatio;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the input of a prediction asks for, under the names of whichever family. */
final class ReplicateRequest {

  private static final List<String> FIRST =
      List.of("image", "start_image", "first_frame_image", "start_image_url");
  private static final List<String> LAST =
      List.of("last_frame_image", "last_frame", "end_image", "end_image_url");
  private static final List<String> REFERENCES =
      List.of("reference_images", "reference_videos", "reference_audios");

  private final JsonNode input;
  private final Function<URI, Optional<Media>> stored;

  private ReplicateRequest(JsonNode input, Function<URI, Optional<Media>> stored) {
    this.input = input;
    this.stored = stored;
  }

  /**
   * Reads a body.
   *
   * @param model what it is sent to
   * @param stored finds a file that was uploaded before
   * @throws RejectedRequestException if something is missing or makes no sense
   */
  static VideoRequest of(
      Optional<String> model, RequestFields body, Function<URI, Optional<Media>> stored) {
    JsonNode input = body.json("input");
    if (!input.isObject()) {
      throw RejectedRequestException.missing("input");
    }
    return new ReplicateRequest(input, stored).request(model);
  }

  private VideoRequest request(Optional<String> model) {
    VideoRequest.Builder request = VideoRequest.builder();
    model.ifPresent(request::model);
    text("prompt").ifPresent(request::prompt);
    text("negative_prompt").ifPresent(request::negativePrompt);
    number("duration").map(Duration::ofSeconds).ifPresent(request::duration);
    number("seed").ifPresent(request::seed);
    number("fps").ifPresent(fps -> request.fps(fps.intValue()));
    parsed("resolution", Resolution::parse).ifPresent(request::resolution);
    parsed("aspect_ratio", AspectRatio::parse).ifPresent(request::aspectRatio);
    if (input.path("generate_audio").isBoolean()) {
      request.audio(input.path("generate_audio").asBoolean());
    }
    FIRST.forEach(name -> media(name).ifPresent(request::firstFrame));
    LAST.forEach(name -> media(name).ifPresent(request::lastFrame));
    for (String name : REFERENCES) {
      for (JsonNode reference : input.path(name)) {
        request.reference(media(name, reference.asText()));
      }
    }
    try {
      return request.build();
    } catch (IllegalArgumentException nonsense) {
      throw RejectedRequestException.invalid("prompt", String.valueOf(nonsense.getMessage()));
    }
  }

  private Optional<String> text(String name) {
    JsonNode value = input.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw RejectedRequestException.invalid(name, "Invalid type. Expected: string");
    }
    return Optional.of(value.asText()).filter(text -> !text.isBlank());
  }

  /** A whole number; -1 leaves it to the model. */
  private Optional<Long> number(String name) {
    JsonNode value = input.path(name);
    if (value.isMissingNode() || value.isNull() || value.asInt() == -1) {
      return Optional.empty();
    }
    if (!value.canConvertToInt() || value.asInt() < (name.equals("seed") ? 0 : 1)) {
      throw RejectedRequestException.invalid(name, "Invalid type. Expected: integer");
    }
    return Optional.of(value.asLong());
  }

  private <T> Optional<T> parsed(String name, Function<String, T> parse) {
    try {
      return text(name).map(parse);
    } catch (IllegalArgumentException wrong) {
      throw RejectedRequestException.invalid(name, "Must be one of the allowed values");
    }
  }

  private Optional<Media> media(String name) {
    return text(name).map(address -> media(name, address));
  }

  private Media media(String name, String address) {
    return RequestFields.media(name, address, stored, "Does not match format 'uri'");
  }
}
