package dev.videogen.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  private static final Pattern TORN_ENTRY =
      Pattern.compile("\\{\\s*\"kind\"\\s*:\\s*\"[a-z_]+\"\\s*,\\s*\"at\"\\s*:\\s*\"\\d");

  /**
   * Does something while other processes are kept out. The lock is on a file beside the journal
   * that is never replaced, as the journal is when it is compacted.
   *
   * @param shared whether others may read meanwhile
   * @param action what is done
   * @throws NoSuchFileException if it is shared and nobody has written anything yet
   */
  <T> T locked(boolean shared, JournalLock.Action<T> action) throws IOException {
    refuseWhatIsNoFile();
    if (shared && !Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    makeFolders();
    try (FileChannel channel = lockFile(shared)) {
      // Given up with the channel.
      channel.lock(0, Long.MAX_VALUE, shared);
      return action.run();
    }
  }

  private FileChannel lockFile(boolean shared) throws IOException {
    Path file = beside(real().getFileName() + ".lock");
    try {
      return Files.exists(file)
          ? FileChannel.open(
              file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
          : created(file, StandardOpenOption.CREATE);
    } catch (AccessDeniedException | ReadOnlyFileSystemException readOnly) {
      if (!shared) {
        throw readOnly;
      }
      // Nobody replaces the journal whose folder is not to be written to.
      return FileChannel.open(Files.exists(file) ? file : path, StandardOpenOption.READ);
    }
  }

  /**
   * Opens it to be read.
   *
   * @throws NoSuchFileException if it is not there
   */
  FileChannel toRead() throws IOException {
    return FileChannel.open(path, StandardOpenOption.READ);
  }

  /** Opens it to be read and written, and creates it if it is not there. */
  FileChannel toAppend() throws IOException {
    try {
      return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (NoSuchFileException missing) {
      FileChannel channel = created(path);
      flushFolder();
      return channel;
    }
  }

  /** A file in the folder of the journal, where that is if it is named by a link. */
  Path beside(String name) throws IOException {
    return real().resolveSibling(name);
  }

  private Path real() throws IOException {
    return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
  }

  /** Creates a file that is not there, for those alone who may use the journal. */
  FileChannel created(Path file) throws IOException {
    return created(file, StandardOpenOption.CREATE_NEW);
  }

  private FileChannel created(Path file, OpenOption creating) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                creating,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS),
            ownerOnly("rw-------"));
    try {
      if (hasModes() && Files.exists(path)) {
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(path));
      }
      return channel;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /** Puts a file in the place of the journal, in one step. */
  void replaceWith(Path file) throws IOException {
    Files.move(file, real(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    flushFolder();
  }

  /**
   * Opens the archive of a journal to be read.
   *
   * @throws IOException if it is not there
   */
  FileChannel openArchive(ArchiveHeader header) throws IOException {
    try {
      return FileChannel.open(archive(header), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException missing) {
      throw lacking(header);
    }
  }

  /** Only ever a file of the same folder: the name is data. */
  Path archive(ArchiveHeader header) throws IOException {
    Path file = beside(header.archive());
    boolean isThere =
        file.getParent() != null
            && file.getParent().equals(beside("x").getParent())
            && !Files.isSymbolicLink(file)
            && (!Files.exists(file) || Files.isRegularFile(file));
    if (!isThere) {
      throw new IOException(path + " names as its archive what is no file beside it");
    }
    return file;
  }

  /**
   * Makes sure that an archive is the one of the journal, and as long as it says.
   *
   * @throws IOException if it is not
   */
  void checkArchive(ArchiveHeader header, FileChannel archive) throws IOException {
    String first = head(archive).lines().findFirst().orElse("");
    List<ArchiveHeader.Part> parts = header.parts();
    long length = parts.isEmpty() ? 0 : parts.get(parts.size() - 1).end();
    if (!header.isFirstLine(first) || archive.size() < length) {
      throw lacking(header);
    }
  }

  private IOException lacking(ArchiveHeader header) {
    return new IOException(
        path
            + " lacks its archive "
            + header.archive()
            + " or a part of it, so it is not known which keys are taken and what is spent:"
            + " restore it beside the journal");
  }

  /** Before it is opened, for a pipe would wait for somebody to write to it. */
  private void refuseWhatIsNoFile() throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException(path + " is a folder, a device or a pipe, and no journal");
    }
  }

  private void makeFolders() throws IOException {
    Path folder = folder(path.toAbsolutePath());
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ownerOnly("rwx------"));
    }
  }

  /** Prompts are nobody else's business. */
  private boolean hasModes() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return hasModes()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Without that, the file itself could be lost with the power; not every system lets us. */
  void flushFolder() {
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

  /**
   * Makes sure that a file is a journal.
   *
   * @return what its first line says of an archive; empty if it has none
   * @throws IOException if it is no journal
   */
  Optional<ArchiveHeader> check(FileChannel channel) throws IOException {
    String head = head(channel);
    if (!isJournal(head)) {
      throw new IOException(
          path
              + " is not a journal, so nothing is read from it or written to it: name a file that"
              + " is not there yet, or is empty");
    }
    String first = head.lines().findFirst().orElse("");
    Optional<ArchiveHeader> header = ArchiveHeader.read(first);
    if (header.isEmpty() && ArchiveHeader.isBegun(first)) {
      throw new IOException(
          path + " is damaged in its first line, which says where its archive is: restore it");
    }
    return header;
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
