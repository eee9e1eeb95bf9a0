package dev.videogen.internal.client;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads page after page, and ends even where a vendor leads in a circle, of however many pages. A
 * job that is on several pages, as where others are created meanwhile, is given once.
 */
public final class JobPages {

  /** A page without a job that is new, after which the list goes on, is rare; many have no end. */
  private static final int MAX_STALE = 10;

  private JobPages() {}

  public static Stream<VideoJob> stream(ListQuery first, Function<ListQuery, Page<VideoJob>> list) {
    Set<JobRef> given = ConcurrentHashMap.newKeySet();
    Set<String> cursors = ConcurrentHashMap.newKeySet();
    first.cursor().ifPresent(cursors::add);
    return Stream.iterate(
            Optional.of(Step.of(first, list.apply(first), 0, given)),
            Optional::isPresent,
            step -> step.flatMap(last -> last.next(list, cursors, given)))
        .flatMap(Optional::stream)
        .flatMap(step -> step.page().items().stream())
        .filter(job -> given.add(job.ref()));
  }

  /**
   * A page.
   *
   * @param stale how many pages in a row, with this one, have shown no job that is new
   */
  private record Step(ListQuery query, Page<VideoJob> page, int stale) {

    static Step of(ListQuery query, Page<VideoJob> page, int staleBefore, Set<JobRef> given) {
      boolean none = page.items().stream().allMatch(job -> given.contains(job.ref()));
      return new Step(query, page, none ? staleBefore + 1 : 0);
    }

    Optional<Step> next(
        Function<ListQuery, Page<VideoJob>> list, Set<String> cursors, Set<JobRef> given) {
      return page.nextCursor()
          .filter(cursor -> stale <= MAX_STALE && cursors.add(cursor))
          .map(query::after)
          .map(following -> of(following, list.apply(following), stale, given));
    }
  }
}
