package dev.videogen.internal.download;

import dev.videogen.internal.image.FileSignature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary file beside its target that a save writes to. Closing it removes it, unless it was
 * moved into place.
 *
 * <p>It is locked as long as it is open, which tells the living from those that a killed process
 * left behind; {@link StalePartCleanup} removes the latter. For one thread.
 */
final class PartFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);

  private static final int LOCK_ATTEMPTS = 3;

  /**
   * The names of those open in this process. Where locks belong to a process, opening and closing a
   * file to find out whether it is locked would undo our own lock.
   */
  private static final Set<String> OPEN = ConcurrentHashMap.newKeySet();

  private final TargetFile target;
  private final Path path;
  private final FileChannel channel;

  private PartFile(TargetFile target, Path path, FileChannel channel) {
    this.target = target;
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates an empty file beside a target.
   *
   * @param target where it is to be moved in the end
   * @return the file, to be closed
   * @throws dev.videogen.errors.LocalStorageException if it cannot be created
   */
  static PartFile create(TargetFile target) {
    for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
      PartFile part = createUnlocked(target);
      if (part.lock()) {
        return part;
      }
      part.close();
    }
    // A file system that gives locks to nobody: nothing is swept there either.
    return createUnlocked(target);
  }

  /** Whether this process has a temporary file open. */
  static boolean isOpen(Path part) {
    return OPEN.contains(part.getFileName().toString());
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  private static PartFile createUnlocked(TargetFile target) {
    String name = PartName.random(target.name());
    Path path = target.folder().resolve(name);
    OPEN.add(name);
    try {
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      return new PartFile(target, path, channel);
    } catch (IOException failure) {
      OPEN.remove(name);
      throw target.failed(failure);
    }
  }

  /** False if somebody's sweep took the new file for an abandoned one before it was locked. */
  private boolean lock() {
    try {
      return channel.tryLock() != null && Files.exists(path);
    } catch (OverlappingFileLockException swept) {
      return false;
    } catch (IOException unsupported) {
      // Some network file systems have no locks; there the sweep goes by age.
      return true;
    }
  }

  /**
   * Writes at the end.
   *
   * @throws dev.videogen.errors.LocalStorageException if that fails
   */
  void append(byte[] bytes, int count) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException failure) {
      throw target.failed(failure);
    }
  }

  /**
   * Its first bytes.
   *
   * @throws dev.videogen.errors.LocalStorageException if they cannot be read
   */
  byte[] head() {
    ByteBuffer head = ByteBuffer.allocate(FileSignature.HEAD);
    try {
      while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {}
    } catch (IOException failure) {
      throw target.failed(failure);
    }
    return Arrays.copyOf(head.array(), head.position());
  }

  /**
   * Makes it empty again.
   *
   * @throws dev.videogen.errors.LocalStorageException if that fails
   */
  void restart() {
    try {
      channel.truncate(0);
    } catch (IOException failure) {
      throw target.failed(failure);
    }
  }

  /**
   * Makes it the target: flushed to disk, then moved in one step.
   *
   * @throws dev.videogen.errors.LocalStorageException if that fails, or if there is a file that is
   *     to be kept; the target is then as it was
   */
  void moveIntoPlace() {
    try {
      target.keepMode(path);
      channel.force(true);
      if (target.overwrite()) {
        Files.move(path, target.path(), StandardCopyOption.ATOMIC_MOVE);
      } else {
        moveBesideNone();
      }
    } catch (IOException failure) {
      throw target.failed(failure);
    }
    flushFolder();
  }

  /** A second name for the file, given in one step, and only if nobody has that name. */
  private void moveBesideNone() throws IOException {
    try {
      Files.createLink(target.path(), path);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (FileSystemException | UnsupportedOperationException noLinks) {
      // Such as on FAT. This looks before it renames, so it never leaves part of a file either.
      Files.move(path, target.path());
    }
  }

  /** Without that, the move itself could be lost with the power; not every system lets us. */
  private void flushFolder() {
    try (FileChannel folder = FileChannel.open(target.folder(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException unsupported) {
      LOG.debug("{} cannot be flushed to disk", target.folder(), unsupported);
    }
  }

  /** Removes the file unless it was moved. */
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException failure) {
      LOG.warn("the temporary file {} could not be removed: {}", path, failure.toString());
    } finally {
      OPEN.remove(path.getFileName().toString());
    }
  }
}
