package dev.videogen.fake.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A picture file. Immutable. */
public final class Picture {

  private final int width;
  private final int height;
  private final PictureFormat format;
  private final byte[] bytes;
  private final String etag;

  private Picture(int width, int height, PictureFormat format, byte[] bytes) {
    this.width = width;
    this.height = height;
    this.format = format;
    this.bytes = bytes;
    etag = Etag.of(ByteBuffer.wrap(bytes));
  }

  static Picture of(BufferedImage image, PictureFormat format) {
    return new Picture(image.getWidth(), image.getHeight(), format, format.write(image));
  }

  /** The width in pixels. */
  public int width() {
    return width;
  }

  /** The height in pixels. */
  public int height() {
    return height;
  }

  /** The format, which says the media type. */
  public PictureFormat format() {
    return format;
  }

  /** The length of the file in bytes. */
  public long length() {
    return bytes.length;
  }

  /** A strong entity tag, without quotes: pictures with the same tag have the same bytes. */
  public String etag() {
    return etag;
  }

  /**
   * The file's bytes from an offset on. The stream holds no resource, so it need not be closed.
   *
   * @param offset 0 to the file's length
   * @throws IndexOutOfBoundsException if the offset is negative or beyond the end
   */
  public InputStream open(long offset) {
    int from = (int) Objects.checkIndex(offset, bytes.length + 1L);
    return new ByteArrayInputStream(bytes, from, bytes.length - from);
  }
}
