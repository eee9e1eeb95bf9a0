package dev.videogen.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobRef;
import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.Media;
import dev.videogen.MediaKind;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the calls of OpenAI's Videos API ask for. */
final class OpenAiRequest {

  private static final int MAX_NAME_LENGTH = 80;

  private final RequestFields fields;

  private OpenAiRequest(RequestFields fields) {
    this.fields = fields;
  }

  /**
   * Reads a body.
   *
   * @throws RejectedRequestException if it is neither a JSON object nor a form
   */
  static OpenAiRequest of(Call call) {
    return new OpenAiRequest(RequestFields.of(call));
  }

  /**
   * Which page of the list is asked for.
   *
   * @throws RejectedRequestException if there is no such page
   */
  static ListQuery page(Call call) {
    int limit = call.query("limit").map(OpenAiRequest::limit).orElse(20);
    ListOrder order =
        switch (call.query("order").orElse("desc")) {
          case "asc" -> ListOrder.OLDEST_FIRST;
          case "desc" -> ListOrder.NEWEST_FIRST;
          default -> throw RejectedRequestException.invalid("order", "Invalid value: asc or desc.");
        };
    return new ListQuery(limit, order, call.query("after"));
  }

  private static int limit(String text) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 100 || Integer.parseInt(text) < 1) {
      throw RejectedRequestException.invalid("limit", "Invalid value: '" + text + "': 1 to 100.");
    }
    return Integer.parseInt(text);
  }

  /**
   * A video to be created.
   *
   * @throws RejectedRequestException if something is missing or makes no sense
   */
  VideoRequest create() {
    VideoRequest.Builder request = VideoRequest.builder(prompt());
    fields.text("model").map(OpenAiRequest::model).ifPresent(request::model);
    fields.text("seconds").map(OpenAiRequest::duration).ifPresent(request::duration);
    fields.text("size").map(OpenAiRequest::size).ifPresent(request::size);
    reference().ifPresent(request::firstFrame);
    return request.build();
  }

  /**
   * A video to be rendered again.
   *
   * @throws RejectedRequestException if there is no prompt, or no job can have the id
   */
  VideoRequest remix(JobRef job) {
    return VideoRequest.builder(prompt()).source(VideoSource.remix(job)).build();
  }

  /**
   * An edit of a video.
   *
   * @param instance whose jobs the ids are
   * @throws RejectedRequestException if something is missing or makes no sense
   */
  VideoRequest edit(String instance) {
    return VideoRequest.builder(prompt())
        .source(source(instance, VideoSource::edit, VideoSource::edit))
        .build();
  }

  /**
   * An extension of a video; its seconds are those that are added.
   *
   * @param instance whose jobs the ids are
   * @throws RejectedRequestException if something is missing or makes no sense
   */
  VideoRequest extend(String instance) {
    return VideoRequest.builder(prompt())
        .source(source(instance, VideoSource::extend, VideoSource::extend))
        .duration(duration(required("seconds")))
        .build();
  }

  /** The video that is uploaded, or else the job that is named. */
  private VideoSource source(
      String instance, Function<Media, VideoSource> ofUpload, Function<JobRef, VideoSource> ofJob) {
    Optional<Media> upload = fields.files("video").stream().findFirst().map(UploadedFile::media);
    if (upload.isPresent()) {
      checkVideo(upload.get());
      return ofUpload.apply(upload.get());
    }
    JsonNode video = fields.json("video");
    if (video.isMissingNode()) {
      throw RejectedRequestException.missing("video");
    }
    try {
      return ofJob.apply(JobRef.of(instance, video.path("id").asText()));
    } catch (IllegalArgumentException noId) {
      throw RejectedRequestException.invalid(
          "video", "Invalid value: 'video' is a file, or an object with the id of a video.");
    }
  }

  /**
   * The name of a character to be created from a video.
   *
   * @throws RejectedRequestException if it is missing or too long, or if the video is missing
   */
  String characterName() {
    Media video =
        fields.files("video").stream()
            .findFirst()
            .map(UploadedFile::media)
            .orElseThrow(() -> RejectedRequestException.missing("video"));
    checkVideo(video);
    String name = required("name");
    int length = name.codePointCount(0, name.length());
    if (length < 1 || length > MAX_NAME_LENGTH) {
      throw RejectedRequestException.invalid(
          "name", "Invalid length: a name has 1 to " + MAX_NAME_LENGTH + " characters.");
    }
    return name;
  }

  private static void checkVideo(Media media) {
    if (media.kind() != MediaKind.VIDEO) {
      throw RejectedRequestException.invalid("video", "Invalid file: 'video' is no video.");
    }
  }

  private String prompt() {
    String prompt = required("prompt");
    if (prompt.isBlank()) {
      throw RejectedRequestException.invalid("prompt", "Invalid value: the prompt is blank.");
    }
    return prompt;
  }

  private String required(String name) {
    return fields.text(name).orElseThrow(() -> RejectedRequestException.missing(name));
  }

  private static String model(String name) {
    if (name.isBlank()) {
      throw RejectedRequestException.invalid("model", "Invalid value: the model is blank.");
    }
    return name;
  }

  private static Duration duration(String seconds) {
    if (!seconds.matches("[1-9]\\d{0,3}")) {
      throw RejectedRequestException.invalid(
          "seconds", "Invalid value: '" + seconds + "': a whole number.");
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  private static VideoSize size(String text) {
    try {
      return VideoSize.parse(text);
    } catch (IllegalArgumentException none) {
      throw RejectedRequestException.invalid(
          "size", "Invalid value: '" + text + "': WIDTHxHEIGHT.");
    }
  }

  private Optional<Media> reference() {
    List<UploadedFile> files = fields.files("input_reference");
    if (!files.isEmpty()) {
      return Optional.of(files.get(0).media());
    }
    JsonNode object = fields.json("input_reference");
    if (object.isMissingNode()) {
      return Optional.empty();
    }
    String fileId = object.path("file_id").asText();
    String imageUrl = object.path("image_url").asText();
    if (fileId.isBlank() == imageUrl.isBlank()) {
      throw RejectedRequestException.invalid(
          "input_reference", "Provide exactly one of image_url or file_id, or a file.");
    }
    return Optional.of(imageUrl.isBlank() ? Media.fileId(fileId) : address(imageUrl));
  }

  private static Media address(String text) {
    try {
      return Media.url(URI.create(text));
    } catch (IllegalArgumentException none) {
      throw RejectedRequestException.invalid(
          "input_reference", "Invalid value: image_url is no URL.");
    }
  }
}
