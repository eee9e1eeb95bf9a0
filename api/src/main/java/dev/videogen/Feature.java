package dev.videogen;

import java.util.Locale;

/**
 * What a provider or a model may or may not have. {@link dev.videogen.capabilities.Capabilities}
 * says which; some of them are parts of a request, the others are operations.
 */
public enum Feature {
  /** A prompt of what must not be seen. Part of a request. */
  NEGATIVE_PROMPT(true),
  /** A number that makes a rendering repeatable. Part of a request. */
  SEED(true),
  /** A choice of frames per second. Part of a request. */
  FPS(true),
  /** A choice of sound or silence. Part of a request. */
  AUDIO(true),
  /** A picture to begin with. Part of a request. */
  FIRST_FRAME(true),
  /** A picture to end with. Part of a request. */
  LAST_FRAME(true),
  /** Pictures to take a subject or a style from. Part of a request. */
  REFERENCE_IMAGE(true),
  /** Videos to take a subject, a style or a movement from. Part of a request. */
  REFERENCE_VIDEO(true),
  /** Sounds to be heard or followed. Part of a request. */
  REFERENCE_AUDIO(true),
  /** Media inputs given as a URL that the vendor fetches. Part of a request. */
  INPUT_URL(true),
  /** Media inputs given as the id of a file that the vendor has. Part of a request. */
  INPUT_FILE_ID(true),
  /** A finished job to render again, a little different. Part of a request. */
  REMIX(true),
  /** A video to change. Part of a request. */
  EDIT(true),
  /** A video to go on with. Part of a request. */
  EXTEND(true),
  /** Reading the jobs of an account. */
  LIST(false),
  /** Deleting a job and its files. */
  DELETE(false),
  /** Ending a running job. */
  CANCEL(false),
  /** A still picture of a finished job. */
  THUMBNAIL(false),
  /** A sheet of frames of a finished job. */
  SPRITESHEET(false),
  /** A figure of how far a job has come. */
  PROGRESS(false);

  private final boolean partOfRequest;

  Feature(boolean partOfRequest) {
    this.partOfRequest = partOfRequest;
  }

  /**
   * Whether a request can ask for it, so that it can be marked {@linkplain
   * VideoRequest.Builder#optional optional}.
   *
   * @return true for parts of a request, false for operations
   */
  public boolean isPartOfRequest() {
    return partOfRequest;
  }

  /**
   * Whether it is what a request has that is made from another video.
   *
   * @return true for {@link #REMIX}, {@link #EDIT} and {@link #EXTEND}
   */
  public boolean needsSource() {
    return this == REMIX || this == EDIT || this == EXTEND;
  }

  /** The feature as words for messages: {@code negative prompt}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
