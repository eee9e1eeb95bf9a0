package dev.videogen.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A journal in a text file, one entry a line.
 *
 * <p>The file is opened for each use, under a lock of this process and one of the machine: a lock
 * on a file belongs to the process, and in some systems closing any channel to the file gives it
 * up. So nothing opens the file that does not hold this process's lock.
 */
final class FileJournal implements Journal {

  private static final byte END_OF_LINE = '\n';

  /** Maximum bytes of a line; prompts are the longest part of one. */
  private static final int MAX_LINE = 8 << 20;

  /** One for each file of this process, under its full name. */
  private static final Map<Path, Lock> LOCKS = new ConcurrentHashMap<>();

  private final Path file;
  private final JournalFile opened;
  private final Lock lock;

  /** What was read so far, of which no line will change; guarded by the lock. */
  private final List<JournalEntry> read = new ArrayList<>();

  private JournalReplay replay = new JournalReplay();

  private long readTo;

  /** Whether what was read last is part of a line that is too long. */
  private boolean tooLong;

  FileJournal(Path file) {
    this.file = Objects.requireNonNull(file, "file");
    this.opened = new JournalFile(file);
    this.lock = LOCKS.computeIfAbsent(fullName(file), name -> new ReentrantLock());
  }

  private static Path fullName(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      return Files.exists(absolute)
          ? absolute.toRealPath()
          : JournalFile.folder(absolute).toRealPath().resolve(file.getFileName());
    } catch (IOException noFolder) {
      return absolute;
    }
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(file);
  }

  @Override
  public void append(JournalEntry entry) throws IOException {
    byte[] line = lineOf(entry);
    alone(() -> added(line));
  }

  private static byte[] lineOf(JournalEntry entry) throws IOException {
    byte[] line = (entry.toJson() + (char) END_OF_LINE).getBytes(StandardCharsets.UTF_8);
    if (line.length > MAX_LINE) {
      throw new IOException("an entry of " + line.length + " bytes is too long");
    }
    return line;
  }

  @Override
  public List<JournalEntry> entries() throws IOException {
    return alone(
        () -> {
          Optional<JournalEntry> last = readOn();
          List<JournalEntry> entries = new ArrayList<>(read);
          last.ifPresent(entries::add);
          return List.copyOf(entries);
        });
  }

  @Override
  public Optional<JournaledSubmission> reserve(String key, JournalEntry.Intent intent)
      throws IOException {
    byte[] line = lineOf(intent);
    return alone(
        () -> {
          try (FileChannel channel = opened.toAppend()) {
            // Given up with the channel, by which all is read and written for that reason.
            channel.lock();
            Optional<JournaledSubmission> holder = holder(readOn(channel), key);
            if (holder.isEmpty()) {
              appendTo(channel, line);
            }
            return holder;
          }
        });
  }

  @Override
  public Optional<JournaledSubmission> begin(JournalEntry.Intent intent, Consumer<Spent> check)
      throws IOException {
    byte[] line = lineOf(intent);
    return alone(
        () -> {
          try (FileChannel channel = opened.toAppend()) {
            channel.lock();
            readOn(channel).ifPresent(replay::add);
            Optional<JournaledSubmission> holder =
                intent.key().flatMap(used -> replay.holder(used.key()));
            if (holder.isEmpty()) {
              check.accept(replay.spent(LocalDate.ofInstant(intent.at(), ZoneOffset.UTC)));
              appendTo(channel, line);
            }
            return holder;
          }
        });
  }

  @Override
  public Optional<JournaledSubmission> holder(String key) throws IOException {
    return alone(() -> holder(readOn(), key));
  }

  /** Among whole entries, and one that lacks nothing but the end of its line. */
  private Optional<JournaledSubmission> holder(Optional<JournalEntry> last, String key) {
    // It counts once, though it will be read again.
    last.ifPresent(replay::add);
    return replay.holder(key);
  }

  /** What is done with the file. */
  @FunctionalInterface
  private interface Action<T> {
    T run() throws IOException;
  }

  /**
   * Does something with the file alone, and as if the thread was not interrupted: that closes the
   * channel at work, and would lose the entry. An entry that is there twice means what it means
   * once.
   */
  private <T> T alone(Action<T> action) throws IOException {
    boolean interrupted = Thread.interrupted();
    lock.lock();
    try {
      while (true) {
        try {
          return action.run();
        } catch (ClosedByInterruptException | FileLockInterruptionException interrupt) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Adds a line; returns how long the file is then. */
  private long added(byte[] line) throws IOException {
    try (FileChannel channel = opened.toAppend()) {
      // Given up with the channel.
      channel.lock();
      appendTo(channel, line);
      return channel.position();
    }
  }

  private static void appendTo(FileChannel channel, byte[] line) throws IOException {
    long end = channel.size();
    boolean torn = end > 0 && byteAt(channel, end - 1) != END_OF_LINE;
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
    if (torn) {
      bytes.put(END_OF_LINE);
    }
    bytes.put(line).flip();
    channel.position(end);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  private static byte byteAt(FileChannel channel, long position) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    channel.read(one, position);
    return one.get(0);
  }

  /**
   * Reads what came since the last time.
   *
   * @return the last line if it is whole but for its end, as a killed process may leave it; it is
   *     read again the next time
   */
  private Optional<JournalEntry> readOn() throws IOException {
    try (FileChannel channel = opened.toRead()) {
      // Shared with other readers; some systems let nobody read what is being written.
      channel.lock(0, Long.MAX_VALUE, true);
      return readOn(channel);
    } catch (NoSuchFileException nothingYet) {
      forget();
      return Optional.empty();
    }
  }

  private Optional<JournalEntry> readOn(FileChannel channel) throws IOException {
    if (channel.size() < readTo) {
      // Not the file that it was.
      forget();
    }
    while (true) {
      byte[] news = bytesFrom(channel, readTo);
      int end = afterLastLine(news);
      if (end == 0 && news.length < MAX_LINE) {
        return tooLong ? Optional.empty() : entry(news, 0, news.length);
      }
      // Nobody writes such a line; what comes with its end is skipped, too.
      tooLong |= end == 0;
      addLines(news, end);
      readTo += end == 0 ? news.length : end;
    }
  }

  private void addLines(byte[] news, int end) {
    int start = 0;
    for (int index = 0; index < end; index++) {
      if (news[index] == END_OF_LINE) {
        if (!tooLong) {
          entry(news, start, index).ifPresent(this::add);
        }
        tooLong = false;
        start = index + 1;
      }
    }
  }

  private static int afterLastLine(byte[] news) {
    int end = news.length;
    while (end > 0 && news[end - 1] != END_OF_LINE) {
      end--;
    }
    return end;
  }

  private void add(JournalEntry entry) {
    read.add(entry);
    replay.add(entry);
  }

  private void forget() {
    read.clear();
    replay = new JournalReplay();
    readTo = 0;
    tooLong = false;
  }

  private static byte[] bytesFrom(FileChannel channel, long position) throws IOException {
    long left = channel.size() - position;
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(Math.max(0, left), MAX_LINE));
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
      // Until all of it is there.
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
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
