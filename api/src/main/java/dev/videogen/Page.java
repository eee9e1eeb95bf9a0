package dev.videogen;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items what is on the page, in the order asked for; unmodifiable
 * @param nextCursor where the following page begins; empty on the last page
 * @param skew how far the vendor's clock was ahead of that of the client when the page was sent,
 *     negative if behind, to the second or so; empty if the vendor does not tell its time
 * @param whole whether nothing can be missing: each entry that was sent is on the page, and if no
 *     page follows, the vendor has said so; false if that is not known
 * @param <T> what is listed
 */
public record Page<T>(
    List<T> items, Optional<String> nextCursor, Optional<Duration> skew, boolean whole) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page of which it is not known whether something is missing.
   *
   * @param items what is on the page, in the order asked for
   * @param nextCursor where the following page begins; empty on the last page
   * @param skew how far the vendor's clock was ahead of that of the client
   */
  public Page(List<T> items, Optional<String> nextCursor, Optional<Duration> skew) {
    this(items, nextCursor, skew, false);
  }

  /**
   * A page of a vendor that does not tell its time.
   *
   * @param items what is on the page, in the order asked for
   * @param nextCursor where the following page begins; empty on the last page
   */
  public Page(List<T> items, Optional<String> nextCursor) {
    this(items, nextCursor, Optional.empty());
  }

  /**
   * The same page with every item mapped.
   *
   * @param mapping what to do with an item
   * @param <R> what the items become
   * @return a page that is the same in all else
   */
  public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
    return new Page<>(items.stream().<R>map(mapping).toList(), nextCursor, skew, whole);
  }
}
