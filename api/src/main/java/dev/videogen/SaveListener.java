package dev.videogen;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Receives the progress of a file that is saved. */
@FunctionalInterface
public interface SaveListener {

  /**
   * Called on the saving thread before a file is saved, and of several variants before each. An
   * exception thrown here ends the saving and reaches the caller.
   *
   * @param target where the file goes, with its own number if it is one of several variants
   */
  default void saving(Path target) {}

  /**
   * Called on the saving thread now and then, and once at the end. An exception thrown here ends
   * the saving and reaches the caller; nothing is left at the target.
   *
   * @param saved bytes saved so far; it falls when a vendor makes the saving begin anew
   * @param total bytes of the whole file, or empty if the vendor does not say
   */
  void saved(long saved, OptionalLong total);
}
