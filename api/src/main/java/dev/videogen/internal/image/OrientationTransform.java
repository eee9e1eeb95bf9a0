package dev.videogen.internal.image;

import java.awt.image.BufferedImage;

/** Turns stored pixels upright. Apart from {@link Orientation}, which is read without AWT. */
final class OrientationTransform {

  private OrientationTransform() {}

  /** The picture as it is to be shown. */
  static BufferedImage apply(Orientation orientation, BufferedImage stored) {
    if (orientation == Orientation.UPRIGHT) {
      return stored;
    }
    boolean swapsEdges = orientation.swapsEdges();
    int width = stored.getWidth();
    int height = stored.getHeight();
    BufferedImage shown =
        new BufferedImage(
            swapsEdges ? height : width, swapsEdges ? width : height, stored.getType());
    for (int y = 0; y < shown.getHeight(); y++) {
      for (int x = 0; x < shown.getWidth(); x++) {
        int column = swapsEdges ? y : x;
        int row = swapsEdges ? x : y;
        int storedColumn = orientation.fromRight() ? width - 1 - column : column;
        int storedRow = orientation.fromBottom() ? height - 1 - row : row;
        shown.setRGB(x, y, stored.getRGB(storedColumn, storedRow));
      }
    }
    return shown;
  }
}
