package dev.videogen.http;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Jobs from the oldest on, of an API that lists them from the newest on alone. For each page the
 * list is read up to where the page ends, and of that only one page is kept.
 *
 * <p>Safe for use by many threads if the function is.
 */
public final class ReversedListing {

  private static final ListQuery STEP = ListQuery.newest(100);

  /** A million jobs; a list that is longer has no end. */
  private static final int MAX_PAGES = 10_000;

  private final Function<ListQuery, Page<VideoJob>> newestFirst;

  /**
   * Over a list.
   *
   * @param newestFirst reads a page of it
   */
  public ReversedListing(Function<ListQuery, Page<VideoJob>> newestFirst) {
    this.newestFirst = newestFirst;
  }

  /**
   * Reads a page.
   *
   * @param query from where on, and how many jobs at most; its order is that from the oldest on
   * @return the page, with a cursor of this listing's own
   */
  public Page<VideoJob> page(ListQuery query) {
    Optional<Cursor> begin = query.cursor().map(Cursor::parse);
    Window window = new Window(query.limit());
    Set<String> cursors = new HashSet<>();
    Optional<ListQuery> next = Optional.of(STEP);
    while (next.isPresent()) {
      Page<VideoJob> page = newestFirst.apply(next.get());
      window.understood &= page.understood();
      for (VideoJob job : page.items()) {
        if (begin.isPresent() && begin.get().reaches(job)) {
          return window.page();
        }
        window.add(job);
      }
      // A server that leads in a circle, or on and on, is left.
      next = page.nextCursor().filter(cursors::add).map(STEP::after);
      if (cursors.size() == MAX_PAGES) {
        window.understood = false;
        break;
      }
    }
    return window.page();
  }

  /**
   * Behind which job a page begins: its id, and when it was created in case it is deleted
   * meanwhile.
   */
  private record Cursor(Optional<Instant> createdAt, String id) {

    static Cursor of(VideoJob job) {
      return new Cursor(job.createdAt(), job.id());
    }

    static Cursor parse(String cursor) {
      int colon = cursor.indexOf(':');
      boolean dated = colon > 0 && cursor.substring(0, colon).matches("\\d{1,11}");
      return dated
          ? new Cursor(
              Optional.of(Instant.ofEpochSecond(Long.parseLong(cursor.substring(0, colon)))),
              cursor.substring(colon + 1))
          : new Cursor(Optional.empty(), cursor);
    }

    boolean reaches(VideoJob job) {
      boolean passed =
          createdAt.isPresent()
              && job.createdAt().filter(created -> created.isBefore(createdAt.get())).isPresent();
      return passed || job.id().equals(id);
    }

    @Override
    public String toString() {
      return createdAt.map(created -> created.getEpochSecond() + ":").orElse("") + id;
    }
  }

  /** The last jobs that went by. */
  private static final class Window {

    private final int size;
    private final Deque<VideoJob> jobs = new ArrayDeque<>();
    private boolean more;
    private boolean understood = true;

    Window(int size) {
      this.size = size;
    }

    void add(VideoJob job) {
      jobs.addLast(job);
      if (jobs.size() > size) {
        jobs.removeFirst();
        more = true;
      }
    }

    Page<VideoJob> page() {
      List<VideoJob> oldestFirst = new ArrayList<>(jobs);
      Collections.reverse(oldestFirst);
      return new Page<>(
          oldestFirst,
          more ? Optional.of(Cursor.of(jobs.getFirst()).toString()) : Optional.empty(),
          Optional.empty(),
          understood,
          false);
    }
  }
}
