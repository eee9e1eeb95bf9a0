package dev.videogen.fake.media;

import java.util.Arrays;

/**
 * A {@link Scene} on a grid of points: paints the ground once, and then only where the comet is and
 * was. Not thread-safe.
 */
final class Canvas {

  // In units of half the picture's shorter side.
  private static final double ORBIT = 0.58;
  private static final double HEAD = 0.09;
  private static final double GLOW = 0.17;
  private static final double LINE = 0.006;

  /** The tail's length, as a chord of a circle of radius 1. */
  private static final double TAIL = 1.2;

  private static final int WHITE = 0xFFFFFF;

  private final Scene scene;
  private final double[] across;
  private final double[] down;
  private final int[] ground;
  private final int[] pixels;

  /** What is drawn fades over this length at its border: about one point. */
  private final double edge;

  // The squares of the comet's least and greatest distance from the centre.
  private final double innermost;
  private final double outermost;

  /** Where the comet is, and where it was or is since the paint before. */
  private Area painted = Area.NONE;

  private Area changed = Area.NONE;

  /**
   * Draws the ground.
   *
   * @param columns points in a row
   * @param rows rows of points
   * @param pitch from point to point, in pixels
   * @param width the picture's width in pixels; the grid may reach beyond it to the right and below
   * @param height its height in pixels
   */
  Canvas(Scene scene, int columns, int rows, int pitch, int width, int height) {
    this.scene = scene;
    double unit = Math.min(width, height) / 2.0;
    edge = Math.max(pitch / unit, 0.01);
    double reach = Math.max(GLOW, HEAD + edge);
    innermost = Math.max(0, ORBIT - reach) * Math.max(0, ORBIT - reach);
    outermost = (ORBIT + reach) * (ORBIT + reach);
    across = positions(columns, pitch / unit, width / 2.0 / unit);
    down = positions(rows, pitch / unit, height / 2.0 / unit);
    ground = new int[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double line = 0.18 * inside(LINE - Math.abs(length(across[column], down[row]) - ORBIT));
        int colour = scene.ground(across[column], down[row]);
        ground[row * columns + column] = line > 0 ? Hsb.mix(colour, WHITE, line) : colour;
      }
    }
    pixels = ground.clone();
  }

  private static double[] positions(int count, double pitch, double centre) {
    double[] positions = new double[count];
    for (int i = 0; i < count; i++) {
      positions[i] = (i + 0.5) * pitch - centre;
    }
    return positions;
  }

  /**
   * Paints the scene when {@code turn} (0 to 1) of the comet's way around is done.
   *
   * @return colours as 0xRRGGBB, row by row; the same array each time
   */
  int[] paint(double turn) {
    double angle = scene.angle(turn);
    // StrictMath, so that a clip is the same on every machine.
    double headX = StrictMath.cos(angle);
    double headY = StrictMath.sin(angle);
    Area comet = around(angle);
    erase();
    changed = painted.and(comet);
    painted = comet;
    for (int row = comet.top(); row < comet.bottom(); row++) {
      double y = down[row];
      for (int column = comet.left(); column < comet.right(); column++) {
        double x = across[column];
        double squared = x * x + y * y;
        if (squared > innermost && squared < outermost) {
          double distance = length(x - ORBIT * headX, y - ORBIT * headY);
          double light = Math.max(tail(x, y, headX, headY), glow(distance));
          if (light > 0) {
            int at = row * across.length + column;
            int colour = Hsb.mix(ground[at], scene.comet(), light);
            double head = inside(HEAD - distance);
            pixels[at] = head > 0 ? Hsb.mix(colour, WHITE, 0.95 * head) : colour;
          }
        }
      }
    }
    return pixels;
  }

  /** Outside of this area, the last paint changed nothing. */
  Area changed() {
    return changed;
  }

  private void erase() {
    for (int row = painted.top(); row < painted.bottom(); row++) {
      int from = row * across.length + painted.left();
      System.arraycopy(ground, from, pixels, from, painted.right() - painted.left());
    }
  }

  /** The smallest area that holds the comet. */
  private Area around(double head) {
    double minX = 2;
    double maxX = -2;
    double minY = 2;
    double maxY = -2;
    int steps = 16;
    for (int i = 0; i <= steps; i++) {
      double behind = 2 * StrictMath.asin(TAIL / 2) * i / steps;
      double angle = scene.clockwise() ? head - behind : head + behind;
      double reach = i == 0 ? GLOW : HEAD + edge;
      minX = Math.min(minX, ORBIT * StrictMath.cos(angle) - reach);
      maxX = Math.max(maxX, ORBIT * StrictMath.cos(angle) + reach);
      minY = Math.min(minY, ORBIT * StrictMath.sin(angle) - reach);
      maxY = Math.max(maxY, ORBIT * StrictMath.sin(angle) + reach);
    }
    return new Area(
        firstFrom(across, minX),
        firstFrom(down, minY),
        firstFrom(across, maxX),
        firstFrom(down, maxY));
  }

  private static int firstFrom(double[] positions, double least) {
    int found = Arrays.binarySearch(positions, least);
    return found < 0 ? -found - 1 : found;
  }

  /** What Math.hypot would give, without its care for numbers that do not occur here. */
  private static double length(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  private double tail(double x, double y, double headX, double headY) {
    double ahead = scene.clockwise() ? y * headX - x * headY : x * headY - y * headX;
    double radius = length(x, y);
    double off = Math.abs(radius - ORBIT);
    if (ahead > 0 || off > HEAD + edge) {
      return 0;
    }
    double fade = 1 - length(x / radius - headX, y / radius - headY) / TAIL;
    return fade > 0 ? 0.8 * fade * inside(HEAD * fade - off) : 0;
  }

  private static double glow(double distance) {
    double fade = Math.max(0, 1 - distance / GLOW);
    return 0.55 * fade * fade;
  }

  /** How much of a point is inside (0 to 1) that lies so deep within a border. */
  private double inside(double depth) {
    return Math.max(0, Math.min(1, depth / edge + 0.5));
  }
}
