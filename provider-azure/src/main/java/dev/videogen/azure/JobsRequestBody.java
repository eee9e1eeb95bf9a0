package dev.videogen.azure;

import dev.videogen.Feature;
import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.MediaKind;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.OwnFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The body of a create: JSON, or a form where files go with it. Each file is a part {@code files},
 * and {@code inpaint_items} says from which frame on it is to be seen.
 *
 * <p>A last frame is given as frame 30 n - 1 of a video of n seconds. The vendor's reference tells
 * no rate; 30 frames a second is that of Sora, whose own app asks for 300 frames where 10 seconds
 * are wanted.
 *
 * <p>An option goes in last, under its own name and in place of what would stand there.
 */
final class JobsRequestBody {

  private static final int FRAMES_PER_SECOND = 30;

  private static final Map<String, String> OWN_FIELDS =
      Map.of(
          "prompt",
          "prompt",
          "model",
          "model",
          "width",
          "size",
          "height",
          "size",
          "n_seconds",
          "duration",
          "n_variants",
          "variants");

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final List<File> files = new ArrayList<>();

  /** A file with its place in the video. Its name is what connects the two in the form. */
  private record File(String name, Media media, MediaKind kind, long frame) {

    Map<String, Object> inpaintItem() {
      return Map.of(
          "frame_index",
          frame,
          "type",
          kind == MediaKind.VIDEO ? "video" : "image",
          "file_name",
          name);
    }
  }

  private JobsRequestBody(VideoRequest request, VideoSize size, long seconds) {
    request.model().ifPresent(model -> fields.put("model", model));
    request.prompt().ifPresent(prompt -> fields.put("prompt", prompt));
    fields.put("width", size.width());
    fields.put("height", size.height());
    fields.put("n_seconds", seconds);
    fields.put("n_variants", request.variants());
    for (MediaInput input : request.inputs()) {
      add(input, seconds);
    }
    fields.putAll(request.options());
  }

  /**
   * Maps a request that has a size and a duration, which the format demands.
   *
   * @throws InvalidRequestException if an option stands for a field of the request
   * @throws UnsupportedRequestException if the wire format does not support it
   */
  static JobsRequestBody of(VideoRequest request) {
    OwnFields.check(request, OWN_FIELDS);
    VideoSize size = request.size().orElseThrow(() -> unsupported("a request without a size"));
    Duration duration =
        request.duration().orElseThrow(() -> unsupported("a request without a duration"));
    if (!duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
      throw unsupported("parts of a second");
    }
    if (!request.features().stream().allMatch(JobsRequestBody::isInput)) {
      throw unsupported("all of these: " + request.features());
    }
    return new JobsRequestBody(request, size, duration.toSeconds());
  }

  private static boolean isInput(Feature feature) {
    return switch (feature) {
      case NEGATIVE_PROMPT, SEED, FPS, AUDIO, REMIX, EDIT, EXTEND -> false;
      default -> true;
    };
  }

  private void add(MediaInput input, long seconds) {
    Media media = input.media();
    MediaKind kind = media.kind();
    boolean picture = kind == MediaKind.IMAGE && input.role() != MediaRole.REFERENCE;
    boolean video = kind == MediaKind.VIDEO && input.role() == MediaRole.REFERENCE;
    if (!picture && !video) {
      throw unsupported("a " + input.feature());
    }
    if (!media.hasContent()) {
      throw unsupported("media that are not here, by URL or id");
    }
    long frame = input.role() == MediaRole.LAST_FRAME ? FRAMES_PER_SECOND * seconds - 1 : 0;
    if (files.stream().anyMatch(file -> file.frame() == frame)) {
      throw unsupported("two media at one place, such as a first frame and a video to begin with");
    }
    // Two files of the same name could not be told apart, and what is not ASCII is encoded in the
    // form and not in JSON.
    String name = media.fileName().replaceAll("[^\\w.-]+", "_");
    files.add(new File(files.size() + 1 + "-" + name, media, kind, frame));
  }

  /** Whether files go with it, which only a form can take. */
  boolean hasFiles() {
    return !files.isEmpty();
  }

  /** The body as JSON. */
  Map<String, Object> asJson() {
    return fields;
  }

  /** The body as a form. */
  MultipartBody asForm() {
    MultipartBody.Builder form = MultipartBody.builder();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("inpaint_items", files.stream().map(File::inpaintItem).toList());
    all.putAll(fields);
    form.fields(all);
    files.forEach(file -> form.file("files", file.media(), file.name()));
    return form.build();
  }

  private static UnsupportedRequestException unsupported(String what) {
    return new UnsupportedRequestException(
        ErrorDetails.builder(
                Operation.CREATE,
                "Azure's jobs API does not support "
                    + what
                    + "; it takes a prompt, a deployment, a size, whole seconds, variants, a first"
                    + " frame or a video to begin with, and a last frame. Nothing was sent.")
            .build());
  }
}
