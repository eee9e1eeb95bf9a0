package dev.videogen.internal.image;

/**
 * How a camera was held: what must be done to the stored pixels before they are shown. The order is
 * that of the values 1 to 8 of the Exif tag Orientation.
 */
public enum Orientation {
  /** As stored. */
  UPRIGHT(false, false, false),
  /** Mirrored left to right. */
  MIRRORED(false, true, false),
  /** Turned by half. */
  TURNED_HALF(false, true, true),
  /** Mirrored top to bottom. */
  FLIPPED(false, false, true),
  /** Rows become columns. */
  TRANSPOSED(true, false, false),
  /** Turned by a quarter, clockwise. */
  TURNED_RIGHT(true, false, true),
  /** Rows become columns, from the other corner. */
  TRANSVERSED(true, true, true),
  /** Turned by a quarter, counter-clockwise. */
  TURNED_LEFT(true, true, false);

  private final boolean swapsEdges;
  private final boolean fromRight;
  private final boolean fromBottom;

  Orientation(boolean swapsEdges, boolean fromRight, boolean fromBottom) {
    this.swapsEdges = swapsEdges;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** The orientation of an Exif value; upright for values that mean nothing. */
  static Orientation ofExif(int value) {
    Orientation[] all = values();
    return value >= 1 && value <= all.length ? all[value - 1] : UPRIGHT;
  }

  /**
   * Whether what is stored as the width is shown as the height.
   *
   * @return true for the four that stand on their side
   */
  public boolean swapsEdges() {
    return swapsEdges;
  }

  boolean fromRight() {
    return fromRight;
  }

  boolean fromBottom() {
    return fromBottom;
  }
}
