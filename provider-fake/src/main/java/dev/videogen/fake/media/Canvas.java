package dev.videogen.fake.media;

import java.util.Arrays;

/**
 * A {@link Scene} on a grid of points: paints the ground once, and then only the ring in which the
 * comet moves. Not thread-safe.
 */
final class Canvas {

  // In units of half the picture's shorter side; the tail's length in radians.
  private static final double ORBIT = 0.58;
  private static final double HEAD = 0.09;
  private static final double GLOW = 0.2;
  private static final double TAIL = 1.3;
  private static final double LINE = 0.006;

  private static final int WHITE = 0xFFFFFF;

  private final Scene scene;
  private final int[] ground;
  private final int[] pixels;

  /** What is drawn fades over this length at its border: about one point. */
  private final double edge;

  // The points of the ring: index in the grid, position, angle, distance from the comet's path.
  private final int[] ring;
  private final double[] x;
  private final double[] y;
  private final double[] angle;
  private final double[] off;

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
    double[] across = positions(columns, pitch, width, unit);
    double[] down = positions(rows, pitch, height, unit);
    ground = new int[columns * rows];
    int[] near = new int[columns * rows];
    int count = 0;
    for (int i = 0; i < ground.length; i++) {
      double px = across[i % columns];
      double py = down[i / columns];
      ground[i] = scene.ground(px, py);
      if (Math.abs(Math.sqrt(px * px + py * py) - ORBIT) < GLOW) {
        near[count++] = i;
      }
    }
    ring = Arrays.copyOf(near, count);
    x = new double[count];
    y = new double[count];
    angle = new double[count];
    off = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = across[ring[i] % columns];
      y[i] = down[ring[i] / columns];
      angle[i] = Math.atan2(y[i], x[i]);
      off[i] = Math.abs(Math.sqrt(x[i] * x[i] + y[i] * y[i]) - ORBIT);
      ground[ring[i]] = Hsb.mix(ground[ring[i]], WHITE, 0.18 * inside(LINE - off[i]));
    }
    pixels = ground.clone();
  }

  private static double[] positions(int count, int pitch, int size, double unit) {
    double[] positions = new double[count];
    for (int i = 0; i < count; i++) {
      positions[i] = ((i + 0.5) * pitch - size / 2.0) / unit;
    }
    return positions;
  }

  /**
   * Paints the scene when {@code turn} (0 to 1) of the comet's way around is done.
   *
   * @return colours as 0xRRGGBB, row by row; the same array each time
   */
  int[] paint(double turn) {
    double at = scene.angle(turn);
    double headX = ORBIT * Math.cos(at);
    double headY = ORBIT * Math.sin(at);
    for (int i = 0; i < ring.length; i++) {
      int colour = ground[ring[i]];
      double light = tail(i, at);
      double dx = x[i] - headX;
      double dy = y[i] - headY;
      double squared = dx * dx + dy * dy;
      if (squared < GLOW * GLOW) {
        double distance = Math.sqrt(squared);
        double fade = 1 - distance / GLOW;
        colour = Hsb.mix(colour, scene.comet(), Math.max(light, 0.55 * fade * fade));
        colour = Hsb.mix(colour, WHITE, 0.95 * inside(HEAD - distance));
      } else if (light > 0) {
        colour = Hsb.mix(colour, scene.comet(), light);
      }
      pixels[ring[i]] = colour;
    }
    return pixels;
  }

  private double tail(int i, double head) {
    if (off[i] > HEAD + edge) {
      return 0;
    }
    double behind = (scene.clockwise() ? head - angle[i] : angle[i] - head) / (2 * Math.PI);
    double fade = 1 - (behind - Math.floor(behind)) * 2 * Math.PI / TAIL;
    return fade > 0 ? 0.8 * fade * inside(HEAD * fade - off[i]) : 0;
  }

  /** How much of a point is inside (0 to 1) that lies so deep within a border. */
  private double inside(double depth) {
    return Math.max(0, Math.min(1, depth / edge + 0.5));
  }
}
