package dev.videogen.internal.download;

import dev.videogen.SaveOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    check(List.of(target), List.of(), options);
  }

  /**
   * Checks several targets, no two of which may be one file: by another spelling, a link, or in
   * other letters where the file system does not tell them apart.
   *
   * @param targets where files are to be saved
   * @param needed files that none of them may be
   * @param options how they are to be saved
   * @throws dev.videogen.errors.LocalStorageException if one of them could not be saved now, or
   *     would replace another or one that is needed
   */
  public static void check(List<Path> targets, List<NeededFile> needed, SaveOptions options) {
    List<TargetFile> checked = new ArrayList<>();
    for (Path each : targets) {
      TargetFile target = TargetFile.at(each, options, null);
      try (PartFile probe = PartFile.create(target)) {
        probe.append(new byte[] {0}, 1);
        refuseNeeded(target, probe, needed);
        boolean anyCase = ignoresCase(probe.path());
        for (TargetFile other : checked) {
          if (target.isSameFile(other, anyCase)) {
            throw target.replaces(other);
          }
        }
      }
      checked.add(target);
    }
  }

  /**
   * Refuses a target that is a file which is needed.
   *
   * @param target the target
   * @param beside a file in its folder
   * @param needed the files
   * @throws dev.videogen.errors.LocalStorageException if it is one of them
   */
  static void refuseNeeded(TargetFile target, PartFile beside, List<NeededFile> needed) {
    boolean anyCase = ignoresCase(beside.path());
    needed.forEach(file -> target.refuseIf(file, anyCase));
  }

  /** Whether a file that is there is there by its name in other letters, too. */
  private static boolean ignoresCase(Path there) {
    String name = String.valueOf(there.getFileName());
    String upper = name.toUpperCase(Locale.ROOT);
    return Files.exists(
        there.resolveSibling(upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper));
  }
}
