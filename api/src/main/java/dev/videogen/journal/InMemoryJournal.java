package dev.videogen.journal;

import dev.videogen.JobRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A journal that is forgotten with the process. */
final class InMemoryJournal implements Journal {

  private final List<JournalEntry> entries = new ArrayList<>();
  private final JournalReplay replay = new JournalReplay(ArchivedSubmissions.NONE);

  @Override
  public synchronized void append(JournalEntry entry) {
    entries.add(entry);
    replay.add(entry);
  }

  @Override
  public synchronized Optional<JournaledSubmission> reserve(
      String key, JournalEntry.Intent intent) {
    Optional<JournaledSubmission> holder = replay.holder(key);
    if (holder.isEmpty()) {
      append(intent);
    }
    return holder;
  }

  @Override
  public synchronized Optional<JournaledSubmission> begin(
      JournalEntry.Intent intent, Consumer<Spent> check) {
    Optional<JournaledSubmission> holder = intent.key().flatMap(used -> replay.holder(used.key()));
    if (holder.isEmpty()) {
      check.accept(replay.spent(DailySums.dayOf(intent.at())));
      append(intent);
    }
    return holder;
  }

  @Override
  public synchronized Optional<JournaledSubmission> holder(String key) {
    return replay.holder(key);
  }

  @Override
  public synchronized Spent spent(LocalDate day) {
    return replay.spent(day);
  }

  @Override
  public synchronized List<JournaledSubmission> unsettled() {
    return replay.unsettled();
  }

  @Override
  public synchronized Optional<JournaledSubmission> creatorOf(JobRef job) {
    return replay.creatorOf(job);
  }

  @Override
  public synchronized List<JournaledSubmission> submissions() {
    return replay.submissions();
  }

  @Override
  public synchronized List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public String toString() {
    return "Journal[in memory]";
  }
}
