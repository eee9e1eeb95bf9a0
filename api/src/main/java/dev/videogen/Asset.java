package dev.videogen;

import dev.videogen.internal.image.FileSignature;

/** A file of a finished job that can be downloaded. */
public enum Asset {
  /** The video itself, as a rule an MP4 file. */
  VIDEO,
  /** One still picture. */
  THUMBNAIL,
  /** A picture made of several frames. */
  SPRITESHEET;

  /**
   * Whether a file that begins so can be this asset. A picture, a text (an error page, JSON), sound
   * or an archive is no video; a video or a text is no picture. Binary data of no known signature
   * may be either.
   *
   * @param head the first 512 bytes of the file, or all if it has fewer; more are not looked at
   * @return false if it is certainly something else
   */
  public boolean accepts(byte[] head) {
    return switch (FileSignature.of(head)) {
      case VIDEO -> this == VIDEO;
      case PICTURE -> this != VIDEO;
      case TEXT, OTHER -> false;
      case UNKNOWN -> true;
    };
  }
}
