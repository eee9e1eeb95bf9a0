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
    int rest = 256 - weight;
    // Red and blue at once: each has sixteen bits to itself.
    int redBlue = (a & 0xFF00FF) * rest + (b & 0xFF00FF) * weight + 0x800080;
    int green = (a & 0xFF00) * rest + (b & 0xFF00) * weight + 0x8000;
    return ((redBlue >>> 8) & 0xFF00FF) | ((green >>> 8) & 0xFF00);
  }
}
