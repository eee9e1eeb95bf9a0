package dev.videogen.fake.media;

import java.awt.image.BufferedImage;

/** Single frames of a scene as pictures. */
final class FrameRenderer {

  private static final int THUMBNAIL_SIDE = 640;
  private static final int TILE_SIDE = 320;
  private static final int SHEET_COLUMNS = 4;
  private static final int SHEET_ROWS = 3;

  private FrameRenderer() {}

  /** The first frame; smaller than a large clip, of its shape. */
  static BufferedImage thumbnail(Scene scene, int width, int height) {
    Drawing drawing = Drawing.within(THUMBNAIL_SIDE, scene, width, height);
    BufferedImage image =
        new BufferedImage(drawing.width, drawing.height, BufferedImage.TYPE_INT_RGB);
    drawing.draw(0, image, 0, 0);
    return image;
  }

  /** Twelve frames in rows of four, from the first on at equal distances. */
  static BufferedImage spritesheet(Scene scene, int width, int height, int seconds) {
    Drawing drawing = Drawing.within(TILE_SIDE, scene, width, height);
    BufferedImage image =
        new BufferedImage(
            SHEET_COLUMNS * drawing.width, SHEET_ROWS * drawing.height, BufferedImage.TYPE_INT_RGB);
    int tiles = SHEET_COLUMNS * SHEET_ROWS;
    for (int i = 0; i < tiles; i++) {
      double turns = (double) i * seconds / tiles / VideoLoop.SECONDS;
      drawing.draw(
          turns % 1, image, i % SHEET_COLUMNS * drawing.width, i / SHEET_COLUMNS * drawing.height);
    }
    return image;
  }

  /** A scene at the size of a picture. */
  private static final class Drawing {
    private final int width;
    private final int height;
    private final Canvas canvas;

    private Drawing(Scene scene, int width, int height) {
      this.width = width;
      this.height = height;
      canvas = new Canvas(scene, width, height, 1, width, height);
    }

    static Drawing within(int side, Scene scene, int width, int height) {
      double scale = Math.min(1, (double) side / Math.max(width, height));
      return new Drawing(scene, scaled(width, scale), scaled(height, scale));
    }

    private static int scaled(int length, double scale) {
      return Math.max(1, (int) Math.round(length * scale));
    }

    void draw(double turn, BufferedImage target, int x, int y) {
      // Not setRGB, which asks the colour model about each pixel.
      target.getRaster().setDataElements(x, y, width, height, canvas.paint(turn));
    }
  }
}
