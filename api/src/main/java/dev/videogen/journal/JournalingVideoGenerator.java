package dev.videogen.journal;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes every create of another generator in a {@link Journal}: before it is sent, and once it is
 * known what became of it. Nothing is sent that could not be noted. So whenever the process ends,
 * each job that the vendor has was either noted, or its submission is noted as one that may have
 * created a job.
 *
 * <p>A client that has a {@linkplain dev.videogen.VideoClient.Builder#journal journal} wraps its
 * generators by itself, and notes, too, what was saved.
 *
 * <p>Safe for use by many threads.
 */
final class JournalingVideoGenerator extends ForwardingVideoGenerator {

  private static final Logger LOG = LoggerFactory.getLogger(JournalingVideoGenerator.class);

  private final Journal journal;
  private final boolean keyedAlone;
  private final @Nullable BiConsumer<JournalEntry.Intent, Spent> check;

  /**
   * A generator whose submissions are noted.
   *
   * @param delegate the generator that submits
   * @param journal where they are noted
   */
  JournalingVideoGenerator(VideoGenerator delegate, Journal journal) {
    this(delegate, journal, false, null);
  }

  /**
   * A generator whose submissions are noted if what is spent allows them.
   *
   * @param delegate the generator that submits
   * @param journal where they are noted
   * @param check throws if what is spent does not allow what is to be noted
   */
  JournalingVideoGenerator(
      VideoGenerator delegate, Journal journal, BiConsumer<JournalEntry.Intent, Spent> check) {
    this(delegate, journal, false, Objects.requireNonNull(check, "check"));
  }

  private JournalingVideoGenerator(
      VideoGenerator delegate,
      Journal journal,
      boolean keyedAlone,
      @Nullable BiConsumer<JournalEntry.Intent, Spent> check) {
    super(delegate);
    this.journal = Objects.requireNonNull(journal, "journal");
    this.keyedAlone = keyedAlone;
    this.check = check;
  }

  /**
   * A generator of whose submissions those alone are noted that have a key, for the sake of the
   * keys.
   *
   * @param delegate the generator that submits
   * @param journal where they are noted
   * @return a generator
   */
  static JournalingVideoGenerator ofKeyedCreates(VideoGenerator delegate, Journal journal) {
    return new JournalingVideoGenerator(delegate, journal, true, null);
  }

  /**
   * {@inheritDoc}
   *
   * @throws LocalStorageException if it could not be noted that the request is about to be sent;
   *     nothing was sent
   * @throws BudgetExceededException if its cost would pass a limit; nothing was noted or sent
   */
  @Override
  public VideoJob create(CheckedRequest request) {
    Optional<RequestKey> key = KeyedCreate.keyOf(request.request(), name());
    if (keyedAlone && key.isEmpty()) {
      return delegate().create(request);
    }
    UUID submission = UUID.randomUUID();
    Optional<JournaledSubmission> first =
        begin(
            new JournalEntry.Intent(
                time().now(),
                submission,
                name(),
                ProcessStamp.current(),
                JobFingerprint.of(request.resolved()),
                request.request().variants(),
                request.estimate(),
                key,
                request.request().tags()));
    if (first.isPresent()) {
      return new KeyedCreate(delegate(), key.orElseThrow()).outcome(first.get());
    }
    VideoJob job;
    try {
      job = delegate().create(request);
    } catch (RuntimeException | Error failure) {
      note(ended(submission, failure));
      throw failure;
    }
    JobRef ref = JobRef.of(name(), job.id());
    if (!note(new JournalEntry.Created(time().now(), submission, ref, job.adopted()))) {
      LOG.error("the job {} was created and paid for, and is not in {}", ref, journal);
    }
    return job;
  }

  /** Notes what is about to be sent, unless its key is taken; then the submission that has it. */
  private Optional<JournaledSubmission> begin(JournalEntry.Intent intent) {
    try {
      if (check != null) {
        return journal.begin(intent, spent -> check.accept(intent, spent));
      }
      if (intent.key().isPresent()) {
        return journal.reserve(intent.key().get().key(), intent);
      }
      journal.append(intent);
      return Optional.empty();
    } catch (BudgetExceededException refused) {
      throw refused;
    } catch (IOException | RuntimeException failure) {
      // It may be there nevertheless, in part or unflushed.
      String reason = "it could not be noted, so nothing was sent";
      note(new JournalEntry.Refused(time().now(), intent.submission(), reason));
      throw new LocalStorageException(
          ErrorDetails.builder(
                  Operation.CREATE,
                  "nothing was sent, because it could not be noted first in "
                      + journal
                      + ": "
                      + failure)
              .provider(name())
              .cause(failure)
              .build());
    }
  }

  private JournalEntry ended(UUID submission, Throwable failure) {
    String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    return failure instanceof VideoException known && known.billed() == Billed.NO
        ? new JournalEntry.Refused(time().now(), submission, reason)
        : new JournalEntry.Uncertain(
            time().now(), submission, reason, named(failure), candidates(failure));
  }

  private Optional<JobRef> named(Throwable failure) {
    return failure instanceof VideoException known
        ? known.job().map(job -> JobRef.of(name(), job.id()))
        : Optional.empty();
  }

  private List<JobRef> candidates(Throwable failure) {
    if (failure instanceof SubmissionUncertainException uncertain) {
      return uncertain.candidates().stream().map(job -> JobRef.of(name(), job.id())).toList();
    }
    return named(failure).stream().toList();
  }

  /** What is not noted stays an intent without an end, which counts as uncertain. */
  private boolean note(JournalEntry entry) {
    try {
      journal.append(entry);
      return true;
    } catch (IOException | RuntimeException failure) {
      LOG.error("{} could not be written: {}", journal, failure.toString());
      return false;
    }
  }
}
