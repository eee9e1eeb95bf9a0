package dev.videogen.http;

import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a page of a list tells beside its entries of what else there is. */
final class ListRemarks {

  private static final List<String> AROUND =
      List.of("meta", "metadata", "pagination", "paging", "page_info");

  private static final List<String> TOTALS =
      List.of("total", "total_count", "count", "total_results", "total_items");

  private static final List<String> FOLLOWING =
      List.of("next", "next_page", "next_cursor", "next_page_token", "next_token");

  private static final List<String> BEFORE = List.of("previous", "prev", "previous_page");

  /** Texts that tell of more than a list. */
  private static final List<String> REMARKS =
      List.of("message", "msg", "detail", "warning", "warnings");

  private static final Set<String> FINE = Set.of("ok", "success", "succeeded");

  private static final List<String> MORE = List.of("has_more", "has_next", "has_next_page");

  /** Of a response that a server says is a part, or was changed on its way, nothing is certain. */
  private static final int WHOLE = 200;

  private ListRemarks() {}

  /** Whether a response is of all that there is, by its status. */
  static boolean isOfWhole(JsonResponse response) {
    return response.status() == WHOLE;
  }

  /**
   * Whether a list is told of beside its entries in a way that makes it doubtful that these are
   * all: a remark, other entries, or ids of entries though there are none.
   *
   * @param list the object with the fields of the list
   * @param field the name of its entries
   */
  static boolean makeDoubtful(JsonView list, String field) {
    boolean remark =
        REMARKS.stream()
            .flatMap(name -> list.texts(name).stream())
            .anyMatch(text -> !FINE.contains(text.strip().toLowerCase(Locale.ROOT)));
    boolean others =
        list.names().stream()
            .anyMatch(name -> !name.equals(field) && list.hasArray(name) && list.count(name) > 0);
    boolean ids =
        list.count(field) == 0
            && Stream.of("first_id", "last_id").anyMatch(name -> list.text(name).isPresent());
    return remark || others || ids;
  }

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
                (first && BEFORE.stream().anyMatch(name -> place.text(name).isPresent()))
                    || (first
                        && TOTALS.stream().anyMatch(name -> place.integer(name).orElse(0) > count))
                    || FOLLOWING.stream().anyMatch(name -> place.text(name).isPresent())
                    || MORE.stream().anyMatch(name -> place.flag(name).orElse(false)));
  }
}
