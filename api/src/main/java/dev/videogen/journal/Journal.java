package dev.videogen.journal;

import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A record of paid submissions that outlives the process. Entries are added and never changed; what
 * became of a submission is folded from them by {@link JournaledSubmission}.
 *
 * <p>{@link #inFile} keeps one in a file. A store of another kind implements the three methods;
 * {@link JournalEntry#toJson()} and {@link JournalEntry#parse} turn an entry into a line of text
 * and back.
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
   * Finds the submission that has a key: one that has created a job, or may have. A key is free
   * again when it is known that there is no job, and when its submission was dismissed.
   *
   * @param key the app's word
   * @return the submission; empty if the key is free
   * @throws IOException if that cannot be read
   */
  default Optional<JournaledSubmission> holder(String key) throws IOException {
    JournalReplay replay = new JournalReplay();
    entries().forEach(replay::add);
    return replay.holder(key);
  }

  /**
   * All entries so far, of this and of other processes.
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
