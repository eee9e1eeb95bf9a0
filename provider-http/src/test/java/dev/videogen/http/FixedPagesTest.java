package dev.videogen.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Pages of a vendor whose pages have a size of their own")
class FixedPagesTest {

  private static final int SIZE = 5;

  private final VendorConnection connection =
      VendorConnection.to(URI.create("http://127.0.0.1:1/v1"), new TestContext())
          .rules(VendorRules.builder().lists("entries", "next").build())
          .open();
  private final FixedPages pages = new FixedPages(connection, this::fetch);

  /** From the newest on. */
  private final List<Integer> jobs = new ArrayList<>();

  private String form = "%s";
  private String id = "%d";
  private @Nullable String body;

  @AfterEach
  void close() {
    connection.close();
  }

  private void create(int count) {
    IntStream.range(0, count).forEach(number -> jobs.add(0, jobs.size()));
  }

  /** A page begins after the job that its cursor names. */
  private JsonResponse fetch(@Nullable String cursor) {
    if (body == null) {
      int from = cursor == null ? 0 : jobs.indexOf(Integer.valueOf(cursor)) + 1;
      int to = Math.min(jobs.size(), from + SIZE);
      String entries =
          jobs.subList(from, to).stream()
              .map(number -> "{\"id\":\"" + id.formatted(number) + "\"}")
              .collect(Collectors.joining(","));
      String next = to < jobs.size() ? '"' + form.formatted(jobs.get(to - 1)) + '"' : "null";
      return json("{\"entries\":[%s],\"next\":%s}".formatted(entries, next));
    }
    return json(body);
  }

  private static JsonResponse json(String text) {
    return new JsonResponse(200, ResponseHeaders.none(), JsonView.parse(text));
  }

  private Page<VideoJob> read(ListQuery query) {
    return pages.read(
        query,
        json -> VideoJob.builder(JobRef.of("acme", json.required("id")), JobStatus.QUEUED).build());
  }

  private List<String> walk(int limit, Runnable between) {
    List<String> ids = new ArrayList<>();
    ListQuery query = ListQuery.newest(limit);
    Optional<ListQuery> next = Optional.of(query);
    for (int page = 0; next.isPresent() && page < 100; page++) {
      Page<VideoJob> listing = read(next.get());
      assertThat(listing.items().size()).isLessThanOrEqualTo(limit);
      listing.items().forEach(job -> ids.add(job.id()));
      next = listing.nextCursor().map(query::after);
      between.run();
    }
    return ids;
  }

  private static List<String> newest(int count) {
    return IntStream.range(0, count).mapToObj(number -> "" + (count - 1 - number)).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 100})
  @DisplayName("hold every job once, whatever size is asked for")
  void everyJobOnce(int limit) {
    create(13);
    assertThat(walk(limit, () -> {})).isEqualTo(newest(13));
  }

  @Test
  @DisplayName("hold every job once, whatever its id looks like")
  void anyId() {
    id = "a~%%7E+%d~";
    create(13);
    assertThat(walk(2, () -> {})).hasSize(13).doesNotHaveDuplicates().endsWith("a~%7E+0~");
  }

  @Test
  @DisplayName("refuse a cursor that is none")
  void noCursor() {
    assertThatThrownBy(() -> read(ListQuery.newest(2).after("%zz")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("Page.nextCursor()");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  @DisplayName("lose and repeat none while so many jobs are added that pages are pushed away")
  void whileAdding(int added) {
    create(13);
    assertThat(walk(2, () -> create(jobs.size() < 40 ? added : 0))).isEqualTo(newest(13));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s", "https://elsewhere.example/v1/jobs?cursor=%s", "/jobs?a=b://c&cursor=%s"})
  @DisplayName("go on at a cursor, or at the one in an address that is not called")
  void cursors(String told) {
    form = told;
    create(7);
    assertThat(walk(100, () -> {})).isEqualTo(newest(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"entries":[],"next":null}               | true  | true
          {"entries":[{"id":"1"}],"next":null}     | true  | true
          {"entries":[]}                           | true  | false
          {"entries":[],"next":""}                 | true  | false
          {"entries":[{"id":"1"},{}],"next":null}  | false | true
          {"entries":[],"next":null,"total":7}     | true  | false
          {"entries":[],"next":null,"total":0}     | true  | true
          {"entries":[],"next":null,"has_more":true} | true | false
          {"entries":[],"next":null,"meta":{"totalCount":1}} | true | false
          {"entries":[],"next":null,"pagination":{"next_cursor":"x"}} | true | false
          {"entries":[],"next":null,"previous":"x"} | true | false
          {"entries":[],"next":null,"detail":"degraded"} | false | true
          {"entries":[],"next":null,"message":"success"} | true | true
          {"entries":[],"next":null,"jobs":[{"id":"1"}]} | false | true
          {"entries":[],"next":null,"first_id":"1"} | false | true
          {"data":{"entries":[],"next":null}}      | false | true
          {"data":{"entries":[],"next":null},"total":7} | false | false
          [{"entries":[],"next":null}]             | false | true
          """)
  @DisplayName("are evidence only as far as they are understood and tell an end")
  void evidence(String list, boolean understood, boolean endTold) {
    body = list;
    Page<VideoJob> listing = read(ListQuery.newest(10));
    assertThat(listing.understood()).isEqualTo(understood);
    assertThat(listing.endTold()).isEqualTo(endTold);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"entries\":7}", "{\"entries\":[{\"task\":\"x\"}]}"})
  @DisplayName("are none where nothing is understood")
  void none(String list) {
    body = list;
    assertThatThrownBy(() -> read(ListQuery.newest(10)))
        .isInstanceOf(UnreadableResponseException.class);
  }

  @Test
  @DisplayName("tell no end while a part of a page was not shown")
  void noEnd() {
    create(3);
    assertThat(read(ListQuery.newest(2)).endTold()).isFalse();
    assertThat(read(ListQuery.newest(3)).endTold()).isTrue();
  }
}
