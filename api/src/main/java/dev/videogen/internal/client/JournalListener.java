package dev.videogen.internal.client;

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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  private static final int MOST_REMEMBERED = 10_000;

  private final @Nullable Journal journal;
  private final TimeSource time;

  /** Jobs whose end was noted, so that looking at one again and again notes it once. */
  private final Set<JobRef> ended =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<JobRef, Boolean> eldest) {
                  return size() > MOST_REMEMBERED;
                }
              }));

  public JournalListener(@Nullable Journal journal, TimeSource time) {
    this.journal = journal;
    this.time = time;
  }

  /** The videos of a job are to be saved there. */
  public void target(JobRef job, Path file) {
    note(new JournalEntry.Target(time.now(), job, file.toAbsolutePath()));
  }

  /** A video of a job is in place. */
  public void saved(JobRef job, int variant, int variants, Path file) {
    note(new JournalEntry.Saved(time.now(), job, variant, variants, file.toAbsolutePath()));
  }

  /** A job was looked at. */
  public void seen(VideoJob job) {
    if (job.status().isTerminal() && job.status() != JobStatus.COMPLETED) {
      ended(job.ref(), job.status().name().toLowerCase(Locale.ROOT));
    }
  }

  /** A job was deleted. */
  public void deleted(JobRef job) {
    ended(job, "deleted");
  }

  private void ended(JobRef job, String how) {
    if (journal != null && ended.add(job)) {
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
