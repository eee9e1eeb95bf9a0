package dev.videogen.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The head of a picture")
class ImageHeadTest {

  private static ImageHead read(byte[] content) throws IOException {
    return ImageHead.read(new ByteArrayInputStream(content));
  }

  private static void assertUnreadable(byte[] content, String why) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining(why);
  }

  private static void assertSize(byte[] content, ImageFormat format, int width, int height)
      throws IOException {
    ImageHead head = read(content);
    assertThat(head.format()).isEqualTo(format);
    assertThat(head.width()).isEqualTo(width);
    assertThat(head.height()).isEqualTo(height);
  }

  private static byte[] encoded(String format, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"JPEG, 1, 1", "JPEG, 1280, 720", "PNG, 1, 1", "PNG, 300, 2000"})
  @DisplayName("says how large it is")
  void saysHowLargeItIs(ImageFormat format, int width, int height) throws IOException {
    assertSize(encoded(format.name(), width, height), format, width, height);
  }

  @Test
  @DisplayName("is all that is read")
  void isAllThatIsRead() throws IOException {
    byte[] start = Jpegs.start().then(Jpegs.frame(0xC0, 4, 3)).get();
    InputStream endless = new Endless(start, new byte[1]);

    assertThat(ImageHead.read(endless).width()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "GIF89a??????", "not a picture at all", "RIFF????WAVE", "%PDF"})
  @DisplayName("shows what is no picture that can be measured")
  void showsWhatIsNone(String content) {
    assertUnreadable(Bytes.text(content).get(), "it is neither JPEG, PNG nor WebP");
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  @DisplayName("may be cut anywhere, and says so")
  void mayBeCutAnywhere(ImageFormat format) throws IOException {
    byte[] whole =
        switch (format) {
          case JPEG -> Jpegs.start().then(Jpegs.exif(6)).then(Jpegs.frame(0xC2, 4, 3)).get();
          case PNG -> encoded("png", 4, 3);
          case WEBP -> Webp.extended(4, 3);
        };
    // The frame's last bytes, of its components, are not needed.
    int needed =
        switch (format) {
          case JPEG -> whole.length - 10;
          case PNG -> 24;
          case WEBP -> whole.length;
        };
    assertSize(
        Arrays.copyOf(whole, needed),
        format,
        format == ImageFormat.JPEG ? 3 : 4,
        format == ImageFormat.JPEG ? 4 : 3);
    for (int length = 0; length < needed; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(UnreadableImageException.class);
    }
    assertUnreadable(Arrays.copyOf(whole, needed - 1), "it is cut short");
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  @DisplayName("may be rubbish behind its signature, which harms nobody")
  void mayBeRubbish(ImageFormat format) {
    byte[] signature =
        switch (format) {
          case JPEG -> Bytes.of(0xFF, 0xD8, 0xFF, 0xE1, 0, 60).thenText("Exif\0\0MM\0*").get();
          case PNG -> Bytes.of(0x89).thenText("PNG\r\n\u001a\n????IHDR").get();
          case WEBP -> Bytes.text("RIFF????WEBPVP8X").get();
        };
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] rubbish = new byte[80];
      random.nextBytes(rubbish);
      System.arraycopy(signature, 0, rubbish, 0, signature.length);
      try {
        ImageHead head = read(rubbish);
        assertThat(head.width()).isPositive();
        assertThat(head.height()).isPositive();
      } catch (IOException unreadable) {
        assertThat(unreadable).isInstanceOf(UnreadableImageException.class);
      }
    }
  }

  @Test
  @DisplayName("that fails to be read is not taken for a broken picture")
  void failsToBeRead() throws IOException {
    InputStream failing = InputStream.nullInputStream();
    failing.close();

    assertThatThrownBy(() -> ImageHead.read(failing))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("Stream closed");
  }

  @Nested
  @DisplayName("of a JPEG")
  class Jpeg {

    @ParameterizedTest
    @ValueSource(
        ints = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
    @DisplayName("says its size in any of the frame headers")
    void anyFrameHeader(int marker) throws IOException {
      assertSize(
          Jpegs.start().then(Jpegs.frame(marker, 640, 480)).get(), ImageFormat.JPEG, 640, 480);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC4, 0xC8, 0xCC, 0xDB, 0xE0, 0xE2, 0xFE, 0xDD, 0xBF, 0x02})
    @DisplayName("has other segments, which are skipped")
    void otherSegments(int marker) throws IOException {
      byte[] content =
          Jpegs.start()
              .then(Jpegs.segment(marker, new byte[300]))
              .then(Jpegs.segment(marker, new byte[0]))
              .then(Jpegs.frame(0xC0, 640, 480))
              .get();

      assertSize(content, ImageFormat.JPEG, 640, 480);
    }

    @Test
    @DisplayName("may have fill bytes and markers without a segment")
    void fillBytes() throws IOException {
      byte[] content =
          Jpegs.start()
              .then(0xFF, 0xFF, 0xFF, 0x01, 0xFF, 0xD0, 0xFF, 0xD7, 0xFF, 0xD8, 0xFF)
              .then(Jpegs.frame(0xC0, 640, 480))
              .get();

      assertSize(content, ImageFormat.JPEG, 640, 480);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xDA, 0xD9})
    @DisplayName("does not say its size behind the start of its pixels, or its end")
    void noFrameHeader(int marker) {
      assertUnreadable(
          Jpegs.start().then(0xFF, marker).then(Jpegs.frame(0xC0, 4, 3)).get(),
          "whose size does not stand in its head");
    }

    @Test
    @DisplayName("is broken where no marker stands, or a segment is shorter than its length")
    void broken() {
      assertUnreadable(Jpegs.start().then(0x00, 0xC0).gap(20).get(), "it is a broken JPEG");
      assertUnreadable(Jpegs.start().then(0xFF, 0xE0, 0, 1).gap(20).get(), "it is a broken JPEG");
    }

    @Test
    @DisplayName("that says no height, as one may that says it at the end, has no size")
    void noHeight() {
      assertUnreadable(Jpegs.start().then(Jpegs.frame(0xC0, 640, 0)).get(), "no pixels");
      assertUnreadable(Jpegs.start().then(Jpegs.frame(0xC0, 0, 480)).get(), "no pixels");
    }

    @Test
    @DisplayName("is not searched for ever")
    void notForEver() {
      InputStream segments =
          new Endless(Jpegs.start().get(), Jpegs.segment(0xE2, new byte[65_533]));
      InputStream fillBytes = new Endless(Jpegs.start().get(), Bytes.of(0xFF, 0xFF).get());

      for (InputStream endless : List.of(segments, fillBytes)) {
        assertThatThrownBy(() -> ImageHead.read(endless))
            .isInstanceOf(UnreadableImageException.class)
            .hasMessageContaining("whose size does not stand in its head");
      }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "1, UPRIGHT, 640, 480",
      "2, MIRRORED, 640, 480",
      "3, TURNED_HALF, 640, 480",
      "4, FLIPPED, 640, 480",
      "5, TRANSPOSED, 480, 640",
      "6, TURNED_RIGHT, 480, 640",
      "7, TRANSVERSED, 480, 640",
      "8, TURNED_LEFT, 480, 640",
      "0, UPRIGHT, 640, 480",
      "9, UPRIGHT, 640, 480",
      "65535, UPRIGHT, 640, 480",
    })
    @DisplayName("says how the camera was held")
    void orientation(int exif, Orientation orientation, int width, int height) throws IOException {
      byte[] content = Jpegs.start().then(Jpegs.exif(exif)).then(Jpegs.frame(0xC0, 640, 480)).get();

      assertThat(read(content).orientation()).isEqualTo(orientation);
      assertSize(content, ImageFormat.JPEG, width, height);
    }

    @Test
    @DisplayName("says how the camera was held in either byte order")
    void bigEndianExif() throws IOException {
      byte[] exif =
          Jpegs.segment(
              0xE1,
              Bytes.text("Exif\0\0MM\0*")
                  .bigEndian(4, 10)
                  .gap(2)
                  .bigEndian(2, 1)
                  .bigEndian(2, 0x0112)
                  .bigEndian(2, 3)
                  .bigEndian(4, 1)
                  .bigEndian(2, 8)
                  .gap(2)
                  .get());

      assertThat(orientationWith(exif)).isEqualTo(Orientation.TURNED_LEFT);
    }

    @Test
    @DisplayName("says nothing in an Exif segment that is broken, or in another that is not Exif")
    void brokenExif() throws IOException {
      byte[] right = Jpegs.exif(6);
      assertThat(orientationWith(right)).isEqualTo(Orientation.TURNED_RIGHT);
      // Another program's segment; no byte order; an offset behind the end, the furthest there is;
      // more entries than there are; an orientation that is no whole number.
      assertThat(orientationWith(changed(right, 4, 'X'))).isEqualTo(Orientation.UPRIGHT);
      assertThat(orientationWith(changed(right, 10, 'X'))).isEqualTo(Orientation.UPRIGHT);
      assertThat(orientationWith(changed(right, 14, 45))).isEqualTo(Orientation.UPRIGHT);
      assertThat(orientationWith(changed(right, 17, 0xFF))).isEqualTo(Orientation.UPRIGHT);
      assertThat(orientationWith(changed(right, 18, 1))).isEqualTo(Orientation.UPRIGHT);
      assertThat(orientationWith(changed(right, 19, 0xFF))).isEqualTo(Orientation.TURNED_RIGHT);
      assertThat(orientationWith(changed(right, 32, 0x13))).isEqualTo(Orientation.UPRIGHT);
      assertThat(orientationWith(changed(right, 34, 5))).isEqualTo(Orientation.UPRIGHT);
      assertThat(orientationWith(changed(right, 34, 4))).isEqualTo(Orientation.TURNED_RIGHT);
      assertThat(orientationWith(changed(changed(right, 32, 0x13), 19, 0xFF)))
          .isEqualTo(Orientation.UPRIGHT);
      assertThat(orientationWith(Jpegs.segment(0xE1, Bytes.text("Exif\0\0").get())))
          .isEqualTo(Orientation.UPRIGHT);
      assertThat(orientationWith(Jpegs.segment(0xE1, Bytes.text("Exif\0\0II*\0????").get())))
          .isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    @DisplayName("may have other segments of applications besides")
    void xmpBesides() throws IOException {
      byte[] xmp = Jpegs.segment(0xE1, Bytes.text("http://ns.adobe.com/xap/1.0/\0<x/>").get());

      assertThat(orientationWith(Bytes.of().then(Jpegs.exif(6)).then(xmp).get()))
          .isEqualTo(Orientation.TURNED_RIGHT);
    }

    private static byte[] changed(byte[] content, int at, int value) {
      byte[] changed = content.clone();
      changed[at] = (byte) value;
      return changed;
    }

    private static Orientation orientationWith(byte[] segments) throws IOException {
      return read(Jpegs.start().then(segments).then(Jpegs.frame(0xC0, 640, 480)).get())
          .orientation();
    }
  }

  @Nested
  @DisplayName("of a PNG")
  class Png {

    @Test
    @DisplayName("begins with the size")
    void beginsWithTheSize() {
      assertUnreadable(
          Bytes.of(0x89).thenText("PNG\r\n\u001a\n\0\0\0\4CgBI????").gap(30).get(),
          "it is a PNG that does not begin with its size");
    }

    @Test
    @DisplayName("says how the camera was held, be it before the pixels or behind them")
    void orientation() throws IOException {
      byte[] pixels = chunk("IDAT", new byte[9]);
      byte[] exif = chunk("eXIf", Jpegs.tiff(8));
      byte[] end = chunk("IEND", new byte[0]);

      assertThat(png(exif, pixels, end).orientation()).isEqualTo(Orientation.TURNED_LEFT);
      assertThat(png(pixels, exif, end).orientation()).isEqualTo(Orientation.TURNED_LEFT);
      assertThat(png(pixels, exif, end).width()).isEqualTo(480);
      assertThat(png(pixels, end, exif).orientation()).isEqualTo(Orientation.UPRIGHT);
      assertThat(png(pixels).orientation()).isEqualTo(Orientation.UPRIGHT);
      assertThat(png(new byte[100], exif).orientation()).isEqualTo(Orientation.UPRIGHT);
      assertThat(png(chunk("eXIf", new byte[2]), end).orientation()).isEqualTo(Orientation.UPRIGHT);
    }

    private static byte[] chunk(String type, byte[] content) {
      return Bytes.of().bigEndian(4, content.length).thenText(type).then(content).gap(4).get();
    }

    private static ImageHead png(byte[]... chunks) throws IOException {
      Bytes png = Bytes.of(0x89).thenText("PNG\r\n\u001a\n");
      png.then(chunk("IHDR", Bytes.of().bigEndian(4, 640).bigEndian(4, 480).gap(5).get()));
      for (byte[] chunk : chunks) {
        png.then(chunk);
      }
      return read(png.get());
    }

    @Test
    @DisplayName("with edges that are no numbers is refused")
    void hostileEdges() {
      Bytes head = Bytes.of(0x89).thenText("PNG\r\n\u001a\n\0\0\0\15IHDR");
      byte[] start = head.get();

      assertUnreadable(Bytes.of().then(start).bigEndian(4, 0).bigEndian(4, 5).get(), "no pixels");
      assertUnreadable(Bytes.of().then(start).bigEndian(4, 5).bigEndian(4, 0).get(), "no pixels");
      assertUnreadable(
          Bytes.of().then(start).bigEndian(4, 0xFFFFFFFFL).bigEndian(4, 5).get(), "no pixels");
    }
  }

  @Nested
  @DisplayName("of a WebP")
  class WebP {

    @ParameterizedTest
    @CsvSource({"1, 1", "1280, 720", "16383, 16383", "2, 16383"})
    @DisplayName("says its size, be it lossy, lossless or extended")
    void saysItsSize(int width, int height) throws IOException {
      assertSize(Webp.lossy(width, height), ImageFormat.WEBP, width, height);
      assertSize(Webp.lossless(width, height), ImageFormat.WEBP, width, height);
      assertSize(Webp.extended(width, height), ImageFormat.WEBP, width, height);
    }

    @Test
    @DisplayName("may be longer in the extended form")
    void extended() throws IOException {
      assertSize(Webp.extended(1 << 24, 70_000), ImageFormat.WEBP, 1 << 24, 70_000);
    }

    @Test
    @DisplayName("says how the camera was held if it announces that, with the prefix or without")
    void orientation() throws IOException {
      byte[] prefixed = Bytes.text("Exif\0\0").then(Jpegs.tiff(6)).get();

      for (byte[] exif : List.of(prefixed, Jpegs.tiff(6))) {
        assertThat(extendedWith(0x08, exif).orientation()).isEqualTo(Orientation.TURNED_RIGHT);
        assertThat(extendedWith(0x08, exif).height()).isEqualTo(640);
        assertThat(extendedWith(0, exif).orientation()).isEqualTo(Orientation.UPRIGHT);
      }
      assertThat(extendedWith(0x08, new byte[3]).orientation()).isEqualTo(Orientation.UPRIGHT);
    }

    private static ImageHead extendedWith(int flags, byte[] exif) throws IOException {
      byte[] head = Webp.extended(640, 480);
      head[20] = (byte) flags;
      // A chunk of an odd length is followed by a byte that does not count.
      return read(
          Bytes.of()
              .then(head)
              .thenText("VP8 ")
              .littleEndian(4, 3)
              .gap(4)
              .thenText("EXIF")
              .littleEndian(4, exif.length)
              .then(exif)
              .get());
    }

    @Test
    @DisplayName("written by Google's encoder is read")
    void realFile() throws IOException {
      // cwebp 1.2.4 of a picture of 37x23 pixels; lossy, lossless, and lossy with transparency.
      assertSize(Webp.hex(Webp.REAL_LOSSY), ImageFormat.WEBP, 37, 23);
      assertSize(Webp.hex(Webp.REAL_LOSSLESS), ImageFormat.WEBP, 37, 23);
      assertSize(Webp.hex(Webp.REAL_EXTENDED), ImageFormat.WEBP, 37, 23);
    }

    @Test
    @DisplayName("keeps its edges apart from what else stands there")
    void scaleBitsAndAlphaBit() throws IOException {
      byte[] lossy = Webp.lossy(640, 480);
      lossy[27] |= (byte) 0xC0;
      lossy[29] |= (byte) 0x40;
      assertSize(lossy, ImageFormat.WEBP, 640, 480);
      byte[] lossless = Webp.lossless(640, 480);
      lossless[24] |= (byte) 0xF0;
      assertSize(lossless, ImageFormat.WEBP, 640, 480);
    }

    @Test
    @DisplayName("is broken without its signatures")
    void broken() {
      byte[] noKeyFrame = Webp.lossy(4, 3);
      noKeyFrame[20] |= 1;
      assertUnreadable(noKeyFrame, "does not begin with a key frame");
      for (int i = 23; i < 26; i++) {
        byte[] noStart = Webp.lossy(4, 3);
        noStart[i] ^= 1;
        assertUnreadable(noStart, "does not begin with a key frame");
      }
      byte[] noSignature = Webp.lossless(4, 3);
      noSignature[20] = 0;
      assertUnreadable(noSignature, "a lossless WebP without its signature");
      assertUnreadable(
          Bytes.text("RIFF????WEBPALPH????").gap(30).get(),
          "it is a WebP that does not begin with its size");
      assertUnreadable(Webp.lossy(0, 3), "no pixels");
      assertUnreadable(Webp.lossy(4, 0), "no pixels");
    }
  }
}
