package dev.videogen;

import java.util.Objects;

/**
 * How to save a file.
 *
 * <p>Immutable.
 */
public final class SaveOptions {

  private static final SaveOptions DEFAULTS = new SaveOptions(true, false, (read, total) -> {});

  private final boolean overwrite;
  private final boolean sha256;
  private final SaveListener listener;

  private SaveOptions(boolean overwrite, boolean sha256, SaveListener listener) {
    this.overwrite = overwrite;
    this.sha256 = sha256;
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /**
   * A file that is there already is replaced, in one step, once the new one is whole.
   *
   * @return options in which nothing is changed
   */
  public static SaveOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same, but a file that is there already is an error.
   *
   * @return a changed copy
   */
  public SaveOptions keepExisting() {
    return new SaveOptions(false, sha256, listener);
  }

  /**
   * The same, with a checksum taken on the way.
   *
   * @return a changed copy
   */
  public SaveOptions withSha256() {
    return new SaveOptions(overwrite, true, listener);
  }

  /**
   * The same with a listener.
   *
   * @param value who hears how far the saving has come
   * @return a changed copy
   */
  public SaveOptions listener(SaveListener value) {
    return new SaveOptions(overwrite, sha256, value);
  }

  /**
   * Whether a file that is there already is replaced.
   *
   * @return true unless {@link #keepExisting()} was asked for
   */
  public boolean overwrite() {
    return overwrite;
  }

  /**
   * Whether a checksum is taken.
   *
   * @return true if {@link #withSha256()} was asked for
   */
  public boolean sha256() {
    return sha256;
  }

  /**
   * What receives the progress of the saving.
   *
   * @return the listener; one that does nothing unless set
   */
  public SaveListener listener() {
    return listener;
  }
}
