package dev.videogen.http;

import dev.videogen.http.wire.JsonView;
import java.util.List;
import java.util.stream.Stream;

/** What a page of a list tells beside its entries of how many there are. */
final class ToldCounts {

  private static final List<String> AROUND =
      List.of("meta", "metadata", "pagination", "paging", "page_info");

  private static final List<String> TOTALS =
      List.of("total", "total_count", "count", "total_results", "total_items");

  private static final List<String> FOLLOWING =
      List.of("next", "next_page", "next_cursor", "next_page_token", "next_token");

  private static final List<String> MORE = List.of("has_more", "has_next", "has_next_page");

  private ToldCounts() {}

  /**
   * Whether something says that there is more than a page has, whatever else is told of its end: a
   * list is not at its end for certain while it contradicts itself.
   *
   * @param list the object with the fields of the list
   * @param count how many entries the page has
   * @param first whether it is the first page, so that a total is of no more than it
   */
  static boolean sayMore(JsonView list, int count, boolean first) {
    return Stream.concat(Stream.of(list), AROUND.stream().map(list::object))
        .anyMatch(
            place ->
                (first && TOTALS.stream().anyMatch(name -> place.integer(name).orElse(0) > count))
                    || FOLLOWING.stream().anyMatch(name -> place.text(name).isPresent())
                    || MORE.stream().anyMatch(name -> place.flag(name).orElse(false)));
  }
}
