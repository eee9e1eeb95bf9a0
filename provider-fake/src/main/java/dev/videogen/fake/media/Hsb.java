package dev.videogen.fake.media;

/** Colours 0xRRGGBB from hue, saturation and brightness, and between two others. */
final class Hsb {

  private Hsb() {}

  /** A colour by hue (any number; whole turns do not matter), saturation and brightness (0-1). */
  static int rgb(double hue, double saturation, double brightness) {
    return channel(hue, saturation, brightness, 5) << 16
        | channel(hue, saturation, brightness, 3) << 8
        | channel(hue, saturation, brightness, 1);
  }

  private static int channel(double hue, double saturation, double brightness, int offset) {
    double sector = (offset + 6 * (hue - Math.floor(hue))) % 6;
    double dip = Math.max(0, Math.min(1, Math.min(sector, 4 - sector)));
    return (int) Math.round(255 * brightness * (1 - saturation * dip));
  }

  /** {@code share} (0-1) of {@code b}, the rest of {@code a}. */
  static int mix(int a, int b, double share) {
    int weight = (int) (share * 256 + 0.5);
    return between(a >> 16 & 0xFF, b >> 16 & 0xFF, weight) << 16
        | between(a >> 8 & 0xFF, b >> 8 & 0xFF, weight) << 8
        | between(a & 0xFF, b & 0xFF, weight);
  }

  private static int between(int a, int b, int weight) {
    return a + (((b - a) * weight + 128) >> 8);
  }
}
