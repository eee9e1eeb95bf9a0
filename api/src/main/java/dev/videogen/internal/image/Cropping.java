package dev.videogen.internal.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Turns a picture upright, or gives it another size: what is too much is cut off at two opposite
 * edges, the same from both, and the rest is scaled. JPEG stays JPEG and PNG stays PNG, with its
 * transparency; the result is stored upright.
 *
 * <p>The one class by which pixels are reached: AWT and ImageIO are loaded when it is called, and
 * what only measures pictures needs neither.
 */
public final class Cropping {

  /** A bomb of a few kilobytes can stand for more pixels than there is memory. */
  private static final long MAX_PIXELS = 100_000_000;

  private Cropping() {}

  /**
   * Crops and scales a picture.
   *
   * @param content a JPEG or a PNG
   * @param width the width that the result is to have as shown, 1 or more
   * @param height the height that the result is to have as shown, 1 or more
   * @return a picture of the same format
   * @throws UnreadableImageException if it is of another format, broken, in CMYK, it or the result
   *     has more than 100 million pixels, or the module {@code java.desktop} is not there
   */
  public static byte[] crop(byte[] content, int width, int height) throws UnreadableImageException {
    try {
      ImageHead head = ImageHead.read(new ByteArrayInputStream(content));
      requireCroppable(head, width, height);
      boolean onItsSide = head.orientation().swapsEdges();
      int storedWidth = onItsSide ? height : width;
      int storedHeight = onItsSide ? width : height;
      BufferedImage part =
          Decoding.decode(content, head.format(), centre(head, storedWidth, storedHeight));
      BufferedImage scaled = Scaling.scale(part, storedWidth, storedHeight);
      return Encoding.encode(OrientationTransform.apply(head.orientation(), scaled), head.format());
    } catch (UnreadableImageException known) {
      throw known;
    } catch (IOException | RuntimeException broken) {
      // Decoders run off their arrays on files that contradict themselves.
      throw new UnreadableImageException("it is broken (" + broken + ")", broken);
    } catch (OutOfMemoryError tooLarge) {
      // It was asked for in one piece, and none of it was had: all else goes on.
      throw new UnreadableImageException(
          "it has more pixels than fit into the memory of this Java", tooLarge);
    } catch (LinkageError noDesktop) {
      throw new UnreadableImageException(
          "this Java runs without the module java.desktop, which turns and crops pictures; add it"
              + " with --add-modules java.desktop, or do that with another program",
          noDesktop);
    }
  }

  /**
   * Turns a picture so that its pixels are stored as they are to be shown, for what reads no Exif.
   * Its size as shown stays.
   *
   * @param content a JPEG or a PNG
   * @return a picture of the same format, without Exif
   * @throws UnreadableImageException as {@link #crop} does
   */
  public static byte[] upright(byte[] content) throws UnreadableImageException {
    try {
      ImageHead head = ImageHead.read(new ByteArrayInputStream(content));
      return crop(content, head.width(), head.height());
    } catch (UnreadableImageException known) {
      throw known;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void requireCroppable(ImageHead head, int width, int height)
      throws UnreadableImageException {
    if (head.format() == ImageFormat.WEBP) {
      throw new UnreadableImageException(
          "Java cannot write WebP; convert it to JPEG or PNG, or do it with another program");
    }
    requireMemory(head.storedWidth(), head.storedHeight());
    requireMemory(width, height);
  }

  private static void requireMemory(int width, int height) throws UnreadableImageException {
    if ((long) width * height > MAX_PIXELS) {
      throw new UnreadableImageException(
          "%dx%d are more than %d million pixels".formatted(width, height, MAX_PIXELS / 1_000_000));
    }
  }

  /** The largest part in the middle of the stored picture that has the ratio of the target. */
  private static Rectangle centre(ImageHead head, int width, int height) {
    long storedWidth = head.storedWidth();
    long storedHeight = head.storedHeight();
    boolean tooWide = storedWidth * height > storedHeight * width;
    long partWidth = tooWide ? atLeastOne(storedHeight * width, height) : storedWidth;
    long partHeight = tooWide ? storedHeight : atLeastOne(storedWidth * height, width);
    return new Rectangle(
        Math.toIntExact((storedWidth - partWidth) / 2),
        Math.toIntExact((storedHeight - partHeight) / 2),
        Math.toIntExact(partWidth),
        Math.toIntExact(partHeight));
  }

  private static long atLeastOne(long dividend, int divisor) {
    return Math.max(1, Math.round((double) dividend / divisor));
  }
}
