package dev.videogen.cli.error;

import dev.videogen.VideoRequest;
import dev.videogen.cli.output.JobJson;
import dev.videogen.errors.Remedy;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to do against an error, as options of the command line. */
final class RemedyText {

  private RemedyText() {}

  /** The message of an error with its remedy as it can be typed. */
  static String message(Throwable failure) {
    return failure instanceof VideoException known
        ? known.details().describe(known.details().remedy().flatMap(RemedyText::of))
        : String.valueOf(failure.getMessage());
  }

  /** The options that ask for the nearest that is offered. */
  static Optional<String> nearest(Throwable failure) {
    return failure instanceof UnsupportedRequestException refused
        ? refused.nearest().map(RemedyText::options)
        : Optional.empty();
  }

  private static Optional<String> of(Remedy remedy) {
    return switch (remedy.action()) {
      case FIT_NEAREST ->
          Optional.of("Ask for one of these, or have the nearest taken with --fit nearest.");
      case LEAVE_OUT -> Optional.of("Leave it out.");
      case CROP -> Optional.of("Have it cropped and scaled with --crop-images" + instead(remedy));
      case CONVERT_AND_CROP ->
          Optional.of(
              "Have it cropped and scaled with --crop-images once it is converted to JPEG or PNG"
                  + instead(remedy));
      // There is no option for it.
      case DECLARE_TYPE -> Optional.empty();
    };
  }

  private static String instead(Remedy remedy) {
    return remedy.argument().map(size -> ", or ask for --size " + size + ".").orElse(".");
  }

  private static String options(VideoRequest request) {
    List<String> options = new ArrayList<>();
    request
        .duration()
        .ifPresent(length -> options.add("--seconds " + JobJson.seconds(length).asText()));
    request.size().ifPresent(size -> options.add("--size " + size));
    request.aspectRatio().ifPresent(ratio -> options.add("--aspect-ratio " + ratio));
    request.resolution().ifPresent(height -> options.add("--resolution " + height));
    if (request.variants() > 1) {
      options.add("--variants " + request.variants());
    }
    return String.join(" ", options);
  }
}
