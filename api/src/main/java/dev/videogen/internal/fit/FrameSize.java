package dev.videogen.internal.fit;

import dev.videogen.AspectRatio;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request says, or a mode offers, of the size of the picture: pixels; or an aspect ratio and
 * a resolution class, either of which may be left open; or nothing.
 */
record FrameSize(
    @Nullable VideoSize size, @Nullable AspectRatio ratio, @Nullable Resolution resolution) {

  /** Says nothing. */
  static final FrameSize OPEN = new FrameSize(null, null, null);

  static FrameSize of(VideoSize size) {
    return new FrameSize(size, null, null);
  }

  static FrameSize of(VideoRequest request) {
    return new FrameSize(
        request.size().orElse(null),
        request.aspectRatio().orElse(null),
        request.resolution().orElse(null));
  }

  FrameSize with(AspectRatio value) {
    return new FrameSize(null, value, resolution);
  }

  FrameSize with(Resolution value) {
    return new FrameSize(null, ratio, value);
  }

  boolean isOpen() {
    return equals(OPEN);
  }

  /** Whether it says enough to know the pixels. */
  boolean isFull() {
    return size != null || (ratio != null && resolution != null);
  }

  /** The ratio it says, in pixels or as such. */
  Optional<AspectRatio> anyRatio() {
    return Optional.ofNullable(size == null ? ratio : size.aspectRatio());
  }

  /** The length of the shorter edge, in pixels or as a class. */
  Optional<Integer> lines() {
    if (size != null) {
      return Optional.of(size.shorterEdge());
    }
    return Optional.ofNullable(resolution).map(Resolution::lines);
  }

  /** The exact size, if it says enough and no edge is longer than any video's. */
  Optional<VideoSize> pixels() {
    if (size != null || ratio == null || resolution == null) {
      return Optional.ofNullable(size);
    }
    return pixels(resolution, ratio);
  }

  /** The number of pixels of a {@linkplain #isFull() full} shape, however large. */
  double area() {
    if (size != null) {
      return size.area();
    }
    double edge = lines().orElse(0);
    return edge * edge * anyRatio().map(given -> Ratios.factor(given, Ratios.SQUARE)).orElse(0.0);
  }

  /** The same in the words of vendors that take no pixels. */
  FrameSize inClasses() {
    return size == null ? this : new FrameSize(null, Ratios.simplest(size), Ratios.classOf(size));
  }

  /** What is left open is taken from a size. */
  FrameSize orElse(VideoSize other) {
    if (isOpen()) {
      return of(other);
    }
    if (isFull()) {
      return this;
    }
    return ratio == null ? with(other.aspectRatio()) : with(Ratios.classOf(other));
  }

  /** Whether it is what was wanted, in the same words or in others that mean the same. */
  boolean fits(FrameSize wanted) {
    if (wanted.size != null) {
      return pixels().filter(wanted.size::equals).isPresent();
    }
    return (wanted.ratio == null || has(wanted.ratio))
        && (wanted.resolution == null
            || lines().filter(edge -> edge == wanted.resolution.lines()).isPresent());
  }

  private boolean has(AspectRatio wanted) {
    if (size == null) {
      return wanted.equals(ratio);
    }
    return pixels(Ratios.classOf(size), wanted).filter(size::equals).isPresent();
  }

  private static Optional<VideoSize> pixels(Resolution resolution, AspectRatio ratio) {
    double longerEdge = resolution.lines() * Ratios.factor(ratio, Ratios.SQUARE);
    return longerEdge > VideoSize.MAX_EDGE ? Optional.empty() : Optional.of(resolution.at(ratio));
  }

  /** The request with this in place of what it said. */
  VideoRequest applyTo(VideoRequest request) {
    VideoRequest.Builder changed = request.toBuilder().withoutSize();
    if (size != null) {
      changed.size(size);
    }
    if (ratio != null) {
      changed.aspectRatio(ratio);
    }
    if (resolution != null) {
      changed.resolution(resolution);
    }
    return changed.build();
  }

  /** In words: {@code 1280x720}, {@code 720p at 16:9}, {@code 16:9}, {@code 720p}. */
  @Override
  public String toString() {
    if (size != null) {
      return size.toString();
    }
    if (ratio != null && resolution != null) {
      return resolution + " at " + ratio;
    }
    return ratio == null ? String.valueOf(resolution) : ratio.toString();
  }
}
