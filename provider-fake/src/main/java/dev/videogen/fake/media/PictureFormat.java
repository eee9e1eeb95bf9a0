package dev.videogen.fake.media;

import java.awt.image.BufferedImage;

/** How a picture is written. */
public enum PictureFormat {
  /** JPEG, lossy. */
  JPEG("image/jpeg") {
    @Override
    byte[] write(BufferedImage image) {
      return JpegFile.write(image);
    }
  },

  /** WebP, lossless. */
  WEBP("image/webp") {
    @Override
    byte[] write(BufferedImage image) {
      return WebpFile.write(image);
    }
  };

  private final String mediaType;

  PictureFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The media type, as {@code image/jpeg}. */
  public String mediaType() {
    return mediaType;
  }

  abstract byte[] write(BufferedImage image);
}
