package dev.videogen.internal.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Tells whether a path stays inside a folder, whatever {@code ..} and links are in it. */
public final class FolderPath {

  private FolderPath() {}

  /**
   * Whether it does.
   *
   * @param path absolute, or relative to the folder; nothing need be there yet
   * @param folder the folder
   * @return false if it does not, if it is the folder itself, and if that cannot be told
   */
  public static boolean isInside(Path path, Path folder) {
    try {
      Path root = folder.toAbsolutePath().toRealPath();
      Path real = real(root.resolve(path));
      return real.startsWith(root) && !real.equals(root);
    } catch (IOException untold) {
      return false;
    }
  }

  /** What a path leads to; what is not there yet counts as if it were made where it is missing. */
  private static Path real(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException missing) {
      Path parent = path.getParent();
      Path name = path.getFileName();
      if (parent == null
          || name == null
          || name.toString().equals("..")
          || Files.isSymbolicLink(path)) {
        throw missing;
      }
      return real(parent).resolve(name);
    }
  }
}
