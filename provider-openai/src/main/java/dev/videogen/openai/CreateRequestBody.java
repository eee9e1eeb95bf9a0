package dev.videogen.openai;

import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.MediaKind;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.http.wire.DataUrl;
import dev.videogen.http.wire.MultipartBody;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a create in both of its forms.
 *
 * <p>{@code model}, {@code prompt}, {@code seconds} (a text), {@code size} and {@code
 * input_reference} are OpenAI's. {@code seed}, {@code fps}, {@code negative_prompt} and {@code
 * generate_sound} are vLLM-Omni's names, for models that are not OpenAI's: of those the request
 * check keeps them away. An option goes in last, under its own name.
 */
final class CreateRequestBody {

  private static final String REFERENCE = "input_reference";

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Optional<Media> reference;
  private final Map<String, Object> options;

  private CreateRequestBody(VideoRequest request, Optional<Media> reference) {
    this.reference = reference;
    this.options = request.options();
    request.model().ifPresent(model -> fields.put("model", model));
    request.prompt().ifPresent(prompt -> fields.put("prompt", prompt));
    request.duration().ifPresent(duration -> fields.put("seconds", seconds(duration)));
    request.size().ifPresent(size -> fields.put("size", size.toString()));
    request.seed().ifPresent(seed -> fields.put("seed", seed));
    request.fps().ifPresent(fps -> fields.put("fps", fps));
    request.negativePrompt().ifPresent(prompt -> fields.put("negative_prompt", prompt));
    request.audio().ifPresent(audio -> fields.put("generate_sound", audio));
  }

  /**
   * Maps a request.
   *
   * @throws UnsupportedRequestException if the wire format has no words for it
   */
  static CreateRequestBody of(VideoRequest request) {
    if (request.variants() > 1) {
      throw unsupported("several variants; create a job for each");
    }
    return new CreateRequestBody(withSize(request), reference(request.inputs()));
  }

  /** Whether a file goes with it, so that a form suits it better than JSON. */
  boolean hasFile() {
    return reference.filter(Media::hasContent).isPresent();
  }

  /** The body as JSON, in which a file becomes a {@code data:} URL. */
  Map<String, Object> asJson() {
    Map<String, Object> json = new LinkedHashMap<>(fields);
    reference.ifPresent(media -> json.put(REFERENCE, referenceObject(media)));
    json.putAll(options);
    return json;
  }

  /** The body as a form, in which a file is a part. */
  MultipartBody asForm() {
    MultipartBody.Builder form = MultipartBody.builder();
    Map<String, Object> texts = new LinkedHashMap<>(fields);
    texts.putAll(options);
    form.fields(texts);
    reference.ifPresent(
        media -> {
          if (media.hasContent()) {
            form.file(REFERENCE, media);
          } else {
            form.json(REFERENCE, referenceObject(media));
          }
        });
    return form.build();
  }

  private static Map<String, Object> referenceObject(Media media) {
    return media
        .fileId()
        .<Map<String, Object>>map(id -> Map.of("file_id", id))
        .orElseGet(() -> Map.of("image_url", DataUrl.of(Operation.CREATE, media)));
  }

  private static Optional<Media> reference(List<MediaInput> inputs) {
    for (MediaInput input : inputs) {
      if (input.role() == MediaRole.LAST_FRAME || input.media().kind() != MediaKind.IMAGE) {
        throw unsupported("a " + input.feature());
      }
    }
    if (inputs.size() > 1) {
      throw unsupported(inputs.size() + " media inputs");
    }
    return inputs.stream().map(MediaInput::media).findFirst();
  }

  /** The wire format knows sizes alone. */
  private static VideoRequest withSize(VideoRequest request) {
    if (request.aspectRatio().isEmpty() && request.resolution().isEmpty()) {
      return request;
    }
    VideoSize size =
        request
            .resolution()
            .flatMap(resolution -> request.aspectRatio().map(resolution::at))
            .orElseThrow(
                () -> unsupported("an aspect ratio without a resolution, or the other way round"));
    return request.toBuilder().size(size).build();
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private static UnsupportedRequestException unsupported(String what) {
    return new UnsupportedRequestException(
        ErrorDetails.builder(
                Operation.CREATE,
                "OpenAI's wire format has no words for "
                    + what
                    + "; it takes a prompt, a model, a size, a duration and one picture."
                    + " Nothing was sent.")
            .build());
  }
}
