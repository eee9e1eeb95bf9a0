package dev.videogen.durable;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.KeyInUseException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.ProcessStamp;
import dev.videogen.journal.Spent;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.VideoGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends creates, and notes in the database that they are about to be sent and what became of them.
 * That of a purchase takes its row from PENDING to SENDING and on; any other is noted as by every
 * journal, and gets a gate as well, for the lease in its row.
 */
final class PurchasingGenerator extends ForwardingVideoGenerator {

  private static final Logger LOG = LoggerFactory.getLogger(PurchasingGenerator.class);

  private static final Persistently PERSISTENTLY = new Persistently(Duration.ofMinutes(2));

  private final VideoGenerator plain;
  private final DatabaseJournal journal;
  private final BiConsumer<JournalEntry.Intent, Spent> check;

  /**
   * A generator that notes in the database.
   *
   * @param delegate sends
   * @param plain sends what no purchase stands for, and notes it in the journal
   * @param journal where it is noted
   * @param check throws if what is spent does not allow what is to be sent
   */
  PurchasingGenerator(
      VideoGenerator delegate,
      VideoGenerator plain,
      DatabaseJournal journal,
      BiConsumer<JournalEntry.Intent, Spent> check) {
    super(delegate);
    this.plain = plain;
    this.journal = journal;
    this.check = check;
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    return request.gate() instanceof Sending sending
        ? bought(sending, request)
        : plain.create(request.through(journal.lease()));
  }

  private VideoJob bought(Sending sending, CheckedRequest request) {
    long fence = begin(sending, request);
    VideoJob job;
    try {
      job = delegate().create(request);
    } catch (RuntimeException | Error failure) {
      failed(sending, fence, failure);
      throw failure;
    }
    journal.points().reached(Points.Point.RESPONSE_READ, sending.purchase());
    JobRef ref = JobRef.of(name(), job.id());
    boolean noted =
        PERSISTENTLY.run(
            "the job " + ref + " of the purchase " + sending.purchase(),
            () ->
                journal.transitions().created(sending.purchase(), fence, ref, job.adopted())
                    || journal.transitions().late(sending.purchase(), ref, job.adopted()));
    if (!noted) {
      LOG.error(
          "the job {} was created for the purchase {}, which has another by now; it may be charged"
              + " for, and is kept among its candidates",
          ref,
          sending.purchase());
    }
    sending.settled();
    return job;
  }

  private long begin(Sending sending, CheckedRequest request) {
    JournalEntry.Intent intent = intent(sending, request);
    sending.begin();
    Optional<Long> fence = journal.begin(sending, intent, check);
    if (fence.isEmpty()) {
      sending.settled();
      throw new KeyInUseException(
          ErrorDetails.builder(
                  Operation.CREATE,
                  "the purchase "
                      + sending.purchase()
                      + " is somebody else's by now; nothing was sent")
              .provider(name())
              .build());
    }
    sending.reserved();
    return fence.get();
  }

  private JournalEntry.Intent intent(Sending sending, CheckedRequest request) {
    return new JournalEntry.Intent(
        time().now(),
        sending.purchase(),
        name(),
        new ProcessStamp(0, Optional.empty()),
        JobFingerprint.of(request.resolved()),
        request.request().variants(),
        request.estimate());
  }

  private void failed(Sending sending, long fence, Throwable failure) {
    String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    boolean nothingCreated = failure instanceof VideoException known && known.billed() == Billed.NO;
    try {
      PERSISTENTLY.run(
          "the end of the purchase " + sending.purchase(),
          () -> noted(sending, fence, failure, reason, nothingCreated));
      sending.settled();
    } catch (RuntimeException broken) {
      // The row stays SENDING, and recovery finds out what became of it.
      LOG.error("what became of the purchase {} could not be noted", sending.purchase(), broken);
    }
  }

  private boolean noted(
      Sending sending, long fence, Throwable failure, String reason, boolean nothingCreated) {
    Transitions transitions = journal.transitions();
    UUID id = sending.purchase();
    if (!nothingCreated) {
      return transitions.uncertain(id, fence, reason, named(failure), candidates(failure));
    }
    if (sending.isRefused()) {
      return transitions.putOff(id, fence, reason, Duration.ZERO, false);
    }
    if (((VideoException) failure).isRetryable()) {
      return transitions.putOff(id, fence, reason, journal.delay(sending, failure), true);
    }
    return transitions.refused(id, fence, reason);
  }

  private Optional<JobRef> named(Throwable failure) {
    return failure instanceof VideoException known
        ? known.job().map(job -> JobRef.of(name(), job.id()))
        : Optional.empty();
  }

  private List<JobRef> candidates(Throwable failure) {
    return failure instanceof SubmissionUncertainException uncertain
        ? uncertain.candidates().stream().map(job -> JobRef.of(name(), job.id())).toList()
        : named(failure).stream().toList();
  }
}
