package dev.videogen.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a journal: opened only if it is empty or a journal, whoever named it; created for its
 * owner alone, as are the folders that are missing.
 *
 * @param path where it is or is to be
 */
record JournalFile(Path path) {

  private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

  /** Among so many first bytes one whole line is an entry, or the first is the torn half of one. */
  private static final int HEAD = 64 * 1024;

  private static final long MAX_SIZE = 512L << 20;

  private static final Pattern TORN_ENTRY =
      Pattern.compile("\\{\\s*\"kind\"\\s*:\\s*\"[a-z_]+\"\\s*,\\s*\"at\"\\s*:\\s*\"\\d");

  /**
   * Opens it to be read.
   *
   * @throws NoSuchFileException if it is not there
   * @throws IOException if it is no journal
   */
  FileChannel toRead() throws IOException {
    refuseWhatIsNoFile();
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    return checked(channel);
  }

  /**
   * Opens it to be read and written, and creates it if it is not there.
   *
   * @throws IOException if it is no journal
   */
  FileChannel toAppend() throws IOException {
    refuseWhatIsNoFile();
    try {
      return checked(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (NoSuchFileException missing) {
      return created();
    }
  }

  /** Before it is opened, for a pipe would wait for somebody to write to it. */
  private void refuseWhatIsNoFile() throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException(path + " is a folder, a device or a pipe, and no journal");
    }
  }

  private FileChannel created() throws IOException {
    makeFolders();
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              path,
              Set.of(
                  StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
              ownerOnly("rw-------"));
    } catch (FileAlreadyExistsException byAnotherProcess) {
      return checked(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }
    flushFolder();
    return channel;
  }

  private void makeFolders() throws IOException {
    Path folder = folder(path.toAbsolutePath());
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ownerOnly("rwx------"));
    }
  }

  /** Prompts are nobody else's business. */
  private FileAttribute<?>[] ownerOnly(String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Without that, the file itself could be lost with the power; not every system lets us. */
  private void flushFolder() {
    Path folder = folder(path.toAbsolutePath());
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      LOG.debug("{} cannot be flushed to disk", folder, unsupported);
    }
  }

  /** The folder in which a file is. */
  static Path folder(Path absolute) {
    return Objects.requireNonNullElse(absolute.getParent(), absolute);
  }

  private FileChannel checked(FileChannel channel) throws IOException {
    try {
      if (channel.size() > MAX_SIZE) {
        throw new IOException(
            path + " is larger than " + (MAX_SIZE >> 20) + " MB; move it away to begin a new one");
      }
      if (!isJournal(head(channel))) {
        throw new IOException(
            path
                + " is not a journal, so nothing is read from it or written to it: name a file that"
                + " is not there yet, or is empty");
      }
      return channel;
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  private static String head(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(HEAD, channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // Until all of it is there.
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static boolean isJournal(String head) {
    List<String> lines = head.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty()
        || isTornEntry(lines.get(0))
        || lines.stream().anyMatch(EntryFormat::isEntry);
  }

  private static boolean isTornEntry(String line) {
    Matcher beginning = TORN_ENTRY.matcher(line);
    return beginning.lookingAt() || beginning.hitEnd();
  }
}
