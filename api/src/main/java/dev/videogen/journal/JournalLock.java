package dev.videogen.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of this process at a journal's files: a lock on a file belongs to the process,
 * and in some systems closing any channel to the file gives it up. So nothing opens the files that
 * does not hold this one.
 *
 * @param lock that of the file, whichever journal it is opened by
 */
record JournalLock(Lock lock) {

  /** One for each file of this process, under its full name. */
  private static final Map<Path, JournalLock> LOCKS = new ConcurrentHashMap<>();

  /** What is done with the files. */
  @FunctionalInterface
  interface Action<T> {
    T run() throws IOException;
  }

  static JournalLock of(Path file) {
    return LOCKS.computeIfAbsent(fullName(file), name -> new JournalLock(new ReentrantLock()));
  }

  private static Path fullName(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      return Files.exists(absolute)
          ? absolute.toRealPath()
          : JournalFile.folder(absolute).toRealPath().resolve(file.getFileName());
    } catch (IOException noFolder) {
      return absolute;
    }
  }

  /**
   * Does something alone, and as if the thread was not interrupted: that closes the channel at
   * work, and would lose the entry. An entry that is there twice means what it means once.
   *
   * @param action what is done; an {@link UncheckedIOException} of it counts as its cause
   */
  <T> T alone(Action<T> action) throws IOException {
    boolean interrupted = Thread.interrupted();
    lock.lock();
    try {
      while (true) {
        try {
          return action.run();
        } catch (ClosedByInterruptException | FileLockInterruptionException interrupt) {
          interrupted |= Thread.interrupted();
        } catch (UncheckedIOException unreadable) {
          if (!(unreadable.getCause() instanceof ClosedByInterruptException)) {
            throw unreadable.getCause();
          }
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
