package dev.videogen.recovery;

import dev.videogen.JobRef;
import dev.videogen.internal.download.VariantFiles;
import dev.videogen.internal.text.FolderPath;
import dev.videogen.journal.JournaledSubmission;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the videos of a recovered job go. What a journal names is only a suggestion, for a stranger
 * may have written the journal: it is heeded inside the folder that the user names, once links are
 * followed. All else goes into that folder under a name made of the job's ref, and beside what is
 * there.
 */
final class RecoveryTarget {

  private static final int MAX_NAMES = 1000;
  private static final int MAX_VARIANTS = 100;

  private final Path folder;
  private final int variants;
  private final boolean overwrite;

  private RecoveryTarget(Path folder, int variants, boolean overwrite) {
    this.folder = folder;
    this.variants = variants;
    this.overwrite = overwrite;
  }

  /**
   * The target of a submission.
   *
   * @param submission what the journal tells of it
   * @param job its job
   * @param folder where all is saved
   * @param overwrite whether files of the folder may be replaced
   */
  static Path of(JournaledSubmission submission, JobRef job, Path folder, boolean overwrite) {
    int variants = Math.max(1, Math.min(MAX_VARIANTS, submission.intent().variants()));
    return new RecoveryTarget(folder, variants, overwrite)
        .free(
            submission
                .target()
                .map(folder::resolve)
                .filter(RecoveryTarget::hasFolder)
                .filter(suggested -> FolderPath.isInside(suggested, folder))
                .orElseGet(() -> folder.resolve(VideoName.of(job))));
  }

  private static boolean hasFolder(Path suggested) {
    Path parent = suggested.toAbsolutePath().getParent();
    return parent != null && Files.isDirectory(parent);
  }

  /** The file itself, or one beside it, of which no name is taken that the variants may get. */
  private Path free(Path suggested) {
    Path candidate = suggested;
    for (int number = 2; number <= MAX_NAMES && isTaken(candidate); number++) {
      candidate = beside(suggested, number);
    }
    return candidate;
  }

  private boolean isTaken(Path candidate) {
    return overwrite
        // The journal tells how many were ordered, and may be wrong.
        ? names(candidate, MAX_VARIANTS).anyMatch(this::leadsOutside)
        : names(candidate, variants).anyMatch(RecoveryTarget::isThere);
  }

  private static Stream<Path> names(Path candidate, int variants) {
    return Stream.concat(Stream.of(candidate), VariantFiles.of(candidate, variants).stream());
  }

  private boolean leadsOutside(Path file) {
    return !FolderPath.isInside(file.toAbsolutePath(), folder);
  }

  /** A link counts, wherever it leads. */
  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path beside(Path suggested, int number) {
    String name = String.valueOf(suggested.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return suggested.resolveSibling(stem + "_" + number + name.substring(stem.length()));
  }
}
