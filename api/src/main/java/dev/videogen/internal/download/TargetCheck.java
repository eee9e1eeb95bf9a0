package dev.videogen.internal.download;

import dev.videogen.SaveOptions;
import java.nio.file.Path;

/** Finds out whether a file can be saved before its video is paid for. */
public final class TargetCheck {

  private TargetCheck() {}

  /**
   * Checks a target by all the rules by which it will be written, and writes and removes a file
   * beside it.
   *
   * @param target where a file is to be saved
   * @param options how it is to be saved
   * @throws dev.videogen.errors.LocalStorageException if that would fail now
   */
  public static void check(Path target, SaveOptions options) {
    try (PartFile probe = PartFile.create(TargetFile.at(target, options, null))) {
      probe.append(new byte[] {0}, 1);
    }
  }
}
