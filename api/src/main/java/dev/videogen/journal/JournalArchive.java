package dev.videogen.journal;

import dev.videogen.JobRef;
import dev.videogen.journal.ArchiveHeader.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The submissions in the file beside a journal to which those go that are settled, one a line. Of
 * each there is in memory where its line is, by its id, job and key; the line is read when it is
 * asked for. A later line of the same submission replaces an earlier one.
 *
 * <p>Lines are added by {@link JournalCompaction}, and count when a journal's first line says so. A
 * line that cannot be understood is no reason to go on without it: it may have a key.
 */
final class JournalArchive implements ArchivedSubmissions {

  private final JournalFile journal;
  private @Nullable ArchiveHeader loaded;
  private ArchiveTable byId = new ArchiveTable();
  private ArchiveTable byJob = new ArchiveTable();
  private ArchiveTable byKey = new ArchiveTable();
  private DailySums sums = new DailySums();
  private SortedSet<Long> unsettled = new TreeSet<>();

  JournalArchive(JournalFile journal) {
    this.journal = journal;
  }

  /** What the archive is now that was read, if there is one. */
  Optional<ArchiveHeader> header() {
    return Optional.ofNullable(loaded);
  }

  /**
   * Reads what was added since the last time, or all if it is another archive.
   *
   * @param header the journal's first line; empty if it has no archive
   */
  void load(Optional<ArchiveHeader> header) throws IOException {
    if (header.isEmpty()) {
      forget();
      return;
    }
    ArchiveHeader now = header.get();
    int before = partsRead(now);
    long readTo = before == 0 ? 0 : now.parts().get(before - 1).start();
    if (before == 0) {
      forget();
    } else if (loaded != null) {
      readTo = loaded.parts().get(before - 1).end();
    }
    loaded = null;
    try (ArchiveFile lines = new ArchiveFile(journal, now)) {
      journal.checkArchive(now, lines.channel());
      for (Part part : now.parts().subList(Math.max(0, before - 1), now.parts().size())) {
        read(lines, new Part(Math.max(part.start(), readTo), part.end()));
      }
    } catch (IOException | RuntimeException unreadable) {
      forget();
      throw unreadable;
    }
    loaded = now;
  }

  /** How many of the parts were read, the last one in part; 0 if all is to be read. */
  private int partsRead(ArchiveHeader now) {
    if (loaded == null || !loaded.id().equals(now.id()) || loaded.parts().isEmpty()) {
      return 0;
    }
    int last = loaded.parts().size() - 1;
    boolean continued =
        last < now.parts().size()
            && loaded.parts().subList(0, last).equals(now.parts().subList(0, last))
            && loaded.parts().get(last).start() == now.parts().get(last).start()
            && loaded.parts().get(last).end() <= now.parts().get(last).end();
    return continued ? last + 1 : 0;
  }

  private void forget() {
    loaded = null;
    byId = new ArchiveTable();
    byJob = new ArchiveTable();
    byKey = new ArchiveTable();
    sums = new DailySums();
    unsettled = new TreeSet<>();
  }

  private void read(ArchiveFile lines, Part part) throws IOException {
    byte[] rest =
        new LineReader(part.start())
            .read(
                lines.channel(),
                part.end(),
                (bytes, start, end, offset) -> add(lines, bytes, start, end, offset));
    if (rest.length > 0) {
      throw lines.damaged(part.end() - rest.length);
    }
  }

  private void add(ArchiveFile lines, byte[] bytes, int start, int end, long offset)
      throws IOException {
    try {
      add(lines, new ArchiveLine(bytes, start, end), offset);
    } catch (IllegalArgumentException | DateTimeException damage) {
      throw lines.damaged(offset);
    }
  }

  private void add(ArchiveFile lines, ArchiveLine line, long offset) {
    long id = line.submission();
    byte[] name = line.submissionId();
    long before = byId.find(id, there -> lines.at(there).isOfSubmission(name));
    if (before < 0) {
      byId.put(id, offset);
    } else {
      ArchiveLine replaced = lines.at(before);
      sums.add(replaced.day(), replaced.charge().negate());
      unsettled.remove(before);
      byId.replace(id, before, offset);
    }
    sums.add(line.day(), line.charge());
    if (line.hasJob()) {
      byJob.put(line.job(), offset);
    }
    SubmissionState state = line.state();
    if (line.hasKey() && state != SubmissionState.REFUSED && state != SubmissionState.DISMISSED) {
      byKey.put(line.key(), offset);
    }
    if (!state.isSettled()) {
      unsettled.add(offset);
    }
  }

  @Override
  public Optional<JournaledSubmission> find(UUID id) {
    try (ArchiveFile lines = lines()) {
      long offset = offset(id, lines);
      return offset < 0 ? Optional.empty() : Optional.of(lines.submission(offset));
    }
  }

  @Override
  public boolean contains(UUID id) {
    try (ArchiveFile lines = lines()) {
      return offset(id, lines) >= 0;
    }
  }

  private long offset(UUID id, ArchiveFile lines) {
    byte[] name = ArchiveLine.bytes(id.toString());
    return byId.find(
        ArchiveTable.hash(name, 0, name.length), there -> lines.at(there).isOfSubmission(name));
  }

  @Override
  public Optional<JournaledSubmission> creatorOf(JobRef job) {
    return current(byJob, ArchiveLine.hash(job.toString())).stream()
        .filter(submission -> submission.job().filter(job::equals).isPresent())
        .reduce((earlier, later) -> later);
  }

  @Override
  public List<JournaledSubmission> holders(String key) {
    return current(byKey, ArchiveLine.hash(key)).stream()
        .filter(submission -> submission.intent().key().filter(is(key)).isPresent())
        .filter(JournaledSubmission::holdsItsKey)
        .toList();
  }

  private static Predicate<RequestKey> is(String key) {
    return used -> used.key().equals(key);
  }

  /** The submissions whose line may be one of a word, and was not replaced; the oldest first. */
  private List<JournaledSubmission> current(ArchiveTable table, long hash) {
    SortedSet<Long> offsets = new TreeSet<>();
    table.find(hash, offset -> !offsets.add(offset));
    if (offsets.isEmpty()) {
      return List.of();
    }
    try (ArchiveFile lines = lines()) {
      return offsets.stream()
          .filter(offset -> isCurrent(lines.at(offset), offset))
          .map(lines::submission)
          .toList();
    }
  }

  private boolean isCurrent(ArchiveLine line, long offset) {
    return byId.find(line.submission(), there -> there == offset) >= 0;
  }

  @Override
  public List<JournaledSubmission> unsettled() {
    if (unsettled.isEmpty()) {
      return List.of();
    }
    try (ArchiveFile lines = lines()) {
      return unsettled.stream().map(lines::submission).toList();
    }
  }

  @Override
  public List<JournaledSubmission> all() {
    if (loaded == null) {
      return List.of();
    }
    List<JournaledSubmission> all = new ArrayList<>();
    try (ArchiveFile lines = lines()) {
      for (Part part : loaded.parts()) {
        new LineReader(part.start())
            .read(
                lines.channel(),
                part.end(),
                (bytes, start, end, offset) -> {
                  if (isCurrent(new ArchiveLine(bytes, start, end), offset)) {
                    all.add(lines.submission(bytes, start, end, offset));
                  }
                });
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return all;
  }

  @Override
  public Spent spent(LocalDate day) {
    return sums.on(day);
  }

  private ArchiveFile lines() {
    return new ArchiveFile(journal, loaded);
  }
}
