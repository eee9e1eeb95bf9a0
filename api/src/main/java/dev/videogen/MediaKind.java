package dev.videogen;

/** What kind of media an input is. */
public enum MediaKind {
  /** A still picture. */
  IMAGE,
  /** A moving picture. */
  VIDEO,
  /** A sound. */
  AUDIO
}
