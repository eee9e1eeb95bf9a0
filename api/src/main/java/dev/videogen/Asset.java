package dev.videogen;

/** A file of a finished job that can be downloaded. */
public enum Asset {
  /** The video itself, as a rule an MP4 file. */
  VIDEO,
  /** One still picture. */
  THUMBNAIL,
  /** A picture made of several frames. */
  SPRITESHEET
}
