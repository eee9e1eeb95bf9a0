package dev.videogen.internal.client;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournalEntry;
import dev.videogen.spi.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in the client's journal, if it has one, what becomes of jobs after they are created. A note
 * that cannot be written is no reason to fail: at worst a job is looked at or saved once more.
 *
 * <p>Safe for use by many threads.
 */
public final class JournalListener {

  private static final Logger LOG = LoggerFactory.getLogger(JournalListener.class);

  private static final int MAX_REMEMBERED = 10_000;

  private final @Nullable Journal journal;
  private final TimeSource time;

  /** What was noted of the ends of jobs, so that looking at one again and again notes it once. */
  private final Map<JobRef, String> ended = remembering();

  private final Map<JobRef, List<Object>> charged = remembering();

  public JournalListener(@Nullable Journal journal, TimeSource time) {
    this.journal = journal;
    this.time = time;
  }

  private static <V> Map<JobRef, V> remembering() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<JobRef, V> eldest) {
            return size() > MAX_REMEMBERED;
          }
        });
  }

  /** The videos of a job are to be saved there. */
  public void target(JobRef job, Path file) {
    note(new JournalEntry.Target(time.now(), job, file.toAbsolutePath()));
  }

  /** A video of a job is in place. */
  public void saved(JobRef job, int variant, int variants, Path file) {
    note(new JournalEntry.Saved(time.now(), job, variant, variants, file.toAbsolutePath()));
  }

  /** A job was read. */
  public void seen(VideoJob job) {
    if (job.status().isTerminal() && job.billed() != Billed.UNKNOWN) {
      charged(job);
    }
    if (job.status().isTerminal() && job.status() != JobStatus.COMPLETED) {
      ended(job.ref(), job.status().name().toLowerCase(Locale.ROOT));
    }
  }

  /** A job was deleted. */
  public void deleted(JobRef job) {
    ended(job, "deleted");
  }

  private void charged(VideoJob job) {
    List<Object> word = List.of(job.billed(), job.cost());
    if (journal != null && !word.equals(charged.put(job.ref(), word))) {
      note(new JournalEntry.Charged(time.now(), job.ref(), job.billed(), job.cost()));
    }
  }

  private void ended(JobRef job, String how) {
    if (journal != null && ended.put(job, how) == null) {
      note(new JournalEntry.Ended(time.now(), job, how));
    }
  }

  private void note(JournalEntry entry) {
    if (journal == null) {
      return;
    }
    try {
      journal.append(entry);
    } catch (IOException | RuntimeException failure) {
      LOG.warn("{} could not be written: {}", journal, failure.toString());
    }
  }
}
