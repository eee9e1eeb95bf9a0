package dev.videogen.internal.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What the head of a picture says of it. Nothing is decoded, and no more is read than it takes: of
 * a PNG, and of a WebP that announces it, the pixels are skipped, for the orientation may stand
 * behind them. So a cut, wrong or hostile file does no harm.
 *
 * @param format what kind of picture it is
 * @param storedWidth pixels in a row as stored, 1 or more
 * @param storedHeight rows as stored, 1 or more
 * @param orientation what must be done to the stored pixels before they are shown
 */
public record ImageHead(
    ImageFormat format, int storedWidth, int storedHeight, Orientation orientation) {

  private static final int SIGNATURE = 12;

  /**
   * Reads the head of a picture.
   *
   * @param content the picture from its first byte, not closed
   * @return what it says
   * @throws UnreadableImageException if it is neither JPEG, PNG nor WebP, or is cut short or broken
   *     before its size
   * @throws IOException if reading fails
   */
  public static ImageHead read(InputStream content) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(content);
    buffered.mark(SIGNATURE);
    String signature = new String(buffered.readNBytes(SIGNATURE), StandardCharsets.ISO_8859_1);
    buffered.reset();
    try {
      ImageHead head = read(signature, new DataInputStream(buffered));
      if (head.storedWidth < 1 || head.storedHeight < 1) {
        throw new UnreadableImageException("its head says that it has no pixels");
      }
      return head;
    } catch (EOFException cut) {
      throw new UnreadableImageException("it is cut short", cut);
    }
  }

  private static ImageHead read(String signature, DataInputStream content) throws IOException {
    if (signature.startsWith("\u00ff\u00d8")) {
      return new JpegHead(content).read();
    }
    if (signature.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PngHead.read(content);
    }
    if (signature.startsWith("RIFF") && signature.endsWith("WEBP")) {
      return WebpHead.read(content);
    }
    throw new UnreadableImageException("it is neither JPEG, PNG nor WebP");
  }

  /**
   * The width as shown.
   *
   * @return pixels from left to right, 1 or more
   */
  public int width() {
    return orientation.swapsEdges() ? storedHeight : storedWidth;
  }

  /**
   * The height as shown.
   *
   * @return pixels from top to bottom, 1 or more
   */
  public int height() {
    return orientation.swapsEdges() ? storedWidth : storedHeight;
  }
}
