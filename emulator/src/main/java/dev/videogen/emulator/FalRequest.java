package dev.videogen.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.AspectRatio;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the input of a model asks for, under the names of whichever family. */
final class FalRequest {

  private static final List<String> FIRST =
      List.of("image_url", "start_image_url", "first_frame_url");
  private static final List<String> LAST =
      List.of("end_image_url", "tail_image_url", "last_frame_url");
  private static final Pattern SECONDS = Pattern.compile("([1-9]\\d{0,3})s?");

  private final RequestFields fields;
  private final Function<URI, Optional<Media>> stored;

  private FalRequest(RequestFields fields, Function<URI, Optional<Media>> stored) {
    this.fields = fields;
    this.stored = stored;
  }

  /**
   * Reads an input.
   *
   * @param stored finds a file that was uploaded before
   * @throws RejectedRequestException if something in it makes no sense
   */
  static VideoRequest of(
      String endpoint, RequestFields fields, Function<URI, Optional<Media>> stored) {
    return new FalRequest(fields, stored).request(endpoint);
  }

  private VideoRequest request(String endpoint) {
    VideoRequest.Builder request = VideoRequest.builder().model(endpoint);
    fields.text("prompt").filter(text -> !text.isBlank()).ifPresent(request::prompt);
    seconds(endpoint).ifPresent(request::duration);
    parsed("resolution", Resolution::parse).ifPresent(request::resolution);
    parsed("aspect_ratio", AspectRatio::parse).ifPresent(request::aspectRatio);
    fields.text("negative_prompt").ifPresent(request::negativePrompt);
    fields.number("seed").ifPresent(request::seed);
    JsonNode audio = fields.json("generate_audio");
    if (audio.isBoolean()) {
      request.audio(audio.asBoolean());
    }
    FIRST.forEach(name -> media(name).ifPresent(request::firstFrame));
    LAST.forEach(name -> media(name).ifPresent(request::lastFrame));
    for (JsonNode reference : fields.json("image_urls")) {
      request.reference(media("image_urls", reference.asText()));
    }
    media("video_url").map(VideoSource::extend).ifPresent(request::source);
    if (fields.text("prompt").isEmpty() && media("video_url").isEmpty()) {
      throw RejectedRequestException.missing("prompt");
    }
    return request.build();
  }

  /** Veo's models want a unit, Kling's and Seedance's none (source: the models' pages). */
  private Optional<Duration> seconds(String endpoint) {
    JsonNode value = fields.json("duration");
    if (value.isMissingNode() || value.asText().equals("auto")) {
      return Optional.empty();
    }
    Matcher seconds = SECONDS.matcher(value.asText());
    boolean unit = value.asText().endsWith("s");
    boolean otherForm =
        (endpoint.contains("/veo") && !unit)
            || (unit && (endpoint.contains("kling-video") || endpoint.contains("seedance")));
    if (!seconds.matches() || otherForm) {
      throw RejectedRequestException.invalid("duration", "Input should be a number of seconds");
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))));
  }

  private <T> Optional<T> parsed(String name, Function<String, T> parse) {
    try {
      return fields.text(name).filter(text -> !text.equals("auto")).map(parse);
    } catch (IllegalArgumentException wrong) {
      throw RejectedRequestException.invalid(name, "Input is not permitted");
    }
  }

  private Optional<Media> media(String name) {
    return fields.text(name).map(address -> media(name, address));
  }

  private Media media(String name, String address) {
    return RequestFields.media(name, address, stored, "Input should be a valid URL");
  }
}
