package dev.videogen.internal.image;

/** The kinds of pictures that can be measured. */
public enum ImageFormat {
  /** Photographs, without transparency. Can be cropped. */
  JPEG,
  /** Lossless, with transparency. Can be cropped. */
  PNG,
  /** Either. Can be measured, but not cropped: the JDK neither reads nor writes it. */
  WEBP
}
