package dev.videogen.fake.media;

import java.util.SplittableRandom;

/**
 * The picture of a clip: a comet that circles over a soft, coloured ground. Its colours, lights,
 * direction and start depend on its number alone; it is drawn at any size, always centred and
 * whole.
 */
final class Scene {

  /** So many scenes there are: few enough that all can be kept when encoded. */
  static final int VARIANTS = 64;

  private final int upper;
  private final int lower;
  private final int comet;
  private final double slant;
  private final double start;
  private final boolean clockwise;
  private final Light[] lights;

  private Scene(SplittableRandom random) {
    double hue = 0.3 + 0.75 * random.nextDouble(); // green to red: no dull yellows
    double turn = 0.08 + 0.14 * random.nextDouble();
    upper = Hsb.rgb(hue, 0.75, 0.42);
    lower = Hsb.rgb(hue + turn, 0.65, 0.16);
    comet = Hsb.rgb(hue + 0.5 + turn / 2, 0.45, 1);
    slant = (random.nextDouble() - 0.5) * 1.2;
    start = random.nextDouble();
    clockwise = random.nextBoolean();
    lights = new Light[3];
    for (int i = 0; i < lights.length; i++) {
      int colour = Hsb.rgb(hue + turn * (2 * random.nextDouble() - 0.5), 0.6, 0.85);
      lights[i] =
          new Light(
              2.4 * random.nextDouble() - 1.2,
              2.0 * random.nextDouble() - 1.0,
              0.5 + 0.5 * random.nextDouble(),
              colour);
    }
  }

  /** A soft light on the ground, in units of half the picture's shorter side. */
  private record Light(double x, double y, double radius, int colour) {
    double strength(double x, double y) {
      double dx = x - this.x;
      double dy = y - this.y;
      double spread = 1 + (dx * dx + dy * dy) / (radius * radius);
      return 0.55 / (spread * spread);
    }
  }

  /** Which scene a seed stands for: seeds next to each other have different ones. */
  static int variant(long seed) {
    return Math.floorMod(seed, VARIANTS);
  }

  static Scene of(int variant) {
    return new Scene(new SplittableRandom(variant));
  }

  int comet() {
    return comet;
  }

  /**
   * Where the comet is, as an angle in radians, when {@code turn} (0 to 1) of its way around is
   * done.
   */
  double angle(double turn) {
    return 2 * Math.PI * (clockwise ? start + turn : start - turn);
  }

  boolean clockwise() {
    return clockwise;
  }

  /**
   * The colour of the ground at a point in units of half the picture's shorter side, from its
   * centre.
   */
  int ground(double x, double y) {
    double down = y + slant * x;
    int colour = Hsb.mix(upper, lower, 0.5 + 0.5 * down / Math.sqrt(1 + down * down));
    for (Light light : lights) {
      colour = Hsb.mix(colour, light.colour, light.strength(x, y));
    }
    return colour;
  }
}
