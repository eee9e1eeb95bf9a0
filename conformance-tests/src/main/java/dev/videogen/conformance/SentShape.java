package dev.videogen.conformance;

import dev.videogen.AspectRatio;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import java.util.Optional;

/** Whether two requests ask for the same shape, in pixels or by a ratio and a resolution class. */
final class SentShape {

  private SentShape() {}

  /** The size that a request asks for, if it says one. */
  static Optional<VideoSize> pixels(VideoRequest request) {
    return request
        .size()
        .or(
            () ->
                request
                    .resolution()
                    .flatMap(lines -> request.aspectRatio().map(ratio -> lines.at(ratio))));
  }

  /**
   * Whether a request that arrived asks for the shape that another one does.
   *
   * @param asked what was asked for
   * @param received what arrived, with more perhaps than was asked for
   */
  static boolean arrived(VideoRequest asked, VideoRequest received) {
    if (asked.size().isPresent()) {
      return pixels(received).equals(asked.size());
    }
    return ratioArrived(asked, received) && linesArrived(asked, received);
  }

  private static boolean ratioArrived(VideoRequest asked, VideoRequest received) {
    Optional<Double> arrived =
        received
            .aspectRatio()
            .map(AspectRatio::value)
            .or(() -> pixels(received).map(size -> size.aspectRatio().value()));
    return asked.aspectRatio().isEmpty()
        || arrived.filter(ratio -> near(ratio, asked.aspectRatio().get().value())).isPresent();
  }

  private static boolean linesArrived(VideoRequest asked, VideoRequest received) {
    Optional<Integer> arrived =
        received
            .resolution()
            .map(Resolution::lines)
            .or(() -> pixels(received).map(VideoSize::shorterEdge));
    return asked.resolution().isEmpty()
        || arrived.filter(lines -> near(lines, asked.resolution().get().lines())).isPresent();
  }

  /** Vendors have pixels of their own for a ratio and a class: 480p is 854x480, or 848x480. */
  private static boolean near(double one, double other) {
    return Math.abs(one - other) <= 0.05 * other;
  }
}
