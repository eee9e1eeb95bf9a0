package dev.videogen;

import java.util.Optional;

/**
 * Which page of jobs to read.
 *
 * @param limit the most jobs on the page, 1 to 100
 * @param order the order of the jobs
 * @param cursor where the page begins, as {@link Page#nextCursor()} gave it; empty for the first
 *     page
 */
public record ListQuery(int limit, ListOrder order, Optional<String> cursor) {

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if the limit is not 1 to 100
   */
  public ListQuery {
    if (limit < 1 || limit > 100) {
      throw new IllegalArgumentException("a page holds 1 to 100 jobs, not " + limit);
    }
  }

  /**
   * The first page of the newest jobs.
   *
   * @param limit the most jobs on the page, 1 to 100
   * @return the query
   * @throws IllegalArgumentException if the limit is not 1 to 100
   */
  public static ListQuery newest(int limit) {
    return new ListQuery(limit, ListOrder.NEWEST_FIRST, Optional.empty());
  }

  /**
   * The first page of the oldest jobs.
   *
   * @param limit the most jobs on the page, 1 to 100
   * @return the query
   * @throws IllegalArgumentException if the limit is not 1 to 100
   */
  public static ListQuery oldest(int limit) {
    return new ListQuery(limit, ListOrder.OLDEST_FIRST, Optional.empty());
  }

  /**
   * The same query from a cursor on.
   *
   * @param cursor what {@link Page#nextCursor()} gave
   * @return the query of the following page
   */
  public ListQuery after(String cursor) {
    return new ListQuery(limit, order, Optional.of(cursor));
  }
}
