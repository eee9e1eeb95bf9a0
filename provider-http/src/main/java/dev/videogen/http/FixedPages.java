package dev.videogen.http;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the size that is asked for, of a vendor whose pages have a size of their own: a cursor
 * here is the vendor's with the last job that was shown of its page. Where the entries stand and
 * what the following page begins after is said by {@link VendorRules.Builder#lists}; that is a
 * cursor, an address with a parameter {@code cursor}, or null at the end of the list.
 *
 * <p>Safe for use by many threads if the function is.
 */
public final class FixedPages {

  private static final String END = "~";
  private static final String PARAMETER = "cursor=";

  private final VendorRules rules;
  private final TimeSource time;
  private final Function<@Nullable String, JsonResponse> fetch;

  /**
   * Pages of a list.
   *
   * @param connection to the vendor, whose rules say where entries and cursor stand
   * @param fetch reads the vendor's page after a cursor of its own, or the first after null, by one
   *     plain call
   */
  public FixedPages(VendorConnection connection, Function<@Nullable String, JsonResponse> fetch) {
    this.rules = connection.rules();
    this.time = connection.time();
    this.fetch = fetch;
  }

  /**
   * Reads a page by one plain call.
   *
   * @param query what was asked for, in the vendor's own order
   * @param mapping maps an entry
   * @return the page, which may be empty though more follows
   * @throws InvalidRequestException if what was asked for has a cursor that is none of this list
   * @throws UnreadableResponseException if the response is no list
   */
  public Page<VideoJob> read(ListQuery query, Function<JsonView, VideoJob> mapping) {
    String[] place = parts(query.cursor().orElse(""));
    String cursor = place[0];
    String last = place[1];
    JsonResponse response = fetch.apply(cursor.isEmpty() ? null : cursor);
    String field = rules.listField();
    JsonView body =
        Stream.concat(
                Stream.of(response.body(), response.body().object("data")),
                response.body().objects().stream())
            .filter(list -> list.hasArray(field))
            .findFirst()
            .orElseThrow(() -> new UnreadableResponseException("it is no list of jobs"));
    List<JsonView> entries =
        body.objects(field).stream().filter(entry -> rules.jobId(entry).isPresent()).toList();
    if (entries.isEmpty() && body.count(field) > 0) {
      throw new UnreadableResponseException("none of its entries has an id");
    }
    int begin = after(last, entries);
    List<JsonView> rest = entries.subList(Math.max(begin, 0), begin < 0 ? 0 : entries.size());
    List<JsonView> shown = rest.subList(0, Math.min(query.limit(), rest.size()));
    String following = rules.cursorField().orElse("next");
    // What is no longer on the page was pushed to a later one, and is looked for there.
    String behind = begin < 0 ? last : "";
    Optional<String> next =
        shown.size() < rest.size()
            ? Optional.of(place(cursor, rules.requiredJobId(shown.get(shown.size() - 1))))
            : body.text(following).flatMap(FixedPages::cursor).map(to -> place(to, behind));
    // Only a null that stands there is the end.
    boolean first = cursor.isEmpty();
    boolean endTold =
        body.names().contains(following)
            && !body.has(following)
            && !ListRemarks.sayMore(body, body.count(field), first)
            && !ListRemarks.sayMore(response.body(), body.count(field), first);
    Optional<Duration> skew = response.headers().date().map(at -> Duration.between(time.now(), at));
    return new Page<>(
        shown.stream().map(mapping).toList(),
        next,
        skew,
        entries.size() == body.count(field)
            && response.body().hasArray(field)
            && ListRemarks.isOfWhole(response)
            && !ListRemarks.makeDoubtful(body, field),
        endTold && next.isEmpty());
  }

  /** A cursor here: neither part of it holds what stands between them. */
  private static String place(String cursor, String last) {
    return encoded(cursor) + END + encoded(last);
  }

  private static String[] parts(String place) {
    String[] parts = (place + END).split(END, -1);
    try {
      return new String[] {decoded(parts[0]), decoded(parts[1])};
    } catch (IllegalArgumentException noPlace) {
      throw new InvalidRequestException(
          ErrorDetails.builder(
                  Operation.LIST,
                  "\"%s\" is no cursor; take one from Page.nextCursor(). Nothing was sent."
                      .formatted(place))
              .build());
    }
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  /** Where to go on; -1 if the job after which to do so is not there. */
  private int after(String last, List<JsonView> entries) {
    for (int index = 0; index < entries.size(); index++) {
      if (rules.jobId(entries.get(index)).filter(last::equals).isPresent()) {
        return index + 1;
      }
    }
    return last.isEmpty() ? 0 : -1;
  }

  /** The cursor itself, or the one in the address of the next page, which is not called. */
  private static Optional<String> cursor(String told) {
    if (!told.contains("://")) {
      return Optional.of(told);
    }
    try {
      String query = URI.create(told.strip()).getRawQuery();
      return Stream.of(query == null ? new String[0] : query.split("&", -1))
          .filter(parameter -> parameter.startsWith(PARAMETER))
          .map(parameter -> parameter.substring(PARAMETER.length()))
          .map(FixedPages::decoded)
          .filter(value -> !value.isBlank())
          .findFirst();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
