package dev.videogen.fake.media;

/**
 * Part of a grid of points: columns from {@code left} to {@code right}, rows from {@code top} to
 * {@code bottom}, exclusive.
 */
record Area(int left, int top, int right, int bottom) {

  static final Area NONE = new Area(0, 0, 0, 0);

  /** The smallest area that holds both. */
  Area and(Area other) {
    if (isEmpty()) {
      return other;
    }
    return other.isEmpty()
        ? this
        : new Area(
            Math.min(left, other.left),
            Math.min(top, other.top),
            Math.max(right, other.right),
            Math.max(bottom, other.bottom));
  }

  boolean isEmpty() {
    return left >= right || top >= bottom;
  }
}
