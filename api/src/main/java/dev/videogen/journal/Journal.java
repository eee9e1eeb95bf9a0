package dev.videogen.journal;

import dev.videogen.JobRef;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A record of paid submissions that outlives the process. Entries are added and never changed; what
 * became of a submission is folded from them by {@link JournaledSubmission}.
 *
 * <p>{@link #inFile} keeps one in a file. A store of another kind implements {@link #append},
 * {@link #reserve} and {@link #entries}; {@link JournalEntry#toJson()} and {@link
 * JournalEntry#parse} turn an entry into a line of text and back. All else has a default that folds
 * all entries at each call, which is right and, for many submissions, slow: a store that several
 * processes share, or that grows, answers {@link #begin}, {@link #holder}, {@link #spent}, {@link
 * #unsettled}, {@link #creatorOf} and {@link #submissions} by what it keeps. A create asks for
 * nothing else.
 *
 * <p>Implementations are safe for use by many threads. A journal holds prompts and refs of jobs,
 * and never a key.
 */
public interface Journal {

  /**
   * A journal in a text file: one JSON object a line, added at the end under a lock and flushed to
   * disk, so that several threads, journals and processes of one machine can share a file. The file
   * is created, for its owner alone to read, when the first entry is added, and so are folders that
   * are missing. A file that is neither empty nor a journal is not touched.
   *
   * <p>Once it has a megabyte, submissions that are settled go by themselves to an archive beside
   * it, of which they keep one line each, without prompt: so it stays quick, however many there
   * are. The archive, {@code NAME.archive-…}, belongs to the journal: without it, nothing is read
   * or sent. A file {@code NAME.lock} beside it is what processes wait for each other by.
   *
   * <p>What cannot be read is skipped: the torn last line of a process that was killed, and kinds
   * of entries and fields that a later version writes.
   *
   * @param file where the file is or is to be
   * @return the journal; nothing needs to be closed
   */
  static Journal inFile(Path file) {
    return new FileJournal(file);
  }

  /**
   * A journal in memory, which is forgotten with the process.
   *
   * @return the journal, empty
   */
  static Journal inMemory() {
    return new InMemoryJournal();
  }

  /**
   * Adds an entry. When this returns, the entry survives the end of the process and of the machine.
   *
   * @param entry what is to be remembered
   * @throws IOException if that cannot be promised; part of the entry may then have been kept,
   *     which must not keep later ones from being read. An interrupt of the thread is no reason:
   *     the entry is added nevertheless, and the thread is interrupted when this returns
   */
  void append(JournalEntry entry) throws IOException;

  /**
   * Adds the intent of a create that has a key, unless the key is taken: both in one step, so that
   * of all threads and processes that ask with the same key at the same time one is told that it is
   * free. When this returns, the intent, if it was added, is kept as by {@link #append}.
   *
   * @param key the key of the intent
   * @param intent what is to be remembered
   * @return the submission that has the key; empty if it was free, and the intent was added
   * @throws IOException if it cannot be read whether the key is free, or as by {@link #append}
   */
  Optional<JournaledSubmission> reserve(String key, JournalEntry.Intent intent) throws IOException;

  /**
   * Begins a create whose cost is limited: if its key, if it has one, is free, and if the check
   * allows what is spent so far, its intent is added. All that is one step, as {@link #reserve} is,
   * so that creates that are begun at the same time never pass a limit together.
   *
   * <p>The default is one step for the threads that use this journal, and not for other processes:
   * a store that they share overrides it, and looks at the key, calls the check and adds the intent
   * inside of one lock or transaction. If that is rolled back and tried again, the check is called
   * again.
   *
   * @param intent what is to be remembered
   * @param check is given what is spent on the day of the intent and in total, without the intent
   *     itself, and throws a {@link dev.videogen.errors.BudgetExceededException} to refuse: then
   *     nothing is added, and this throws the same. It is not called if the key is taken, is quick,
   *     and must not call the journal
   * @return the submission that has the key; empty if it was free or there is none, and the intent
   *     was added
   * @throws IOException if it cannot be read whether the key is free or what is spent, or as by
   *     {@link #append}
   */
  default Optional<JournaledSubmission> begin(JournalEntry.Intent intent, Consumer<Spent> check)
      throws IOException {
    synchronized (this) {
      Optional<String> key = intent.key().map(RequestKey::key);
      Optional<JournaledSubmission> holder = key.isPresent() ? holder(key.get()) : Optional.empty();
      if (holder.isPresent()) {
        return holder;
      }
      check.accept(spent(LocalDate.ofInstant(intent.at(), ZoneOffset.UTC)));
      if (key.isPresent()) {
        return reserve(key.get(), intent);
      }
      append(intent);
      return Optional.empty();
    }
  }

  /**
   * Finds the submission that has a key: one that has created a job, or may have. A key is free
   * again when it is known that there is no job, and when its submission was dismissed.
   *
   * @param key the app's word
   * @return the submission; empty if the key is free
   * @throws IOException if that cannot be read
   */
  default Optional<JournaledSubmission> holder(String key) throws IOException {
    for (JournaledSubmission submission : submissions()) {
      boolean hasKey = submission.intent().key().filter(used -> used.key().equals(key)).isPresent();
      if (hasKey && submission.holdsItsKey()) {
        return Optional.of(submission);
      }
    }
    return Optional.empty();
  }

  /**
   * What is or may be spent, by all processes that share the journal.
   *
   * @param day a day in UTC; a charge belongs to the day of its intent, whenever it became known
   * @return what is spent on that day, and in total
   * @throws IOException if that cannot be read
   */
  default Spent spent(LocalDate day) throws IOException {
    BigDecimal onDay = BigDecimal.ZERO;
    BigDecimal total = BigDecimal.ZERO;
    for (JournaledSubmission submission : submissions()) {
      total = total.add(submission.charge());
      if (LocalDate.ofInstant(submission.intent().at(), ZoneOffset.UTC).equals(day)) {
        onDay = onDay.add(submission.charge());
      }
    }
    return new Spent(onDay, total);
  }

  /**
   * The submissions of which something is left to be done, also those that are in flight.
   *
   * @return those whose state is not {@linkplain SubmissionState#isSettled() settled}, the oldest
   *     first; unmodifiable
   * @throws IOException if they cannot be read
   */
  default List<JournaledSubmission> unsettled() throws IOException {
    return submissions().stream().filter(submission -> !submission.state().isSettled()).toList();
  }

  /**
   * Finds the submission that has created a job.
   *
   * @param job any job
   * @return the submission, the last one if there are several; empty if the job is that of none
   * @throws IOException if that cannot be read
   */
  default Optional<JournaledSubmission> creatorOf(JobRef job) throws IOException {
    return submissions().stream()
        .filter(submission -> submission.job().filter(job::equals).isPresent())
        .reduce((earlier, later) -> later);
  }

  /**
   * All submissions. Of one that is settled a journal may have forgotten what nobody needs any
   * more: its prompt, model, size, duration and files.
   *
   * @return the submissions, the oldest first; unmodifiable
   * @throws IOException if they cannot be read
   */
  default List<JournaledSubmission> submissions() throws IOException {
    return JournaledSubmission.of(entries());
  }

  /**
   * All entries so far, of this and of other processes. That is for tests and for who copies a
   * journal: whoever asks a question has a method of its own.
   *
   * @return the entries in the order in which they were added; unmodifiable, and empty if there is
   *     nothing yet
   * @throws IOException if they cannot be read
   */
  List<JournalEntry> entries() throws IOException;

  /**
   * The file that it is kept in, which no video must replace.
   *
   * @return the file; empty unless it is kept in one
   */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /**
   * A generator whose creates are recorded here: before each is sent, and once it is known what
   * became of it. Nothing is sent that could not be recorded. A client that has a {@linkplain
   * dev.videogen.VideoClient.Builder#journal journal} wraps its generators by itself.
   *
   * @param generator the generator that submits
   * @return a generator that is safe for use by many threads
   */
  default VideoGenerator recordingCreates(VideoGenerator generator) {
    return new JournalingVideoGenerator(generator, this);
  }

  /**
   * The same, for creates whose cost is limited: each is {@linkplain #begin begun} with a check.
   *
   * @param generator the generator that submits
   * @param check is given the intent of a create and what is spent before it, and throws a {@link
   *     dev.videogen.errors.BudgetExceededException} to refuse it
   * @return a generator that is safe for use by many threads
   */
  default VideoGenerator recordingCreates(
      VideoGenerator generator, BiConsumer<JournalEntry.Intent, Spent> check) {
    return new JournalingVideoGenerator(generator, this, check);
  }

  /**
   * A generator of whose creates those alone are recorded here that have a key.
   *
   * @param generator the generator that submits
   * @return a generator that is safe for use by many threads
   */
  default VideoGenerator recordingKeyedCreates(VideoGenerator generator) {
    return JournalingVideoGenerator.ofKeyedCreates(generator, this);
  }

  /**
   * A generator that returns to a create whose key was used before what became of the first one.
   *
   * @param generator the generator that submits, one that records creates in this journal beneath
   * @return a generator that is safe for use by many threads
   */
  default VideoGenerator repeatingKeyedCreates(VideoGenerator generator) {
    return new KeyedVideoGenerator(generator, this);
  }
}
