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

  /** A page on which no job is, and after which the list goes on, is rare; many are a circle. */
  private static final int MAX_EMPTY = 10;

  private JobPages() {}

  public static Stream<VideoJob> stream(ListQuery first, Function<ListQuery, Page<VideoJob>> list) {
    Set<JobRef> given = ConcurrentHashMap.newKeySet();
    Set<String> cursors = ConcurrentHashMap.newKeySet();
    first.cursor().ifPresent(cursors::add);
    return Stream.iterate(
            Optional.of(new Step(first, list.apply(first), 0)),
            Optional::isPresent,
            step -> step.flatMap(last -> last.next(list, cursors)))
        .flatMap(Optional::stream)
        .flatMap(step -> step.page().items().stream())
        .filter(job -> given.add(job.ref()));
  }

  private record Step(ListQuery query, Page<VideoJob> page, int emptyBefore) {

    Optional<Step> next(Function<ListQuery, Page<VideoJob>> list, Set<String> cursors) {
      int empty = page.items().isEmpty() ? emptyBefore + 1 : 0;
      return page.nextCursor()
          .filter(cursor -> empty <= MAX_EMPTY && cursors.add(cursor))
          .map(query::after)
          .map(following -> new Step(following, list.apply(following), empty));
    }
  }
}
