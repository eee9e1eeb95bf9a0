package dev.videogen.fal;

import dev.videogen.MediaInput;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a family of models names the inputs whose names differ. The last row holds for all others.
 *
 * <p>Source: the models' pages at fal.ai in November 2026 for Veo, Kling 3 and Seedance; the rest
 * is remembered. Of a model that is not listed, {@code "5"} is the safest form of a duration: where
 * a number is wanted, fal reads it as one.
 *
 * @param endpoints the family
 * @param firstFrame the field of the picture to begin with
 * @param lastFrame the field of the picture to end with
 * @param duration how seconds are written
 */
record InputFields(Pattern endpoints, String firstFrame, String lastFrame, Form duration) {

  private static final List<InputFields> TABLE =
      List.of(
          row("/veo.*first-last-frame", "first_frame_url", "last_frame_url", Form.WITH_UNIT),
          row("/veo|luma|/ray", "image_url", "end_image_url", Form.WITH_UNIT),
          row("kling-video/v[3-9]", "start_image_url", "end_image_url", Form.TEXT),
          row("kling-video", "image_url", "tail_image_url", Form.TEXT),
          row("sora|/ltx|grok-imagine", "image_url", "end_image_url", Form.NUMBER),
          row("", "image_url", "end_image_url", Form.TEXT));

  /** How a model writes seconds. */
  enum Form {
    /** {@code 5}. */
    NUMBER,
    /** {@code "5"}. */
    TEXT,
    /** {@code "5s"}. */
    WITH_UNIT;

    Object of(Duration duration) {
      long seconds = duration.toSeconds();
      return this == NUMBER ? (Object) seconds : seconds + (this == TEXT ? "" : "s");
    }
  }

  private static InputFields row(String endpoints, String first, String last, Form duration) {
    return new InputFields(Pattern.compile(endpoints), first, last, duration);
  }

  /** The names of a model. */
  static InputFields of(String endpoint) {
    return TABLE.stream()
        .filter(row -> row.endpoints.matcher(endpoint).find())
        .findFirst()
        .orElseThrow();
  }

  /**
   * The field of a medium. Those of references are arrays, whose names were seen at a few models
   * alone: {@code image_urls} and its like.
   */
  String of(MediaInput input) {
    return switch (input.role()) {
      case FIRST_FRAME -> firstFrame;
      case LAST_FRAME -> lastFrame;
      case REFERENCE -> input.media().kind().name().toLowerCase(Locale.ROOT) + "_urls";
    };
  }
}
