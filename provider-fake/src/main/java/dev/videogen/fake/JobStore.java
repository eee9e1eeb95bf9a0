package dev.videogen.fake;

import dev.videogen.ListOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/**
 * Keeps the records of jobs by their numbers, and nothing else. Safe for use by many threads.
 *
 * <p>It holds a bounded number of records: beyond that, the oldest job that has ended is forgotten,
 * or the oldest of all if none has.
 */
interface JobStore {

  /**
   * Adds a job under the next number. Numbers are given in order and never twice.
   *
   * @param job makes the record once its number is known
   */
  JobRecord add(LongFunction<JobRecord> job);

  Optional<JobRecord> find(long number);

  /** Replaces a record, unless it has gone; the change sees the record that it replaces. */
  Optional<JobRecord> change(long number, UnaryOperator<JobRecord> change);

  /**
   * Removes a record.
   *
   * @return false if it had gone already
   */
  boolean remove(long number);

  /**
   * The records that follow a number in the given order.
   *
   * @param after 0 to begin with the first
   */
  List<JobRecord> page(ListOrder order, long after, int limit);

  /** Removes all records that are this program's alone. Their numbers are not given again. */
  void clear();

  /** The highest number given so far; 0 if none was. */
  long lastNumber();
}
