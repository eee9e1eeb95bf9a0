package dev.videogen.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A list turned round")
class ReversedListingTest {

  /** From the newest on, as the vendor has them. */
  private final List<VideoJob> jobs = new ArrayList<>();

  private final ReversedListing oldestFirst = new ReversedListing(this::newestFirst);
  private int pagesRead;

  private void create(int... numbers) {
    for (int number : numbers) {
      jobs.add(
          0,
          VideoJob.builder(JobRef.of("azure", "task_" + number), JobStatus.QUEUED)
              .createdAt(Instant.ofEpochSecond(number / 2))
              .build());
    }
  }

  private Page<VideoJob> newestFirst(ListQuery query) {
    pagesRead++;
    int from =
        query
            .cursor()
            .map(after -> jobs.stream().map(VideoJob::id).toList().indexOf(after) + 1)
            .orElse(0);
    int to = Math.min(jobs.size(), from + query.limit());
    return new Page<>(
        jobs.subList(from, to),
        to < jobs.size() ? Optional.of(jobs.get(to - 1).id()) : Optional.empty());
  }

  private static List<String> ids(Page<VideoJob> page) {
    return page.items().stream().map(VideoJob::id).toList();
  }

  private List<String> all(ListQuery first, Runnable betweenPages) {
    List<String> ids = new ArrayList<>();
    Page<VideoJob> page = oldestFirst.page(first);
    ids.addAll(ids(page));
    while (page.nextCursor().isPresent()) {
      betweenPages.run();
      page = oldestFirst.page(first.after(page.nextCursor().get()));
      ids.addAll(ids(page));
    }
    return ids;
  }

  private static List<String> tasks(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(number -> "task_" + number).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  @DisplayName("has every job once, from the oldest on, whatever the size of its pages")
  void everyJobOnce(int limit) {
    create(IntStream.rangeClosed(1, 7).toArray());

    assertThat(all(ListQuery.oldest(limit), () -> {})).isEqualTo(tasks(1, 7));
  }

  @Test
  @DisplayName("reads the vendor's list page by page")
  void pageByPage() {
    create(IntStream.rangeClosed(1, 250).toArray());

    assertThat(ids(oldestFirst.page(ListQuery.oldest(3)))).isEqualTo(tasks(1, 3));
    assertThat(pagesRead).isEqualTo(3);
  }

  @Test
  @DisplayName("loses and repeats nothing while jobs are added")
  void whileJobsAreAdded() {
    create(1, 2, 3, 4);
    int[] next = {5};

    assertThat(
            all(
                ListQuery.oldest(2),
                () -> {
                  if (next[0] <= 6) {
                    create(next[0]++);
                  }
                }))
        .isEqualTo(tasks(1, 6));
  }

  @Test
  @DisplayName("goes on though the jobs that it gave out are deleted")
  void whileJobsAreDeleted() {
    create(IntStream.rangeClosed(1, 6).toArray());

    assertThat(all(ListQuery.oldest(2), () -> jobs.subList(jobs.size() - 2, jobs.size()).clear()))
        .isEqualTo(tasks(1, 6));
  }

  @Test
  @DisplayName("goes on though the job at the end of its page alone is deleted")
  void withoutItsMark() {
    create(2, 4, 6, 8);
    Page<VideoJob> first = oldestFirst.page(ListQuery.oldest(2));
    jobs.removeIf(job -> job.id().equals("task_4"));

    assertThat(ids(oldestFirst.page(ListQuery.oldest(2).after(first.nextCursor().orElseThrow()))))
        .containsExactly("task_6", "task_8");
  }

  @Test
  @DisplayName("ends where a server leads in a circle")
  void circle() {
    create(1);
    Page<VideoJob> page = new Page<>(jobs, Optional.of("again"));

    assertThat(ids(new ReversedListing(query -> page).page(ListQuery.oldest(5))))
        .containsOnly("task_1");
  }

  @Test
  @DisplayName("is empty where there are no jobs")
  void empty() {
    assertThat(oldestFirst.page(ListQuery.oldest(5)))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
  }
}
