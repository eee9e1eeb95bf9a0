package dev.videogen.fake;

import dev.videogen.ListOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of jobs in a directory, a file for each, so that a job outlives the program that
 * created it.
 *
 * <p>Several programs may use the directory at once, without locks. A number is claimed by creating
 * its file, which only one of them can do, and a file gets its content by a move, so nobody sees
 * half of one. An empty file is a number without a job, not yet written or deleted, which keeps the
 * number from being given again; it is swept away like a job that has ended, but never the last.
 * When two programs change the same job at the same moment, the later change stands.
 *
 * <p>Whatever goes wrong with the directory is an {@link UncheckedIOException}.
 */
final class FileJobStore implements JobStore {

  private static final Logger LOG = LoggerFactory.getLogger(FileJobStore.class);
  private static final String ENDING = ".job";

  private final Path directory;
  private final JobIds ids;
  private final int capacity;
  private final Predicate<JobRecord> hasEnded;

  FileJobStore(Path directory, JobIds ids, int capacity, Predicate<JobRecord> hasEnded) {
    this.directory = directory;
    this.ids = ids;
    this.capacity = capacity;
    this.hasEnded = hasEnded;
  }

  @Override
  public synchronized JobRecord add(LongFunction<JobRecord> job) {
    try {
      Files.createDirectories(directory);
      NavigableSet<Long> numbers = numbers();
      if (numbers.size() >= capacity) {
        makeRoom(numbers);
      }
      JobRecord added = job.apply(claim(numbers.isEmpty() ? 1 : numbers.last() + 1));
      write(added.number(), JobRecordFormat.write(added));
      return added;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private long claim(long first) throws IOException {
    for (long number = first; ; number++) {
      try {
        Files.createFile(file(number));
        return number;
      } catch (FileAlreadyExistsException taken) {
        LOG.debug("job number {} was taken by another program", number);
      }
    }
  }

  /** Deletes the oldest file whose job has ended or never was, or the oldest of all. */
  private void makeRoom(NavigableSet<Long> numbers) throws IOException {
    long oldest =
        numbers.headSet(numbers.last(), false).stream()
            .filter(number -> find(number).map(hasEnded::test).orElse(true))
            .findFirst()
            .orElseGet(numbers::first);
    Files.deleteIfExists(file(oldest));
  }

  @Override
  public Optional<JobRecord> find(long number) {
    try {
      String text = Files.readString(file(number));
      return text.isEmpty() ? Optional.empty() : Optional.of(JobRecordFormat.read(text));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IllegalArgumentException unreadable) {
      LOG.warn("{} is left alone: {}", file(number), unreadable.getMessage());
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public synchronized Optional<JobRecord> change(long number, UnaryOperator<JobRecord> change) {
    Optional<JobRecord> changed = find(number).map(change);
    changed.ifPresent(job -> write(number, JobRecordFormat.write(job)));
    return changed;
  }

  @Override
  public synchronized boolean remove(long number) {
    boolean there = find(number).isPresent();
    if (there) {
      write(number, "");
    }
    return there;
  }

  @Override
  public List<JobRecord> page(ListOrder order, long after, int limit) {
    NavigableSet<Long> numbers = numbers();
    NavigableSet<Long> following =
        switch (order) {
          case OLDEST_FIRST -> numbers.tailSet(after, false);
          case NEWEST_FIRST ->
              numbers.headSet(after == 0 ? Long.MAX_VALUE : after, false).descendingSet();
        };
    return following.stream().map(this::find).flatMap(Optional::stream).limit(limit).toList();
  }

  /** Other programs may use the directory. */
  @Override
  public void clear() {}

  @Override
  public long lastNumber() {
    NavigableSet<Long> numbers = numbers();
    return numbers.isEmpty() ? 0 : numbers.last();
  }

  private NavigableSet<Long> numbers() {
    NavigableSet<Long> numbers = new TreeSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
        String name = String.valueOf(each.next().getFileName());
        if (name.endsWith(ENDING)) {
          ids.number(name.substring(0, name.length() - ENDING.length())).ifPresent(numbers::add);
        }
      }
    } catch (NoSuchFileException none) {
      return numbers;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return numbers;
  }

  private void write(long number, String text) {
    try {
      Path draft = Files.createTempFile(directory, ids.job(number), ".tmp");
      try {
        Files.writeString(draft, text);
        Files.move(
            draft,
            file(number),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path file(long number) {
    return directory.resolve(ids.job(number) + ENDING);
  }
}
