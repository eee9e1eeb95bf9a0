package dev.videogen.replicate;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.http.wire.JobListing;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The predictions of the account, the newest first. A page has as many as Replicate likes, a
 * hundred; so a cursor here is Replicate's with the last prediction that was shown of its page.
 */
final class PredictionList {

  private static final String END = "~";

  private final PredictionsWire wire;
  private final VendorRules rules;
  private final TimeSource time;

  PredictionList(PredictionsWire wire, VendorRules rules, TimeSource time) {
    this.wire = wire;
    this.rules = rules;
    this.time = time;
  }

  /**
   * Reads a page by one plain call.
   *
   * @param mapping maps a prediction
   */
  JobListing read(ListQuery query, Function<JsonView, VideoJob> mapping) {
    String place = query.cursor().orElse(END);
    int end = place.lastIndexOf(END);
    String cursor = end < 0 ? place : place.substring(0, end);
    String last = end < 0 ? "" : place.substring(end + 1);
    JsonResponse response = wire.list(cursor.isEmpty() ? null : cursor);
    JsonView body =
        Stream.concat(
                Stream.of(response.body(), response.body().object("data")),
                response.body().objects().stream())
            .filter(list -> list.hasArray("results"))
            .findFirst()
            .orElseThrow(() -> new UnreadableResponseException("it is no list of predictions"));
    List<JsonView> entries =
        body.objects("results").stream().filter(entry -> rules.jobId(entry).isPresent()).toList();
    boolean understood =
        entries.size() == body.count("results") && response.body().hasArray("results");
    if (entries.isEmpty() && body.count("results") > 0) {
      throw new UnreadableResponseException("none of its entries has an id");
    }
    int begin = after(last, entries);
    List<JsonView> rest = entries.subList(Math.max(begin, 0), begin < 0 ? 0 : entries.size());
    List<JsonView> shown = rest.subList(0, Math.min(query.limit(), rest.size()));
    // What is no longer on the page was pushed to a later one, and is looked for there.
    String behind = END + (begin < 0 ? last : "");
    Optional<String> next =
        shown.size() < rest.size()
            ? Optional.of(cursor + END + rules.requiredJobId(shown.get(shown.size() - 1)))
            : body.address("next").flatMap(PredictionList::cursor).map(to -> to + behind);
    // Only a null that stands there is the end.
    boolean endTold = body.names().contains("next") && !body.has("next");
    Optional<Duration> skew = response.headers().date().map(at -> Duration.between(time.now(), at));
    return new JobListing(
        new Page<>(shown.stream().map(mapping).toList(), next, skew),
        understood,
        endTold && next.isEmpty());
  }

  /** Where to go on; -1 if the prediction after which to do so is not there. */
  private int after(String last, List<JsonView> entries) {
    for (int index = 0; index < entries.size(); index++) {
      if (rules.jobId(entries.get(index)).filter(last::equals).isPresent()) {
        return index + 1;
      }
    }
    return last.isEmpty() ? 0 : -1;
  }

  /** The cursor in the address of the next page, which is not called itself. */
  private static Optional<String> cursor(URI next) {
    return Stream.of(Optional.ofNullable(next.getRawQuery()).orElse("").split("&"))
        .filter(parameter -> parameter.startsWith("cursor="))
        .map(parameter -> parameter.substring("cursor=".length()))
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .filter(value -> !value.isBlank())
        .findFirst();
  }
}
