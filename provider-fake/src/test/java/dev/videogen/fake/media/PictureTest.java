package dev.videogen.fake.media;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A clip's picture")
class PictureTest {

  private final Clip clip = FakeMedia.clip(1280, 720, ofSeconds(8), 4, false);

  @ParameterizedTest
  @CsvSource({
    "1280, 720, 640, 360",
    "720, 1280, 360, 640",
    "480, 480, 480, 480",
    "16, 16, 16, 16",
    "1920, 16, 640, 5",
    "1918, 1078, 640, 360"
  })
  @DisplayName("has the clip's shape as a thumbnail, and is never larger")
  void thumbnailSize(int width, int height, int expectedWidth, int expectedHeight)
      throws IOException {
    Picture picture =
        FakeMedia.clip(width, height, ofSeconds(1), 4, false).thumbnail(PictureFormat.JPEG);

    assertThat(picture.width()).isEqualTo(expectedWidth);
    assertThat(picture.height()).isEqualTo(expectedHeight);
    BufferedImage image = ImageIO.read(picture.open(0));
    assertThat(image.getWidth()).isEqualTo(expectedWidth);
    assertThat(image.getHeight()).isEqualTo(expectedHeight);
  }

  @Test
  @DisplayName("is twelve frames as a spritesheet, which differ as the clip moves")
  void spritesheet() throws IOException {
    Picture picture = clip.spritesheet();
    BufferedImage sheet = ImageIO.read(picture.open(0));

    assertThat(picture.format().mediaType()).isEqualTo("image/jpeg");
    assertThat(sheet.getWidth()).isEqualTo(4 * 320);
    assertThat(sheet.getHeight()).isEqualTo(3 * 180);
    assertThat(difference(sheet, 0, 1)).isGreaterThan(1);
    assertThat(difference(sheet, 0, 3)).as("one whole turn later").isLessThan(1);
  }

  /** The mean difference in green of two tiles. */
  private static double difference(BufferedImage sheet, int a, int b) {
    long sum = 0;
    for (int y = 0; y < 180; y++) {
      for (int x = 0; x < 320; x++) {
        int first = sheet.getRGB(a % 4 * 320 + x, a / 4 * 180 + y) >> 8 & 0xFF;
        int second = sheet.getRGB(b % 4 * 320 + x, b / 4 * 180 + y) >> 8 & 0xFF;
        sum += Math.abs(first - second);
      }
    }
    return sum / (320.0 * 180);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("is the same each time, and read from any offset on")
  void bytes(PictureFormat format) throws IOException {
    Picture picture = clip.thumbnail(format);
    byte[] bytes = picture.open(0).readAllBytes();

    assertThat(bytes).hasSize((int) picture.length());
    assertThat(FakeMedia.clip(1280, 720, ofSeconds(3), 4, true).thumbnail(format).etag())
        .isEqualTo(picture.etag());
    try (InputStream rest = picture.open(1_000)) {
      assertThat(rest.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 1_000, bytes.length));
    }
    assertThat(picture.open(picture.length()).read()).isEqualTo(-1);
    assertThatThrownBy(() -> picture.open(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> picture.open(picture.length() + 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "640, 360", "513, 700", "100, 2"})
  @DisplayName("comes out of a WebP as it went in")
  @EnabledIf("dev.videogen.fake.media.Ffmpeg#installed")
  void webpIsLossless(int width, int height, @TempDir Path folder) throws IOException {
    BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(width);
    for (int i = 0; i < width * height; i++) {
      // A few runs, a few rare colours, and noise: every kind of symbol.
      int rgb = i / 50 % 3 == 0 ? 0x123456 : (int) (random.nextGaussian() * 1_000_000);
      noise.setRGB(i % width, i / width, rgb);
    }

    assertThat(decoded(noise, folder)).isEqualTo(rgb(noise));
  }

  @Test
  @DisplayName("of a single colour, or of two, is a valid WebP")
  @EnabledIf("dev.videogen.fake.media.Ffmpeg#installed")
  void plainWebp(@TempDir Path folder) throws IOException {
    BufferedImage plain = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    assertThat(decoded(plain, folder)).isEqualTo(rgb(plain));
    plain.setRGB(20, 20, 0xFF00FF);
    assertThat(decoded(plain, folder)).isEqualTo(rgb(plain));
  }

  @Test
  @DisplayName("in Huffman codes has no word longer than WebP allows, however uneven the symbols")
  void longestWord() {
    int[] fibonacci = new int[40];
    fibonacci[0] = 1;
    fibonacci[1] = 1;
    for (int i = 2; i < fibonacci.length; i++) {
      fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
    }
    PrefixCode code = PrefixCode.of(fibonacci);
    long space = 0;
    for (int symbol = 0; symbol < fibonacci.length; symbol++) {
      assertThat(code.length(symbol)).isBetween(1, 15);
      space += 1L << (15 - code.length(symbol));
    }
    assertThat(space).as("of all words of 15 bits").isEqualTo(1L << 15);
  }

  private static byte[] decoded(BufferedImage image, Path folder) throws IOException {
    Path file = folder.resolve("picture.webp");
    Files.copy(
        new ByteArrayInputStream(PictureFormat.WEBP.write(image)),
        file,
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(Ffmpeg.complaints(file)).isEmpty();
    return Ffmpeg.frame(file, 0, folder.resolve("picture.rgb"));
  }

  private static byte[] rgb(BufferedImage image) {
    byte[] result = new byte[3 * image.getWidth() * image.getHeight()];
    for (int i = 0; i < result.length; i++) {
      int pixel = image.getRGB(i / 3 % image.getWidth(), i / 3 / image.getWidth());
      result[i] = (byte) (pixel >> (16 - 8 * (i % 3)));
    }
    return result;
  }
}
