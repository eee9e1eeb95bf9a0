package dev.videogen.internal.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the temporary files of saves to the same target whose process was killed: those that
 * nobody holds a lock on. Where the file system has no locks, those that nobody has written to for
 * a day. A file that cannot be examined or removed is left, and no reason not to save.
 */
final class StalePartCleanup {

  private static final Logger LOG = LoggerFactory.getLogger(StalePartCleanup.class);
  private static final Duration ABANDONED = Duration.ofDays(1);

  private StalePartCleanup() {}

  /**
   * Removes what was left behind.
   *
   * @param target the file that is about to be saved
   * @param fresh the temporary file of this save, just created: its time is the file system's own
   *     idea of now, which may not be ours
   */
  static void sweep(TargetFile target, Path fresh) {
    Pattern name = PartName.of(target.name());
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(
            target.folder(), entry -> name.matcher(entry.getFileName().toString()).matches())) {
      Instant dayAgo = Files.getLastModifiedTime(fresh).toInstant().minus(ABANDONED);
      for (Path part : parts) {
        if (!PartFile.isOpen(part)) {
          removeUnlessAlive(part, dayAgo);
        }
      }
    } catch (IOException | RuntimeException failure) {
      LOG.debug("{} was not swept", target.folder(), failure);
    }
  }

  private static void removeUnlessAlive(Path part, Instant dayAgo) {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      // Removed under its lock, so that nobody takes it for theirs in between.
      if (isAbandoned(channel, part, dayAgo) && Files.deleteIfExists(part)) {
        LOG.info("removed {}, left behind by a process that was killed", part);
      }
    } catch (IOException failure) {
      LOG.debug("{} was not swept", part, failure);
    }
  }

  private static boolean isAbandoned(FileChannel channel, Path part, Instant dayAgo)
      throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException loadedTwice) {
      // Another copy of this library in this process holds it.
      return false;
    } catch (IOException unsupported) {
      return Files.getLastModifiedTime(part).toInstant().isBefore(dayAgo);
    }
  }
}
