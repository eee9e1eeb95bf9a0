package dev.videogen.journal;

import dev.videogen.VideoJob;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives a create whose key was used before what came of the first one, before a budget is asked for
 * money or anything is sent. Whether a key is free is decided where it is reserved, in {@link
 * JournalingVideoGenerator}: this only spares what need not come so far.
 *
 * <p>A client wraps its generators by itself. Safe for use by many threads.
 */
final class KeyedVideoGenerator extends ForwardingVideoGenerator {

  private final Journal journal;

  /**
   * A generator that knows the keys of a journal.
   *
   * @param delegate the generator that submits, a {@link JournalingVideoGenerator} beneath it
   * @param journal where that notes submissions
   */
  KeyedVideoGenerator(VideoGenerator delegate, Journal journal) {
    super(delegate);
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.videogen.errors.KeyInUseException if a create with the same key is in flight
   * @throws dev.videogen.errors.InvalidRequestException if the key stands for another request
   * @throws dev.videogen.errors.JobFailedException if the job of the key has ended without a video
   * @throws dev.videogen.errors.NotFoundException if the job of the key is not there any more
   * @throws dev.videogen.errors.LocalStorageException if the journal cannot be read
   */
  @Override
  public VideoJob create(CheckedRequest request) {
    Optional<RequestKey> key = KeyedCreate.keyOf(request.request(), name());
    Optional<JournaledSubmission> first =
        key.flatMap(used -> JournalReading.of(journal, () -> journal.holder(used.key())));
    return first.isPresent()
        ? new KeyedCreate(delegate(), key.orElseThrow()).outcome(first.get())
        : delegate().create(request);
  }
}
