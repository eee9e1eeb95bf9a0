package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Feature;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class ListRules {

  private static final int MAX_PAGES = 2_000;

  private final RuleContext bench;

  ListRules(RuleContext bench) {
    this.bench = bench;
  }

  @BeforeEach
  void needsList() {
    bench.needs(Feature.LIST);
    assumeTrue(
        !bench.declaresPartialLists(), "the vendor need not list what the rules look for in lists");
  }

  @Test
  @Tag("LST-01")
  @DisplayName("LST-01 a new job is on the first page of the newest")
  void newJobIsListed() {
    VideoJob job = bench.created();

    assertThat(ids(bench.generator().list(ListQuery.newest(20)).items())).contains(job.id());
  }

  @Test
  @Tag("LST-02")
  @DisplayName("LST-02 a page holds no more jobs than the limit")
  void limitIsKept() {
    bench.created();
    bench.created();

    assertThat(bench.generator().list(ListQuery.newest(1)).items()).hasSize(1);
  }

  @Test
  @Tag("LST-03")
  @DisplayName("LST-03 newest first, the pages hold every job once, in order")
  void newestFirst() {
    List<String> made = jobs(5);
    Collections.reverse(made);

    assertThat(walk(ListQuery.newest(2), () -> {}).stream().filter(made::contains))
        .containsExactlyElementsOf(made);
  }

  @Test
  @Tag("LST-04")
  @DisplayName("LST-04 oldest first, the pages hold every job once, in order")
  void oldestFirst() {
    List<String> made = jobs(5);

    assertThat(walk(ListQuery.oldest(2), () -> {}).stream().filter(made::contains))
        .containsExactlyElementsOf(made);
  }

  @Test
  @Tag("LST-05")
  @DisplayName("LST-05 newest first, nothing is lost or repeated while jobs are added")
  void newestFirstWhileAdding() {
    List<String> made = jobs(5);
    Collections.reverse(made);

    assertThat(walk(ListQuery.newest(2), bench::created).stream().filter(made::contains))
        .containsExactlyElementsOf(made);
  }

  @Test
  @Tag("LST-06")
  @DisplayName("LST-06 oldest first, nothing is lost or repeated while jobs are added")
  void oldestFirstWhileAdding() {
    List<String> made = jobs(5);

    assertThat(walk(ListQuery.oldest(2), addingOnce()).stream().filter(made::contains))
        .containsExactlyElementsOf(made);
  }

  @Test
  @Tag("LST-07")
  @DisplayName("LST-07 the last page has no cursor")
  void theLastPageIsTheLast() {
    bench.created();
    Page<VideoJob> page = bench.generator().list(ListQuery.newest(100));

    assertThat(page.nextCursor().isPresent() && page.items().size() < 100)
        .as("a cursor after %s of 100 jobs", page.items().size())
        .isFalse();
  }

  @Test
  @Tag("LST-08")
  @DisplayName("LST-08 a job is listed with the status that it has")
  void statusAgrees() {
    VideoJob job = bench.completedForOneself();

    assertThat(listed(job.id()).map(VideoJob::status)).contains(job.status());
  }

  @Test
  @Tag("LST-09")
  @DisplayName("LST-09 a job is listed with the ref that it has")
  void refAgrees() {
    VideoJob job = bench.created();

    assertThat(listed(job.id()).map(VideoJob::ref)).contains(job.ref());
  }

  @Test
  @Tag("LST-10")
  @DisplayName("LST-10 a deleted job is not listed")
  void deletedIsNotListed() {
    bench.needs(Feature.DELETE);
    VideoJob job = bench.completedForOneself();
    bench.generator().delete(job.id());

    assertThat(listed(job.id())).isEmpty();
  }

  private List<String> jobs(int count) {
    bench.affordable("so many jobs");
    return new ArrayList<>(Stream.generate(() -> bench.created().id()).limit(count).toList());
  }

  private Runnable addingOnce() {
    List<VideoJob> added = new ArrayList<>();
    return () -> {
      if (added.isEmpty()) {
        added.add(bench.created());
      }
    };
  }

  /** The ids on all pages, something being done after each of the first few. */
  private List<String> walk(ListQuery first, Runnable between) {
    List<String> ids = new ArrayList<>();
    Optional<ListQuery> next = Optional.of(first);
    for (int page = 0; next.isPresent(); page++) {
      assertThat(page).as("pages read, and no end").isLessThan(MAX_PAGES);
      Page<VideoJob> read = bench.generator().list(next.get());
      ids.addAll(ids(read.items()));
      if (page < 3) {
        between.run();
      }
      next = read.nextCursor().map(first::after);
    }
    return ids;
  }

  private Optional<VideoJob> listed(String id) {
    return bench.generator().list(ListQuery.newest(20)).items().stream()
        .filter(job -> job.id().equals(id))
        .findFirst();
  }

  private static List<String> ids(List<VideoJob> jobs) {
    return jobs.stream().map(VideoJob::id).toList();
  }
}
