package dev.videogen.replicate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a family of models names the inputs whose names differ. The last row holds for all others.
 *
 * <p>Source: the page of Seedance; the other rows are remembered. Whatever a model calls an input,
 * an option of that name sets it.
 *
 * @param models the family
 * @param firstFrame the input of the picture to begin with
 * @param lastFrame the input of the picture to end with
 */
record InputNames(Pattern models, String firstFrame, String lastFrame) {

  private static final List<InputNames> TABLE =
      List.of(
          row("^google/veo", "image", "last_frame"),
          row("^kwaivgi/", "start_image", "end_image"),
          row("^minimax/", "first_frame_image", "last_frame_image"),
          row("^luma/", "start_image_url", "end_image_url"),
          row("", "image", "last_frame_image"));

  private static InputNames row(String models, String firstFrame, String lastFrame) {
    return new InputNames(Pattern.compile(models), firstFrame, lastFrame);
  }

  /** The names of a model. */
  static InputNames of(String model) {
    return TABLE.stream().filter(row -> row.models.matcher(model).find()).findFirst().orElseThrow();
  }
}
