package dev.videogen.journal;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.journal.JournalEntry.Charged;
import dev.videogen.journal.JournalEntry.Created;
import dev.videogen.journal.JournalEntry.Dismissed;
import dev.videogen.journal.JournalEntry.Ended;
import dev.videogen.journal.JournalEntry.Intent;
import dev.videogen.journal.JournalEntry.Refused;
import dev.videogen.journal.JournalEntry.Saved;
import dev.videogen.journal.JournalEntry.Target;
import dev.videogen.journal.JournalEntry.Uncertain;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A submission as far as its entries were read: of each kind the last one counts. */
final class SubmissionDraft {

  /** What is to be kept of it, and where. */
  enum Phase {
    /** It is not known whether it has created a job. */
    OPEN,
    /** It has created a job, of which something is left to be done. */
    CREATED,
    /** Nothing is left to be done. */
    SETTLED
  }

  private final Intent intent;
  private final boolean archived;
  private final SortedMap<Integer, Saved> saved = new TreeMap<>();
  private @Nullable Created created;
  private @Nullable Refused refusal;
  private @Nullable Uncertain doubt;
  private @Nullable Dismissed dismissal;
  private @Nullable Target target;
  private @Nullable Ended end;
  private @Nullable Charged charge;
  private int videos = 1;

  /**
   * A submission of which nothing is known yet.
   *
   * @param intent its first entry
   * @param archived whether there is a line of it in an archive, which this one replaces
   */
  SubmissionDraft(Intent intent, boolean archived) {
    this.intent = intent;
    this.archived = archived;
  }

  Intent intent() {
    return intent;
  }

  boolean isArchived() {
    return archived;
  }

  void add(JournalEntry entry) {
    if (entry instanceof Created news) {
      created = news;
    } else if (entry instanceof Refused news) {
      refusal = news;
    } else if (entry instanceof Uncertain news) {
      doubt = news;
    } else if (entry instanceof Dismissed news) {
      dismissal = news;
    } else if (entry instanceof Target news) {
      target = news;
    } else if (entry instanceof Saved news) {
      videos = news.variants();
      saved.put(news.variant(), news);
    } else if (entry instanceof Ended news) {
      end = news;
    } else if (entry instanceof Charged news) {
      charge = news;
    }
  }

  /** Those entries that count. */
  List<JournalEntry> entries() {
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(intent);
    addIfThere(doubt, entries);
    addIfThere(refusal, entries);
    addIfThere(created, entries);
    addIfThere(target, entries);
    // The last one says how many videos there are.
    entries.addAll(saved.values());
    addIfThere(end, entries);
    addIfThere(charge, entries);
    addIfThere(dismissal, entries);
    return entries;
  }

  private static void addIfThere(@Nullable JournalEntry entry, List<JournalEntry> entries) {
    if (entry != null) {
      entries.add(entry);
    }
  }

  boolean hasCreated(JobRef job) {
    return created != null && created.job().equals(job);
  }

  /** The same as that of the finished submission, which need not be made for that. */
  BigDecimal charge() {
    Optional<BigDecimal> cost = charge == null ? Optional.empty() : charge.cost();
    boolean free =
        created == null
            ? refusal != null || dismissal != null
            : charge != null && charge.billed() == Billed.NO;
    return cost.orElse(free ? BigDecimal.ZERO : intent.estimate().orElse(BigDecimal.ZERO));
  }

  Phase phase() {
    if (created == null) {
      return refusal == null && dismissal == null ? Phase.OPEN : Phase.SETTLED;
    }
    return stateOfJob().isSettled() ? Phase.SETTLED : Phase.CREATED;
  }

  JournaledSubmission finished() {
    return new JournaledSubmission(
        intent,
        state(),
        Optional.ofNullable(created).map(Created::job),
        created != null && created.adopted(),
        charge == null ? Billed.UNKNOWN : charge.billed(),
        charge == null ? Optional.empty() : charge.cost(),
        reason(),
        Optional.ofNullable(doubt).flatMap(Uncertain::named),
        doubt == null ? List.of() : doubt.candidates(),
        Optional.ofNullable(doubt).map(Uncertain::at),
        Optional.ofNullable(target).map(Target::file),
        files());
  }

  private List<Path> files() {
    return saved.values().stream().map(Saved::file).toList();
  }

  private SubmissionState state() {
    if (created != null) {
      return stateOfJob();
    }
    if (refusal != null) {
      return SubmissionState.REFUSED;
    }
    if (dismissal != null) {
      return SubmissionState.DISMISSED;
    }
    return doubt == null && intent.process().isAlive()
        ? SubmissionState.IN_FLIGHT
        : SubmissionState.UNCERTAIN;
  }

  private SubmissionState stateOfJob() {
    if (saved.size() >= videos) {
      return SubmissionState.SAVED;
    }
    if (end != null) {
      return SubmissionState.ENDED;
    }
    return dismissal == null ? SubmissionState.CREATED : SubmissionState.DISMISSED;
  }

  private Optional<String> reason() {
    if (created != null) {
      return Optional.ofNullable(end).map(Ended::how);
    }
    if (refusal != null) {
      return Optional.of(refusal.reason());
    }
    return Optional.ofNullable(doubt).map(Uncertain::reason);
  }
}
