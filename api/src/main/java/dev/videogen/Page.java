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
 * @param understood whether each entry that the vendor sent is on the page; false if the form of
 *     its list, or an entry of it, was not understood
 * @param endTold whether the vendor has said that nothing follows; that it says nothing of what
 *     follows is no end
 * @param <T> what is listed
 */
public record Page<T>(
    List<T> items,
    Optional<String> nextCursor,
    Optional<Duration> skew,
    boolean understood,
    boolean endTold) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page with all that was sent, of a vendor that does not say whether something follows.
   *
   * @param items what is on the page, in the order asked for
   * @param nextCursor where the following page begins; empty on the last page
   * @param skew how far the vendor's clock was ahead of that of the client
   */
  public Page(List<T> items, Optional<String> nextCursor, Optional<Duration> skew) {
    this(items, nextCursor, skew, true, false);
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
   * Whether nothing can be missing.
   *
   * @return whether each entry is on the page, and if no page follows, the vendor has said so
   */
  public boolean isWhole() {
    return understood && (endTold || nextCursor.isPresent());
  }

  /**
   * The same page with every item mapped.
   *
   * @param mapping what to do with an item
   * @param <R> what the items become
   * @return a page that is the same in all else
   */
  public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
    return new Page<>(
        items.stream().<R>map(mapping).toList(), nextCursor, skew, understood, endTold);
  }
}
