package dev.videogen.cli;

import dev.videogen.Adjustment;
import dev.videogen.Capabilities;
import dev.videogen.Fit;
import dev.videogen.InvalidRequestException;
import dev.videogen.MediaInput;
import dev.videogen.MediaRole;
import dev.videogen.UnsupportedRequestException;
import dev.videogen.VideoClient;
import dev.videogen.VideoException;
import dev.videogen.VideoRequest;
import dev.videogen.spi.CheckedRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks a request as it will be when it is sent; where it is refused, finds out whether an option
 * of the command line would help, and says so.
 */
final class RequestCheck {

  private final Capabilities capabilities;
  private final String instance;

  RequestCheck(VideoClient videos) {
    this.capabilities = videos.capabilities();
    this.instance = videos.instance();
  }

  /**
   * Checks a request.
   *
   * @throws AdvisedException if it is refused, and an option would help
   * @throws VideoException if it is refused, and none would
   */
  CheckedRequest check(VideoRequest request, Fit fit) {
    try {
      return CheckedRequest.check(request, capabilities, fit, instance);
    } catch (InvalidRequestException | UnsupportedRequestException refused) {
      throw advice(request, fit)
          .<RuntimeException>map(advice -> new AdvisedException(refused, advice))
          .orElse(refused);
    }
  }

  private Optional<String> advice(VideoRequest request, Fit fit) {
    VideoRequest cropped = withFramesCropped(request);
    if (passes(cropped, fit).isPresent()) {
      return Optional.of("Add --crop-images to have the picture cropped and scaled.");
    }
    if (fit == Fit.NEAREST) {
      return Optional.empty();
    }
    Optional<List<Adjustment>> nearest = passes(request, Fit.NEAREST);
    if (nearest.isPresent()) {
      return nearest.map(changes -> "Add --fit nearest to make it " + used(changes) + " instead.");
    }
    return passes(cropped, Fit.NEAREST)
        .map(
            changes -> "Add --fit nearest --crop-images to make it " + used(changes) + " instead.");
  }

  private Optional<List<Adjustment>> passes(VideoRequest request, Fit fit) {
    try {
      return Optional.of(CheckedRequest.check(request, capabilities, fit, instance).adjustments());
    } catch (VideoException refused) {
      return Optional.empty();
    }
  }

  private static String used(List<Adjustment> changes) {
    return changes.stream()
        .map(change -> change.what() + " " + change.used())
        .collect(Collectors.joining(", "));
  }

  private static VideoRequest withFramesCropped(VideoRequest request) {
    List<MediaInput> inputs =
        request.inputs().stream()
            .map(
                input ->
                    input.role() == MediaRole.REFERENCE
                        ? input
                        : new MediaInput(input.role(), input.media().cropped()))
            .toList();
    return request.toBuilder().inputs(inputs).build();
  }
}
