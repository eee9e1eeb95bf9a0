package dev.videogen.http;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.OpaqueId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A response that is a list, in whichever form.
 *
 * @param list the object with the fields of the list; an empty one of a mere array
 * @param entries what is listed
 * @param count how many entries there are, objects or not
 * @param exact whether it is in the vendor's own form: an object with the array in which {@link
 *     VendorRules#listField()} says
 */
record ListResponse(JsonView list, List<JsonView> entries, int count, boolean exact) {

  private static final List<String> NAMES = List.of("data", "videos", "items", "jobs", "results");

  /**
   * Reads it.
   *
   * @throws UnreadableResponseException if it is no list
   */
  static ListResponse of(JsonView body, VendorRules rules) {
    Optional<JsonView> inside = onlyList(body, rules);
    if (inside.isPresent()) {
      ListResponse list = of(inside.get(), rules);
      return new ListResponse(list.list(), list.entries(), list.count(), false);
    }
    if (body.isArray()) {
      return new ListResponse(JsonView.empty(), body.objects(), body.count(), false);
    }
    // {"code":0,"data":{"items":[...]}}
    return Stream.of(body, body.object("data"))
        .flatMap(
            list ->
                NAMES.stream()
                    .filter(list::hasArray)
                    .map(
                        name ->
                            new ListResponse(
                                list,
                                list.objects(name),
                                list.count(name),
                                list == body && name.equals(rules.listField()))))
        .findFirst()
        .or(() -> nothing(body))
        .orElseThrow(() -> new UnreadableResponseException("it is no list of jobs"));
  }

  /** The list that is all there is in an array, and no job. */
  private static Optional<JsonView> onlyList(JsonView body, VendorRules rules) {
    return body.objects().stream()
        .filter(list -> body.count() == 1 && list.hasArray(rules.listField()))
        .filter(list -> rules.jobIdFields().stream().noneMatch(name -> list.text(name).isPresent()))
        .findFirst();
  }

  /** Some servers write an empty array as null. */
  private static Optional<ListResponse> nothing(JsonView body) {
    return body.text("object")
        .filter("list"::equals)
        .filter(list -> !body.has("data"))
        .map(list -> new ListResponse(body, List.of(), 0, false));
  }

  Page<VideoJob> page(
      VendorRules rules,
      Function<JsonView, VideoJob> mapping,
      ListQuery query,
      Optional<Duration> skew) {
    List<VideoJob> jobs =
        entries.stream().filter(entry -> rules.jobId(entry).isPresent()).map(mapping).toList();
    Optional<Boolean> hasMore = list.flag("has_more");
    boolean more = hasMore.orElse(count >= query.limit());
    Optional<String> last =
        jobs.isEmpty()
            ? Optional.empty()
            : Optional.of(OpaqueId.unwrap(jobs.get(jobs.size() - 1).id()));
    Optional<String> told =
        rules.cursorField().map(list::text).orElseGet(() -> list.text("last_id").or(() -> last));
    Optional<String> cursor = told.filter(id -> more);
    boolean understood =
        exact
            && jobs.size() == count
            && isOrdinary()
            && !ListRemarks.makeDoubtful(list, rules.listField());
    return new Page<>(
        jobs,
        cursor,
        skew,
        understood,
        hasMore.equals(Optional.of(false))
            && !ListRemarks.sayMore(list, count, query.cursor().isEmpty()));
  }

  private boolean isOrdinary() {
    return list.text("object").filter(word -> !word.equals("list")).isEmpty();
  }
}
