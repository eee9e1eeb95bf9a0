package dev.videogen.testing;

import dev.videogen.journal.Journal;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.JournaledSubmission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A journal of another kind than a file, which fails as a test says. */
public final class JournalInMemory implements Journal {

  private final List<JournalEntry> entries = new ArrayList<>();
  private Predicate<JournalEntry> failing = entry -> false;

  /** Has those entries fail to be added. */
  public synchronized JournalInMemory failingAt(Predicate<JournalEntry> which) {
    failing = which;
    return this;
  }

  @Override
  public synchronized void append(JournalEntry entry) throws IOException {
    if (failing.test(entry)) {
      throw new IOException("no space left on device");
    }
    entries.add(entry);
  }

  @Override
  public synchronized Optional<JournaledSubmission> reserve(String key, JournalEntry.Intent intent)
      throws IOException {
    Optional<JournaledSubmission> holder = holder(key);
    if (holder.isEmpty()) {
      append(intent);
    }
    return holder;
  }

  @Override
  public synchronized List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** The kinds of the entries, in order. */
  public List<String> kinds() {
    return entries().stream().map(entry -> entry.getClass().getSimpleName()).toList();
  }

  @Override
  public String toString() {
    return "the journal in memory";
  }
}
