package dev.videogen.emulator;

import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.fake.FakeVideoGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which of Azure's jobs are asked for, the newest first.
 *
 * @param limit the most of them, 1 to 100
 * @param towards whether those that follow the cursor are meant, or those that lead up to it
 * @param cursor the id of a job; empty to begin at the end of the list
 * @param statuses Azure's statuses of the jobs; empty for all
 */
record AzureListQuery(int limit, ListOrder towards, Optional<String> cursor, Set<String> statuses) {

  private static final int MAX_PAGE_SIZE = 100;

  private static final Set<String> STATUSES =
      Set.of(
          "queued", "preprocessing", "running", "processing", "succeeded", "failed", "cancelled");

  /**
   * Reads a query.
   *
   * @throws RejectedRequestException if it has no limit, or something that makes no sense
   */
  static AzureListQuery of(Call call) {
    Optional<String> after = call.query("after");
    Optional<String> before = call.query("before");
    if (after.isPresent() && before.isPresent()) {
      throw RejectedRequestException.invalid("before", "Provide after or before, not both.");
    }
    return new AzureListQuery(
        limit(call.query("limit")),
        before.isPresent() ? ListOrder.OLDEST_FIRST : ListOrder.NEWEST_FIRST,
        before.or(() -> after),
        statuses(call.query("statuses").orElse("")));
  }

  private static int limit(Optional<String> text) {
    String limit = text.orElseThrow(() -> RejectedRequestException.missing("limit"));
    if (!limit.matches("[1-9]\\d?|100")) {
      throw RejectedRequestException.invalid("limit", "Invalid value: '" + limit + "': 1 to 100.");
    }
    return Integer.parseInt(limit);
  }

  private static Set<String> statuses(String list) {
    Set<String> statuses = list.isEmpty() ? Set.of() : Set.copyOf(List.of(list.split(",", -1)));
    if (!STATUSES.containsAll(statuses)) {
      throw RejectedRequestException.invalid(
          "statuses", "Invalid value: '" + list + "': " + STATUSES + ".");
    }
    return statuses;
  }

  /** The page of the fake's jobs, each as its JSON. */
  Response respond(
      FakeVideoGenerator fake, Function<VideoJob, Map<String, @Nullable Object>> json) {
    ListQuery query = new ListQuery(statuses.isEmpty() ? limit : MAX_PAGE_SIZE, towards, cursor);
    Page<VideoJob> page = fake.list(query);
    List<VideoJob> found = new ArrayList<>(matching(page));
    while (found.size() <= limit && page.nextCursor().isPresent() && !statuses.isEmpty()) {
      page = fake.list(query.after(page.nextCursor().get()));
      found.addAll(matching(page));
    }
    boolean more = found.size() > limit || page.nextCursor().isPresent();
    List<VideoJob> jobs = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
    if (towards == ListOrder.OLDEST_FIRST) {
      Collections.reverse(jobs);
    }
    return Response.json(200, AzureJson.list(jobs.stream().map(json).toList(), more));
  }

  private List<VideoJob> matching(Page<VideoJob> page) {
    return page.items().stream()
        .filter(job -> statuses.isEmpty() || statuses.contains(AzureJson.status(job)))
        .toList();
  }
}
