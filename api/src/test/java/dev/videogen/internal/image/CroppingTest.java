package dev.videogen.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A cropped picture")
class CroppingTest {

  /** JPEG is lossy, and so is scaling. */
  private static final int TOLERANCE = 12;

  private static byte[] encoded(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  private static BufferedImage cropped(byte[] content, int width, int height) throws IOException {
    byte[] cropped = Cropping.crop(content, width, height);
    ImageHead head = ImageHead.read(new ByteArrayInputStream(cropped));
    assertThat(head.format()).isEqualTo(ImageHead.read(new ByteArrayInputStream(content)).format());
    assertThat(head.orientation()).isEqualTo(Orientation.UPRIGHT);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(cropped));
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    return picture;
  }

  private static void assertUncroppable(byte[] content, int width, int height, String why) {
    assertThatThrownBy(() -> Cropping.crop(content, width, height))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining(why);
  }

  private static void assertColour(BufferedImage picture, int x, int y, Color colour) {
    Color there = new Color(picture.getRGB(x, y), true);
    assertThat(
            Math.abs(there.getRed() - colour.getRed())
                + Math.abs(there.getGreen() - colour.getGreen())
                + Math.abs(there.getBlue() - colour.getBlue())
                + Math.abs(there.getAlpha() - colour.getAlpha()))
        .as("%s at %d,%d, to be %s", there, x, y, colour)
        .isLessThan(TOLERANCE);
  }

  private static BufferedImage filled(int width, int height, int type, Color colour) {
    BufferedImage picture = new BufferedImage(width, height, type);
    fill(picture, 0, 0, width, height, colour);
    return picture;
  }

  private static void fill(
      BufferedImage picture, int x, int y, int width, int height, Color colour) {
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        picture.setRGB(column, row, colour.getRGB());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JPEG, 640, 480, 1280, 720",
    "JPEG, 640, 480, 72, 128",
    "PNG, 640, 480, 640, 480",
    "PNG, 17, 999, 30, 20",
    "PNG, 1, 1, 64, 36",
    "PNG, 1000, 1, 9, 16",
    "PNG, 1, 1000, 16, 9",
  })
  @DisplayName("has exactly the size asked for, in the format it had")
  void hasTheSizeAskedFor(ImageFormat format, int width, int height, int newWidth, int newHeight)
      throws IOException {
    byte[] content =
        encoded(filled(width, height, BufferedImage.TYPE_INT_RGB, Color.ORANGE), format.name());

    BufferedImage cropped = cropped(content, newWidth, newHeight);

    assertColour(cropped, 0, 0, Color.ORANGE);
    assertColour(cropped, newWidth - 1, newHeight - 1, Color.ORANGE);
  }

  @Test
  @DisplayName("loses as much on the left as on the right")
  void losesLeftAndRight() throws IOException {
    BufferedImage picture = filled(300, 100, BufferedImage.TYPE_INT_RGB, Color.RED);
    fill(picture, 100, 0, 100, 100, Color.GREEN);

    BufferedImage cropped = cropped(encoded(picture, "png"), 50, 50);

    for (int x = 0; x < 50; x++) {
      assertColour(cropped, x, 25, Color.GREEN);
    }
  }

  @Test
  @DisplayName("loses as much at the top as at the bottom")
  void losesTopAndBottom() throws IOException {
    BufferedImage picture = filled(100, 300, BufferedImage.TYPE_INT_RGB, Color.RED);
    fill(picture, 0, 100, 100, 100, Color.GREEN);

    BufferedImage cropped = cropped(encoded(picture, "png"), 50, 50);

    for (int y = 0; y < 50; y++) {
      assertColour(cropped, 25, y, Color.GREEN);
    }
  }

  @Test
  @DisplayName("loses nothing if the ratio is right")
  void losesNothing() throws IOException {
    BufferedImage picture = filled(320, 180, BufferedImage.TYPE_INT_RGB, Color.GREEN);
    fill(picture, 0, 0, 16, 180, Color.RED);
    fill(picture, 304, 0, 16, 180, Color.BLUE);

    BufferedImage cropped = cropped(encoded(picture, "png"), 160, 90);

    assertColour(cropped, 3, 45, Color.RED);
    assertColour(cropped, 80, 45, Color.GREEN);
    assertColour(cropped, 156, 45, Color.BLUE);
  }

  @Test
  @DisplayName("of the same size is the same, pixel by pixel")
  void sameSize() throws IOException {
    Random random = new Random(7);
    BufferedImage picture = new BufferedImage(31, 17, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 17; y++) {
      for (int x = 0; x < 31; x++) {
        picture.setRGB(x, y, random.nextInt() | 0xFF000000);
      }
    }

    BufferedImage cropped = cropped(encoded(picture, "png"), 31, 17);

    for (int y = 0; y < 17; y++) {
      for (int x = 0; x < 31; x++) {
        assertThat(cropped.getRGB(x, y)).isEqualTo(picture.getRGB(x, y));
      }
    }
  }

  @Test
  @DisplayName("is smooth: where it is made much smaller, every pixel counts")
  void everyPixelCounts() throws IOException {
    BufferedImage stripes = filled(1600, 1600, BufferedImage.TYPE_INT_RGB, Color.BLACK);
    for (int x = 0; x < 1600; x += 16) {
      fill(stripes, x, 0, 8, 1600, Color.WHITE);
    }

    BufferedImage cropped = cropped(encoded(stripes, "png"), 100, 100);

    for (int x = 1; x < 99; x++) {
      assertThat(new Color(cropped.getRGB(x, 50)).getRed()).isBetween(110, 145);
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "1600, 100", "100, 1600"})
  @DisplayName("is smooth in either direction")
  void everyPixelCountsEitherWay(int width, int height) {
    BufferedImage checks = filled(1600, 1600, BufferedImage.TYPE_INT_RGB, Color.BLACK);
    for (int y = 0; y < 1600; y += 16) {
      for (int x = 0; x < 1600; x += 16) {
        fill(checks, x, y, 8, 8, Color.WHITE);
        fill(checks, x + 8, y + 8, 8, 8, Color.WHITE);
      }
    }

    BufferedImage scaled = Scaling.scale(checks, width, height);

    for (int i = 5; i < 95; i++) {
      int red = new Color(scaled.getRGB(i * width / 100, i * height / 100)).getRed();
      assertThat(red).isBetween(100, 155);
    }
  }

  @Test
  @DisplayName("keeps its transparency, whose hidden colours do not bleed")
  void keepsTransparency() throws IOException {
    BufferedImage picture = filled(400, 400, BufferedImage.TYPE_INT_ARGB, new Color(255, 0, 0, 0));
    fill(picture, 100, 100, 200, 200, new Color(0, 0, 255, 255));
    fill(picture, 0, 300, 400, 100, new Color(0, 255, 0, 128));

    BufferedImage cropped = cropped(encoded(picture, "png"), 90, 90);

    assertThat(cropped.getColorModel().hasAlpha()).isTrue();
    assertThat(new Color(cropped.getRGB(2, 2), true).getAlpha()).isZero();
    assertColour(cropped, 45, 45, Color.BLUE);
    assertColour(cropped, 45, 85, new Color(0, 255, 0, 128));
    for (int x = 0; x < 90; x++) {
      assertThat(new Color(cropped.getRGB(x, 45), true).getRed()).isLessThan(TOLERANCE);
    }
  }

  @Test
  @DisplayName("keeps the colours and the transparency of a palette")
  void palette() throws IOException {
    byte[] levels = {10, (byte) 200};
    BufferedImage picture =
        new BufferedImage(
            8,
            8,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, 2, levels, levels, levels, new byte[] {0, (byte) 255}));
    for (int y = 0; y < 8; y++) {
      for (int x = 4; x < 8; x++) {
        picture.getRaster().setSample(x, y, 0, 1);
      }
    }

    BufferedImage cropped = cropped(encoded(picture, "png"), 80, 80);

    assertThat(new Color(cropped.getRGB(5, 40), true).getAlpha()).isZero();
    assertColour(cropped, 75, 40, new Color(200, 200, 200));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("keeps greys as light as they are, with and without transparency")
  void greys(boolean wide) throws IOException {
    int type = wide ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
    int unit = wide ? 257 : 1;
    ComponentColorModel greyWithAlpha =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            type);
    WritableRaster samples = greyWithAlpha.createCompatibleWritableRaster(8, 6);
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 8; x++) {
        samples.setPixel(x, y, new int[] {(x < 4 ? 64 : 128) * unit, 200 * unit});
      }
    }
    BufferedImage grey =
        new BufferedImage(
            8, 6, wide ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSamples(0, 0, 8, 6, 0, samples.getSamples(0, 0, 8, 6, 0, (int[]) null));

    BufferedImage withAlpha =
        cropped(encoded(new BufferedImage(greyWithAlpha, samples, false, null), "png"), 8, 6);
    BufferedImage without = cropped(encoded(grey, "png"), 8, 6);

    assertColour(withAlpha, 0, 0, new Color(64, 64, 64, 200));
    assertColour(withAlpha, 7, 5, new Color(128, 128, 128, 200));
    assertColour(without, 0, 0, new Color(64, 64, 64));
    assertColour(without, 7, 5, new Color(128, 128, 128));
  }

  @Test
  @DisplayName("that was grey as JPEG is as light as it was")
  void greyJpeg() throws IOException {
    BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    int[] samples = new int[64 * 64];
    Arrays.fill(samples, 128);
    grey.getRaster().setSamples(0, 0, 64, 64, 0, samples);

    assertColour(cropped(encoded(grey, "jpeg"), 32, 16), 16, 8, new Color(128, 128, 128));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("is the right way up however the camera was held")
  void isTheRightWayUp(int exif) throws IOException {
    // As shown: red and green above blue and white.
    BufferedImage shown = filled(320, 160, BufferedImage.TYPE_INT_RGB, Color.RED);
    fill(shown, 160, 0, 160, 80, Color.GREEN);
    fill(shown, 0, 80, 160, 80, Color.BLUE);
    fill(shown, 160, 80, 160, 80, Color.WHITE);
    byte[] content = Jpegs.with(Jpegs.exif(exif), encoded(asStored(shown, exif), "jpeg"));
    assertThat(ImageHead.read(new ByteArrayInputStream(content)).width()).isEqualTo(320);

    BufferedImage cropped = cropped(content, 120, 100);

    assertColour(cropped, 30, 25, Color.RED);
    assertColour(cropped, 90, 25, Color.GREEN);
    assertColour(cropped, 30, 75, Color.BLUE);
    assertColour(cropped, 90, 75, Color.WHITE);
  }

  /**
   * As a camera stores it, drawn by the words of the Exif standard: where row 0 and column 0 are.
   */
  private static BufferedImage asStored(BufferedImage shown, int exif) {
    int width = shown.getWidth();
    int height = shown.getHeight();
    BufferedImage stored =
        exif < 5
            ? new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB)
            : new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < stored.getHeight(); row++) {
      for (int column = 0; column < stored.getWidth(); column++) {
        int across = exif < 5 ? column : row;
        int down = exif < 5 ? row : column;
        // Exif 2.3, tag 274: on which side of the shown picture row 0 and column 0 are.
        boolean fromRight = exif == 2 || exif == 3 || exif == 6 || exif == 7;
        boolean fromBottom = exif == 3 || exif == 4 || exif == 7 || exif == 8;
        int x = fromRight ? width - 1 - across : across;
        int y = fromBottom ? height - 1 - down : down;
        stored.setRGB(column, row, shown.getRGB(x, y));
      }
    }
    return stored;
  }

  @Test
  @DisplayName("of a WebP there is none")
  void webp() {
    assertUncroppable(Webp.lossy(4, 3), 4, 4, "Java cannot write WebP; convert it to JPEG or PNG");
  }

  @Test
  @DisplayName("in CMYK there is none, for its colours would be wrong")
  void cmyk() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(
          null,
          new IIOImage(
              Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 48, 4, null), null, null),
          null);
    } finally {
      writer.dispose();
    }

    assertUncroppable(bytes.toByteArray(), 32, 32, "CMYK");
  }

  @Test
  @DisplayName("is not made of a bomb, nor made one")
  void bombs() throws IOException {
    byte[] picture = encoded(filled(4, 4, BufferedImage.TYPE_INT_RGB, Color.RED), "png");
    byte[] bomb = picture.clone();
    // 10,000 x 10,001 pixels, in the head alone.
    bomb[18] = 0x27;
    bomb[19] = 0x10;
    bomb[22] = 0x27;
    bomb[23] = 0x11;

    assertUncroppable(bomb, 4, 4, "10000x10001 are more than 100 million pixels");
    assertUncroppable(picture, 10_001, 10_000, "10001x10000 are more than 100 million pixels");
    bomb[23] = 0x10;
    assertUncroppable(bomb, 4, 4, "broken");
  }

  @ParameterizedTest
  @EnumSource(value = ImageFormat.class, names = "WEBP", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("is not made of a part of a file")
  void cut(ImageFormat format) throws IOException {
    BufferedImage picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 300; x++) {
        picture.setRGB(x, y, random.nextInt());
      }
    }
    byte[] content = encoded(picture, format.name());

    for (int length : new int[] {10, 100, content.length / 2}) {
      byte[] cut = Arrays.copyOf(content, length);
      assertThatThrownBy(() -> Cropping.crop(cut, 64, 36))
          .isInstanceOf(UnreadableImageException.class);
    }
  }

  @Test
  @DisplayName("is not made of a JPEG whose missing end the decoder would paint grey")
  void cutJpeg() throws IOException {
    byte[] content = encoded(filled(300, 200, BufferedImage.TYPE_INT_RGB, Color.RED), "jpeg");

    assertUncroppable(Arrays.copyOf(content, content.length - 40), 150, 100, "it is cut short");
    assertUncroppable(Arrays.copyOf(content, content.length - 2), 150, 100, "it is cut short");
  }

  @Test
  @DisplayName("is not made of a file that contradicts itself, or any rubbish")
  void rubbish() throws IOException {
    BufferedImage picture = filled(64, 64, BufferedImage.TYPE_INT_RGB, Color.RED);
    Random random = new Random(7);
    for (String format : new String[] {"png", "jpeg"}) {
      byte[] content = encoded(picture, format);
      for (int i = 0; i < 300; i++) {
        byte[] changed = content.clone();
        for (int change = 0; change < 5; change++) {
          changed[12 + random.nextInt(changed.length - 12)] = (byte) random.nextInt();
        }
        try {
          assertThat(Cropping.crop(changed, 16, 9)).isNotEmpty();
        } catch (UnreadableImageException broken) {
          assertThat(broken).hasMessageMatching("(?s)\\S.*");
        }
      }
    }
  }

  @Test
  @DisplayName("of a photograph of very many pixels is made of every second one")
  void veryManyPixels() throws IOException {
    BufferedImage picture = new BufferedImage(8000, 4000, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(4000, 0, 4000, 4000);
    canvas.dispose();

    BufferedImage cropped = cropped(encoded(picture, "png"), 800, 400);

    assertColour(cropped, 390, 200, Color.BLACK);
    assertColour(cropped, 410, 200, Color.WHITE);
  }
}
