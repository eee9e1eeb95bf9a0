package dev.videogen.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.MediaInput;
import dev.videogen.MediaKind;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a create of Azure's jobs API asks for. A picture at frame 0 is the first frame of the video,
 * one at a later frame (or counted from the end, as -1) the last: of two pictures Azure makes a
 * video that leads from one to the other.
 */
final class AzureRequest {

  private final RequestFields fields;

  private AzureRequest(RequestFields fields) {
    this.fields = fields;
  }

  /**
   * Reads a body.
   *
   * @throws RejectedRequestException if something is missing or makes no sense
   */
  static VideoRequest of(RequestFields fields) {
    return new AzureRequest(fields).request();
  }

  private VideoRequest request() {
    VideoRequest.Builder request =
        VideoRequest.builder(required("prompt"))
            .model(required("model"))
            .size(edge("width"), edge("height"))
            .variants(number("n_variants", 5).orElse(1))
            .duration(Duration.ofSeconds(number("n_seconds", 20).orElse(5)));
    return request.inputs(inputs()).build();
  }

  private String required(String name) {
    return fields
        .text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> RejectedRequestException.missing(name));
  }

  private int edge(String name) {
    return number(name, VideoSize.MAX_EDGE)
        .orElseThrow(() -> RejectedRequestException.missing(name));
  }

  private OptionalInt number(String name, int most) {
    OptionalInt value = fields.number(name);
    if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > most)) {
      throw RejectedRequestException.invalid(
          name, "Invalid value: '" + name + "' is 1 to " + most + ".");
    }
    return value;
  }

  /** One entry of {@code inpaint_items} for each of the {@code files}, found by its name. */
  private List<MediaInput> inputs() {
    List<UploadedFile> files = fields.files("files");
    JsonNode items = fields.json("inpaint_items");
    if (items.size() != files.size() || (!items.isMissingNode() && !items.isArray())) {
      throw wrong("one entry for each of the " + files.size() + " files is wanted.");
    }
    List<MediaInput> inputs = new ArrayList<>();
    for (JsonNode item : items) {
      MediaInput input = input(item, files);
      if (input.role() != MediaRole.REFERENCE
          && inputs.stream().anyMatch(each -> each.role() == input.role())) {
        throw wrong("a video has one first and one last frame.");
      }
      inputs.add(input);
    }
    return inputs;
  }

  private static MediaInput input(JsonNode item, List<UploadedFile> files) {
    String name = item.path("file_name").asText();
    UploadedFile file =
        files.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> wrong("there is no file '" + name + "'."));
    String type = item.path("type").asText();
    if (!type.equals(file.media().kind().name().toLowerCase(Locale.ROOT))) {
      throw wrong("the type of '" + name + "' is not '" + type + "'.");
    }
    if (!item.path("frame_index").canConvertToInt()) {
      throw wrong("frame_index is a whole number.");
    }
    checkBounds(item.path("crop_bounds"));
    return new MediaInput(role(file, item.path("frame_index").asInt()), file.media());
  }

  private static MediaRole role(UploadedFile file, int frame) {
    if (file.media().kind() != MediaKind.IMAGE) {
      return MediaRole.REFERENCE;
    }
    return frame == 0 ? MediaRole.FIRST_FRAME : MediaRole.LAST_FRAME;
  }

  private static void checkBounds(JsonNode bounds) {
    if (bounds.isMissingNode() || bounds.isNull()) {
      return;
    }
    double left = fraction(bounds, "left_fraction", 0);
    double top = fraction(bounds, "top_fraction", 0);
    double right = fraction(bounds, "right_fraction", 1);
    double bottom = fraction(bounds, "bottom_fraction", 1);
    if (left >= right || top >= bottom) {
      throw wrong("crop_bounds leave nothing.");
    }
  }

  private static double fraction(JsonNode bounds, String name, double unlessGiven) {
    JsonNode value = bounds.path(name);
    if (value.isMissingNode()) {
      return unlessGiven;
    }
    if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 1) {
      throw wrong(name + " is a number from 0 to 1.");
    }
    return value.asDouble();
  }

  private static RejectedRequestException wrong(String message) {
    return RejectedRequestException.invalid(
        "inpaint_items", "Invalid value: 'inpaint_items': " + message);
  }
}
