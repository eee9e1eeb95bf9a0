package dev.videogen;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items what is on the page, in the order asked for; unmodifiable
 * @param nextCursor where the following page begins; empty on the last page
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * The same page with every item mapped.
   *
   * @param mapping what to do with an item
   * @param <R> what the items become
   * @return a page with the same cursor
   */
  public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
    return new Page<>(items.stream().<R>map(mapping).toList(), nextCursor);
  }
}
