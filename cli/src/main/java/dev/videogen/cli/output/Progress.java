package dev.videogen.cli.output;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Shows on standard error how far a job and the saving of its files have come, from the moment it
 * is made until it is closed.
 */
public interface Progress extends AutoCloseable {

  /** Shows something that takes time, of which so many percent are done, if that is known. */
  void show(String what, OptionalInt percent);

  /** A job was read. */
  default void seen(VideoJob job) {
    boolean moving = job.status() == JobStatus.IN_PROGRESS;
    show(
        Formats.word(job.status()).replace('_', ' '),
        moving ? job.progress() : OptionalInt.empty());
  }

  /** A file is being saved. */
  default void saving(Path file, long saved, OptionalLong total) {
    boolean known = total.isPresent() && total.getAsLong() > 0;
    show(
        "saving " + file.getFileName(),
        known ? OptionalInt.of((int) (100 * saved / total.getAsLong())) : OptionalInt.empty());
  }

  @Override
  void close();
}
