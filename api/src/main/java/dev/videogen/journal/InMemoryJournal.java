package dev.videogen.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal that is forgotten with the process. */
final class InMemoryJournal implements Journal {

  private final List<JournalEntry> entries = new ArrayList<>();
  private final JournalReplay replay = new JournalReplay();

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
  public synchronized Optional<JournaledSubmission> holder(String key) {
    return replay.holder(key);
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
