package dev.videogen.journal;

import dev.videogen.JobRef;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.testing.AdvancingClock;
import dev.videogen.testing.SmallVendor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entries of one submission, and of its job. */
public final class Entries {

  static final UUID ID = new UUID(1, 1);
  static final Instant AT = AdvancingClock.START;
  static final JobRef JOB = JobRef.of("openai", "video_1");
  public static final ProcessStamp DEAD =
      new ProcessStamp(ProcessStamp.current().pid(), Optional.of(Instant.EPOCH));
  static final JournalEntry CREATED = new JournalEntry.Created(AT, ID, JOB);
  static final JournalEntry REFUSED = new JournalEntry.Refused(AT, ID, "no such model");
  static final JournalEntry UNCERTAIN =
      new JournalEntry.Uncertain(AT, ID, "reset", List.of(JOB, JobRef.of("openai", "video_2")));
  static final JournalEntry NAMED =
      new JournalEntry.Uncertain(AT, ID, "reset", Optional.of(JOB), List.of(JOB));
  static final JournalEntry TARGET = new JournalEntry.Target(AT, JOB, Path.of("/videos/cat.mp4"));
  static final JournalEntry ENDED = new JournalEntry.Ended(AT, JOB, "failed");
  static final JournalEntry DISMISSED = new JournalEntry.Dismissed(AT, ID);

  private Entries() {}

  static JournalEntry.Intent intent(UUID id, ProcessStamp process) {
    return new JournalEntry.Intent(
        AT,
        id,
        "openai",
        process,
        JobFingerprint.of(SmallVendor.REQUEST),
        1,
        Optional.of(new BigDecimal("0.80")));
  }

  static JournalEntry saved(int variant, int variants) {
    return new JournalEntry.Saved(
        AT, JOB, variant, variants, Path.of("/videos/cat-" + (variant + 1) + ".mp4"));
  }
}
