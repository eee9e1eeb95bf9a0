package dev.videogen.internal.client;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads page after page, and ends even where a vendor leads in a circle. */
public final class JobPages {

  private JobPages() {}

  public static Stream<VideoJob> stream(ListQuery first, Function<ListQuery, Page<VideoJob>> list) {
    return Stream.iterate(
            Optional.of(new Step(first, list.apply(first))),
            Optional::isPresent,
            step -> step.flatMap(last -> last.next(list)))
        .flatMap(Optional::stream)
        .flatMap(step -> step.page().items().stream());
  }

  private record Step(ListQuery query, Page<VideoJob> page) {

    Optional<Step> next(Function<ListQuery, Page<VideoJob>> list) {
      boolean goesOn = !page.items().isEmpty() && !page.nextCursor().equals(query.cursor());
      return page.nextCursor()
          .filter(cursor -> goesOn)
          .map(query::after)
          .map(following -> new Step(following, list.apply(following)));
    }
  }
}
