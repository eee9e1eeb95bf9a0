package dev.videogen.internal.image;

/** The kinds of pictures that can be measured. */
public enum ImageFormat {
  /** Photographs, without transparency. Can be turned and cropped. */
  JPEG,
  /** Lossless, with transparency. Can be turned and cropped. */
  PNG,
  /**
   * Either. Can be measured, but neither turned nor cropped: the JDK neither reads nor writes it.
   */
  WEBP
}
