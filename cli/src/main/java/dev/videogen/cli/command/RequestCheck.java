package dev.videogen.cli.command;

import dev.videogen.Adjustment;
import dev.videogen.Fit;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.cli.error.AdvisedException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.CheckedRequest;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks a request as it will be when it is sent; where the model does not offer it, finds out what
 * the nearest is that it does, and says so.
 */
final class RequestCheck {

  private final VideoClient videos;

  RequestCheck(VideoClient videos) {
    this.videos = videos;
  }

  /**
   * Checks a request.
   *
   * @throws AdvisedException if it is refused, and the nearest one would not be
   * @throws VideoException if it is refused, and nothing is near
   */
  CheckedRequest check(VideoRequest request, Fit fit) {
    try {
      return videos.check(request, fit);
    } catch (UnsupportedRequestException refused) {
      throw nearest(request)
          .<RuntimeException>map(changes -> new AdvisedException(refused, changes))
          .orElse(refused);
    }
  }

  private Optional<String> nearest(VideoRequest request) {
    try {
      String changes =
          videos.check(request, Fit.NEAREST).adjustments().stream()
              .map(Adjustment::toString)
              .collect(Collectors.joining(", "));
      return Optional.of("With --fit nearest: " + changes + ".");
    } catch (VideoException refusedToo) {
      return Optional.empty();
    }
  }
}
