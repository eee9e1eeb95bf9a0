package dev.videogen.budget;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.budget.Ledger.Reservation;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.util.Objects;

/**
 * Refuses to create what would pass a limit of a {@link Budget} that has no journal, before
 * anything is sent.
 *
 * <p>A client that has {@linkplain dev.videogen.VideoClient.Builder#budget limits} wraps its
 * generators by itself. Safe for use by many threads.
 */
final class BudgetVideoGenerator extends ForwardingVideoGenerator {

  private final Budget budget;

  /**
   * A generator that spends from a budget.
   *
   * @param delegate the generator that submits
   * @param budget the money
   */
  BudgetVideoGenerator(VideoGenerator delegate, Budget budget) {
    super(delegate);
    this.budget = Objects.requireNonNull(budget, "budget");
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.videogen.errors.BudgetExceededException if that would pass a limit, or its price is
   *     not known and that is not allowed; nothing was sent
   */
  @Override
  public VideoJob create(CheckedRequest request) {
    if (!budget.isLimited()) {
      return delegate().create(request);
    }
    Reservation reservation = budget.reserve(name(), request.estimate());
    try {
      VideoJob job = delegate().create(request);
      budget.created(reservation, ref(job));
      return seen(job);
    } catch (RuntimeException | Error failure) {
      boolean nothingBilled =
          failure instanceof VideoException known && known.billed() == Billed.NO;
      budget.failed(reservation, nothingBilled);
      throw failure;
    }
  }

  /** {@inheritDoc} What the vendor says of its cost sets what is booked to it. */
  @Override
  public VideoJob retrieve(String id) {
    return seen(super.retrieve(id));
  }

  /** {@inheritDoc} What the vendor says of the jobs' costs sets what is booked to them. */
  @Override
  public Page<VideoJob> list(ListQuery query) {
    return super.list(query).map(this::seen);
  }

  private VideoJob seen(VideoJob job) {
    budget.seen(ref(job), job);
    return job;
  }

  private JobRef ref(VideoJob job) {
    return JobRef.of(name(), job.id());
  }
}
