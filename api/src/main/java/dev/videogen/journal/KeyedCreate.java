package dev.videogen.journal;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.KeyInUseException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.spi.VideoGenerator;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What a create gives whose key was used before. Nothing is bought.
 *
 * @param generator where the job is read, if there is one
 * @param key the key, for the request that came second
 */
record KeyedCreate(VideoGenerator generator, RequestKey key) {

  /**
   * The key of a request, if it has one.
   *
   * @throws InvalidRequestException if a file of the request cannot be read
   */
  static Optional<RequestKey> keyOf(VideoRequest request, String provider) {
    try {
      return RequestKey.of(request);
    } catch (UncheckedIOException unreadable) {
      throw new InvalidRequestException(
          ErrorDetails.builder(Operation.CREATE, unreadable.getMessage() + ". Nothing was sent.")
              .provider(provider)
              .cause(unreadable)
              .build());
    }
  }

  /**
   * What came of the first create, as it is now.
   *
   * @param first the submission that holds the key
   * @return its job, running or completed
   */
  VideoJob outcome(JournaledSubmission first) {
    boolean same =
        first.intent().instance().equals(generator.name())
            && first.intent().key().filter(key::isOfSameRequest).isPresent();
    if (!same) {
      throw new InvalidRequestException(
          details(
                  "was used at "
                      + first.intent().instance()
                      + " for another request; nothing was sent. A new request needs a new key")
              .billed(Billed.NO)
              .build());
    }
    if (first.job().isPresent()) {
      return job(first);
    }
    if (first.state() == SubmissionState.IN_FLIGHT) {
      throw new KeyInUseException(
          details(
                  "is in use: a create with it is in flight; nothing was sent. Call again when that"
                      + " has ended")
              .billed(Billed.NO)
              .build());
    }
    throw new SubmissionUncertainException(
        details(
                "was used for a create of which it is uncertain whether it has made a job, so"
                    + " nothing was sent"
                    + first.reason().map(reason -> ": " + reason).orElse(""))
            .build(),
        first.candidates().stream()
            .map(candidate -> VideoJob.builder(candidate, JobStatus.QUEUED).build())
            .toList());
  }

  private VideoJob job(JournaledSubmission first) {
    VideoJob job;
    try {
      job = generator.retrieve(first.job().orElseThrow().id());
    } catch (NotFoundException gone) {
      throw new NotFoundException(
          details(
                  "has made job "
                      + first.job().orElseThrow()
                      + ", which is not there any more; nothing was sent. A new try needs a new"
                      + " key")
              .job(first.job().orElseThrow())
              .billed(first.billed())
              .cause(gone)
              .build());
    }
    if (job.status().isTerminal() && job.status() != JobStatus.COMPLETED) {
      throw JobFailedException.of(job, Operation.CREATE);
    }
    return job;
  }

  private ErrorDetails.Builder details(String what) {
    return ErrorDetails.builder(Operation.CREATE, "the key \"" + key.key() + "\" " + what)
        .provider(generator.name());
  }
}
