package dev.videogen.internal.download;

import dev.videogen.JobRef;
import dev.videogen.SaveOptions;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file that a save is to end in: symbolic links followed, and checked as far as looking at it
 * tells. Immutable.
 */
final class TargetFile {

  private static final int MAX_LINKS = 40;
  private static final String KEPT = "there is a file already, and it is to be kept";

  private final Path given;
  private final Path path;
  private final boolean overwrite;
  private final @Nullable JobRef job;

  private TargetFile(Path given, Path path, boolean overwrite, @Nullable JobRef job) {
    this.given = given;
    this.path = path;
    this.overwrite = overwrite;
    this.job = job;
  }

  /**
   * Finds and checks a target.
   *
   * @param given the path that the app named
   * @param options whether a file that is there may be replaced
   * @param job the job whose file it is to be, for errors; null before there is one
   * @return the target
   * @throws LocalStorageException if the folder is missing, the target is no file, is
   *     write-protected or is to be kept
   */
  static TargetFile at(Path given, SaveOptions options, @Nullable JobRef job) {
    TargetFile named = new TargetFile(given, given.toAbsolutePath(), options.overwrite(), job);
    TargetFile target = new TargetFile(given, named.behindLinks(), options.overwrite(), job);
    target.check();
    return target;
  }

  /** A file as it is, whether it could be a target or not. */
  private static TargetFile unchecked(Path given) {
    TargetFile named = new TargetFile(given, given.toAbsolutePath(), true, null);
    return new TargetFile(given, named.behindLinks(), true, null);
  }

  private Path behindLinks() {
    Path end = path;
    for (int links = 0; Files.isSymbolicLink(end); links++) {
      if (links == MAX_LINKS) {
        throw refused("its symbolic links lead in a circle", null);
      }
      try {
        end = end.resolveSibling(Files.readSymbolicLink(end));
      } catch (IOException failure) {
        throw failed(failure);
      }
    }
    return end;
  }

  private void check() {
    if (!Files.isDirectory(folder())) {
      String what = Files.exists(folder()) ? " is no folder" : " does not exist: create it first";
      throw refused(folder() + what, null);
    }
    BasicFileAttributes there;
    try {
      there = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException free) {
      return;
    } catch (IOException failure) {
      // Such as a name that is too long, which otherwise shows only once the video is paid for.
      throw failed(failure);
    }
    if (there.isDirectory()) {
      throw refused("it is a folder: name a file in it", null);
    }
    if (!there.isRegularFile()) {
      throw refused("it is no file but a device or a pipe: open the download and copy it", null);
    }
    if (!overwrite) {
      throw refused(KEPT, null);
    }
    if (!Files.isWritable(path)) {
      throw refused("the file there is write-protected", null);
    }
  }

  /** Where the file is to be. */
  Path path() {
    return path;
  }

  /** The folder in which it is to be. */
  Path folder() {
    return Objects.requireNonNullElse(path.getParent(), path);
  }

  /** The name that it is to have. */
  String name() {
    return Objects.requireNonNullElse(path.getFileName(), path).toString();
  }

  /**
   * Whether this and another are one file.
   *
   * @param other another target
   * @param anyCase whether names are one that differ in capital letters alone
   */
  boolean isSameFile(TargetFile other, boolean anyCase) {
    String here = Normalizer.normalize(name(), Normalizer.Form.NFC);
    String there = Normalizer.normalize(other.name(), Normalizer.Form.NFC);
    boolean sameName = anyCase ? here.equalsIgnoreCase(there) : here.equals(there);
    try {
      return sameName && Files.isSameFile(folder(), other.folder());
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  /**
   * Refuses to replace a file that is needed, and to save into a folder that is.
   *
   * @param needed the file; it and its folder may be missing
   * @param anyCase whether names are one that differ in capital letters alone
   * @throws LocalStorageException if this is that file
   */
  void refuseIf(NeededFile needed, boolean anyCase) {
    if (isBelow(needed.path())) {
      throw refused("it is in the folder that is " + needed.what(), null);
    }
    TargetFile other = unchecked(needed.path());
    if (Files.isDirectory(other.folder()) && isSameFile(other, anyCase)) {
      throw refused("it is " + needed.what() + ", which it would replace", null);
    }
  }

  private boolean isBelow(Path folder) {
    try {
      return Files.isDirectory(folder) && folder().toRealPath().startsWith(folder.toRealPath());
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  /** The error of two targets that are one file. */
  LocalStorageException replaces(TargetFile other) {
    return refused("it is the same file as " + other.given + ", which it would replace", null);
  }

  /** Whether a file that is there may be replaced. */
  boolean overwrite() {
    return overwrite;
  }

  /**
   * Gives a new file the permissions of the one that it replaces, where there are such.
   *
   * @param successor the file that is to be moved here
   * @throws IOException if they cannot be set
   */
  void keepMode(Path successor) throws IOException {
    try {
      Files.setPosixFilePermissions(successor, Files.getPosixFilePermissions(path));
    } catch (NoSuchFileException | UnsupportedOperationException nothingToKeep) {
      // A new file, or a file system without permissions of this kind.
    }
  }

  /**
   * What an error on the way to this file amounts to.
   *
   * @param failure an error of the file system
   * @return the error for the app
   */
  VideoException failed(IOException failure) {
    if (Thread.currentThread().isInterrupted()) {
      // Which closes the channel under a write.
      String message =
          job == null
              ? "interrupted while it was checked whether a file can be saved to " + given
              : "interrupted while saving to " + given;
      return new VideoInterruptedException(details(message, failure).build());
    }
    return refused(reason(failure), failure);
  }

  private String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "there is no permission to write in " + folder();
    }
    if (failure instanceof NoSuchFileException) {
      return folder() + " or the temporary file in it was removed meanwhile";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return KEPT;
    }
    if (failure instanceof AtomicMoveNotSupportedException) {
      return "the file system cannot move a file into place in one step";
    }
    String text =
        failure instanceof FileSystemException where ? where.getReason() : failure.getMessage();
    return Objects.requireNonNullElse(text, failure.toString());
  }

  private LocalStorageException refused(String reason, @Nullable IOException cause) {
    String after = job == null ? "" : ". Job " + job + " keeps its files: save them elsewhere";
    return new LocalStorageException(
        details("cannot save to " + given + ": " + reason + after, cause).build());
  }

  private ErrorDetails.Builder details(String message, @Nullable IOException cause) {
    return ErrorDetails.builder(Operation.DOWNLOAD, message).job(job).cause(cause);
  }
}
