package dev.videogen.cli.setup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's own file of settings. What is written replaces lines of the same name; all others stay
 * as they are, comments included. The file is for its owner alone, from its first byte on.
 *
 * @param file where it is or is to be
 */
record UserSettings(Path file) {

  private static final Pattern KEY = Pattern.compile("^\\s*([^#!=:\\s][^=:\\s]*)");

  /**
   * Writes settings.
   *
   * @param settings values by full names
   * @throws IOException if the file cannot be written; it is then as it was
   */
  void write(Map<String, String> settings) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException(target + " has no folder");
    }
    Files.createDirectories(folder, ownersOnly("rwx------"));
    List<String> lines = Files.exists(target) ? Files.readAllLines(target) : List.of();
    String text = String.join("\n", changed(lines, settings)) + "\n";

    Path whole = folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try (SeekableByteChannel channel =
          Files.newByteChannel(
              whole,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownersOnly("rw-------"))) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static FileAttribute<?>[] ownersOnly(String mode) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  /** Whether others than its owner may read it, as far as the system knows of such. */
  boolean isOpenToOthers() throws IOException {
    return Files.exists(file)
        && Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(file.toRealPath(), LinkOption.NOFOLLOW_LINKS).stream()
            .anyMatch(each -> !each.name().startsWith("OWNER"));
  }

  private static List<String> changed(List<String> lines, Map<String, String> settings) {
    Map<String, String> left = new LinkedHashMap<>(settings);
    List<String> changed = new ArrayList<>();
    boolean continued = false;
    boolean dropped = false;
    for (String line : lines) {
      Matcher key = KEY.matcher(line);
      if (!continued) {
        dropped = key.find() && settings.containsKey(key.group(1));
        if (dropped && left.containsKey(key.group(1))) {
          changed.add(line(key.group(1), left.remove(key.group(1))));
        }
      }
      if (!dropped) {
        changed.add(line);
      }
      continued = isContinued(line);
    }
    left.forEach((name, value) -> changed.add(line(name, value)));
    return changed;
  }

  /** Whether a line goes on in the next: one that ends with an odd number of backslashes. */
  private static boolean isContinued(String line) {
    boolean comment = line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\\') {
      end--;
    }
    return !comment && (line.length() - end) % 2 == 1;
  }

  private static String line(String name, String value) {
    return name + "=" + value.replace("\\", "\\\\");
  }
}
