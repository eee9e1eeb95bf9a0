package dev.videogen;

import java.util.Locale;

/** What a media input is for. */
public enum MediaRole {
  /** The picture that the video begins with. */
  FIRST_FRAME,
  /** The picture that the video ends with. */
  LAST_FRAME,
  /** Something to take a subject, a style, a movement or a sound from. */
  REFERENCE;

  /** The role as words for messages: {@code first frame}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
