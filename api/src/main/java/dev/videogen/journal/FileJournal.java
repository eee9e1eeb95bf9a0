package dev.videogen.journal;

import dev.videogen.JobRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a text file, one entry a line, and an archive beside it to which {@linkplain
 * JournalCompaction settled submissions} go. What others have added is read when something is
 * asked; what was read is kept as an answer to that, and not as entries.
 *
 * <p>The files are opened for each use, under a lock of this process and one of the machine.
 */
final class FileJournal implements Journal {

  private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

  private static final int MAX_UNREAD_TOLD = 5;

  /** A journal of so many bytes is compacted, if that makes it half as long: some 20 ms of work. */
  private static final int COMPACTED_FROM = 1 << 20;

  /** So many jobs are waited for or saved at a time; of others there will hardly be news. */
  private static final int MAX_CREATED = 2_000;

  /** By so many first bytes a file is known again: they have a random id. */
  private static final int HEAD = 128;

  private final Path file;
  private final JournalFile opened;
  private final JournalLock lock;
  private final int compactedFrom;
  private final int maxCreated;

  /** All below is guarded by the lock. */
  private final JournalArchive archive;

  private JournalReplay replay;
  private LineReader reader = new LineReader(0);

  /** How the file begins that was read so far; empty if none was. */
  private byte[] readHead = {};

  /** How the file begins that was found to be a journal. */
  private byte[] checkedHead = {};

  /** From so many bytes on compacting is tried again, once it has failed. */
  private long triedFrom;

  /** How many lines were not understood. */
  private int unread;

  FileJournal(Path file) {
    this(file, COMPACTED_FROM, MAX_CREATED);
  }

  FileJournal(Path file, int compactedFrom, int maxCreated) {
    this.file = Objects.requireNonNull(file, "file");
    this.opened = new JournalFile(file);
    this.lock = JournalLock.of(file);
    this.compactedFrom = compactedFrom;
    this.maxCreated = maxCreated;
    this.archive = new JournalArchive(opened);
    this.replay = new JournalReplay(archive);
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(file);
  }

  @Override
  public void append(JournalEntry entry) throws IOException {
    byte[] line = lineOf(entry);
    lock.alone(
        () ->
            opened.locked(
                false,
                () -> {
                  // A create need not wait for that.
                  if (isLargeWith(line) && !(entry instanceof JournalEntry.Intent)) {
                    compact(entry);
                  }
                  return true;
                }));
  }

  /** Adds a line; whether the file is so large then that it is worth a check. */
  private boolean isLargeWith(byte[] line) throws IOException {
    try (FileChannel channel = opened.toAppend()) {
      check(channel);
      appendTo(channel, line);
      return channel.size() >= Math.max(compactedFrom, triedFrom);
    }
  }

  /** What is noted is noted, whatever comes of this. */
  private void compact(JournalEntry last) {
    try {
      try (FileChannel channel = opened.toRead()) {
        readOn(channel).ifPresent(replay::add);
      }
      if (replay.isWorthArchiving(maxCreated)) {
        new JournalCompaction(opened, archive.header(), last.at()).run(replay, maxCreated);
        triedFrom = 0;
      }
    } catch (IOException | RuntimeException failure) {
      triedFrom = reader.position() + compactedFrom;
      LOG.warn("{} could not be compacted, and goes on as it is: {}", this, failure.toString());
    }
  }

  private static byte[] lineOf(JournalEntry entry) throws IOException {
    byte[] line = (entry.toJson() + (char) LineReader.END_OF_LINE).getBytes(StandardCharsets.UTF_8);
    if (line.length > LineReader.MAX_LINE) {
      throw new IOException("an entry of " + line.length + " bytes is too long");
    }
    return line;
  }

  @Override
  public List<JournalEntry> entries() throws IOException {
    return reading(
        channel -> {
          List<JournalEntry> entries = new ArrayList<>();
          readOn(channel);
          for (JournaledSubmission archived : archive.all()) {
            entries.addAll(SubmissionFormat.entries(archived));
          }
          byte[] rest =
              new LineReader(0)
                  .read(
                      channel,
                      channel.size(),
                      (bytes, start, end, offset) ->
                          entry(bytes, start, end).ifPresent(entries::add));
          entry(rest, 0, rest.length).ifPresent(entries::add);
          return List.copyOf(entries);
        },
        List.of());
  }

  @Override
  public Optional<JournaledSubmission> reserve(String key, JournalEntry.Intent intent)
      throws IOException {
    return begin(intent, () -> replay.holder(key), () -> {});
  }

  @Override
  public Optional<JournaledSubmission> begin(JournalEntry.Intent intent, Consumer<Spent> check)
      throws IOException {
    return begin(
        intent,
        () -> intent.key().flatMap(used -> replay.holder(used.key())),
        () -> check.accept(replay.spent(DailySums.dayOf(intent.at()))));
  }

  private Optional<JournaledSubmission> begin(
      JournalEntry.Intent intent,
      JournalLock.Action<Optional<JournaledSubmission>> holder,
      Runnable check)
      throws IOException {
    byte[] line = lineOf(intent);
    return lock.alone(
        () ->
            opened.locked(
                false,
                () -> {
                  try (FileChannel channel = opened.toAppend()) {
                    readOn(channel).ifPresent(replay::add);
                    Optional<JournaledSubmission> first = holder.run();
                    if (first.isEmpty()) {
                      check.run();
                      appendTo(channel, line);
                    }
                    return first;
                  }
                }));
  }

  @Override
  public Optional<JournaledSubmission> holder(String key) throws IOException {
    return asking(replayed -> replayed.holder(key));
  }

  @Override
  public Spent spent(LocalDate day) throws IOException {
    return asking(replayed -> replayed.spent(day));
  }

  @Override
  public List<JournaledSubmission> unsettled() throws IOException {
    return asking(JournalReplay::unsettled);
  }

  @Override
  public Optional<JournaledSubmission> creatorOf(JobRef job) throws IOException {
    return asking(replayed -> replayed.creatorOf(job));
  }

  @Override
  public List<JournaledSubmission> submissions() throws IOException {
    return asking(JournalReplay::submissions);
  }

  /** Asks of whole entries, and of one that lacks nothing but the end of its line. */
  private <T> T asking(Function<JournalReplay, T> question) throws IOException {
    return reading(
        channel -> {
          // It counts once, though it will be read again.
          readOn(channel).ifPresent(replay::add);
          return question.apply(replay);
        },
        question.apply(JournalReplay.of(List.of())));
  }

  /** What is done with the file. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(FileChannel channel) throws IOException;
  }

  private <T> T reading(Reading<T> reading, T nothing) throws IOException {
    return lock.alone(
        () -> {
          try {
            return opened.locked(
                true,
                () -> {
                  try (FileChannel channel = opened.toRead()) {
                    return reading.of(channel);
                  }
                });
          } catch (NoSuchFileException nothingYet) {
            restart(Optional.empty());
            return nothing;
          }
        });
  }

  private static void appendTo(FileChannel channel, byte[] line) throws IOException {
    long end = channel.size();
    boolean torn = end > 0 && LineReader.bytes(channel, end - 1, 1)[0] != LineReader.END_OF_LINE;
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
    if (torn) {
      bytes.put(LineReader.END_OF_LINE);
    }
    bytes.put(line).flip();
    channel.position(end);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  private void check(FileChannel channel) throws IOException {
    byte[] head = LineReader.bytes(channel, 0, HEAD);
    if (checkedHead.length < HEAD || !begins(head, checkedHead)) {
      opened.check(channel);
    }
    checkedHead = head;
  }

  /**
   * Reads what came since the last time.
   *
   * @return the last line if it is whole but for its end, as a killed process may leave it; it is
   *     read again the next time
   */
  private Optional<JournalEntry> readOn(FileChannel channel) throws IOException {
    byte[] head = LineReader.bytes(channel, 0, HEAD);
    boolean goesOn =
        reader.position() > 0 && begins(head, readHead) && channel.size() >= reader.position();
    if (!goesOn) {
      // Not the file that it was: compacted, or taken away.
      restart(opened.check(channel));
    }
    readHead = head;
    byte[] rest =
        reader.read(
            channel,
            channel.size(),
            (bytes, start, end, offset) ->
                entry(bytes, start, end)
                    .ifPresentOrElse(replay::add, () -> tellUnread(bytes, start, end, offset)));
    return entry(rest, 0, rest.length);
  }

  /** It may be torn, of a later version, or spoilt; what it tells is not nothing. */
  private void tellUnread(byte[] bytes, int start, int end, long offset) {
    String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    if (line.isBlank() || (offset == 0 && ArchiveHeader.isBegun(line))) {
      return;
    }
    if (unread++ < MAX_UNREAD_TOLD) {
      LOG.warn(
          "the line at byte {} of {} is not understood and left as it is; it may be of a job that"
              + " was paid for",
          offset,
          file);
    }
  }

  private static boolean begins(byte[] head, byte[] before) {
    return head.length >= before.length
        && Arrays.equals(head, 0, before.length, before, 0, before.length);
  }

  private void restart(Optional<ArchiveHeader> header) throws IOException {
    unread = 0;
    readHead = new byte[0];
    reader = new LineReader(0);
    replay = new JournalReplay(archive);
    archive.load(header);
  }

  private static Optional<JournalEntry> entry(byte[] bytes, int start, int end) {
    return JournalEntry.parse(new String(bytes, start, end - start, StandardCharsets.UTF_8));
  }

  /** Where it is. */
  @Override
  public String toString() {
    return "Journal[" + file + "]";
  }
}
