package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.spi.CheckedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The list of jobs")
class ListingTest {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").build();

  private final FakeVideoGenerator fake =
      FakeVideoGenerator.builder().jobDuration(Duration.ZERO).build();

  private List<String> create(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> fake.create(CheckedRequest.unchecked(CAT)).id())
        .toList();
  }

  private List<String> readAll(ListQuery query) {
    List<String> ids = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<VideoJob> page = fake.list(cursor.map(query::after).orElse(query));
      page.items().forEach(job -> ids.add(job.id()));
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return ids;
  }

  private static List<String> inOrder(ListOrder order, List<String> oldestFirst) {
    List<String> ids = new ArrayList<>(oldestFirst);
    if (order == ListOrder.NEWEST_FIRST) {
      Collections.reverse(ids);
    }
    return ids;
  }

  @Test
  @DisplayName("of a new fake is one empty page")
  void isEmptyAtFirst() {
    assertThat(fake.list(ListQuery.newest(10)))
        .isEqualTo(new Page<>(List.of(), Optional.empty(), Optional.of(Duration.ZERO), true, true));
  }

  @ParameterizedTest(name = "is read whole, {0}")
  @EnumSource
  void isReadWhole(ListOrder order) {
    List<String> ids = create(7);

    for (int limit : new int[] {1, 2, 3, 6, 7, 8, 100}) {
      assertThat(readAll(new ListQuery(limit, order, Optional.empty())))
          .isEqualTo(inOrder(order, ids));
    }
  }

  @Test
  @DisplayName("has no cursor on its last page, also when that is full")
  void endsWhereItEnds() {
    create(4);

    Page<VideoJob> first = fake.list(ListQuery.newest(2));
    Page<VideoJob> last = fake.list(ListQuery.newest(2).after(first.nextCursor().orElseThrow()));

    assertThat(last.items()).hasSize(2);
    assertThat(last.nextCursor()).isEmpty();
  }

  @ParameterizedTest(name = "is refused from the cursor \"{0}\"")
  @ValueSource(strings = {"video_000003", "video_000000", "video_1", "task_000001", "", "1"})
  void refusesAnUnknownCursor(String cursor) {
    create(2);

    assertThatThrownBy(() -> fake.list(ListQuery.newest(1).after(cursor)))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            failure -> {
              assertThat(failure.operation()).isEqualTo(Operation.LIST);
              assertThat(failure).hasMessageContaining("\"" + cursor + "\"");
            });
  }

  @RepeatedTest(value = 20, name = "stays whole while jobs come and go, seed {currentRepetition}")
  void staysWhole(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    ListOrder order = random.nextBoolean() ? ListOrder.NEWEST_FIRST : ListOrder.OLDEST_FIRST;
    List<String> before = new ArrayList<>(create(50));
    List<String> kept = new ArrayList<>(before);
    List<String> seen = new ArrayList<>();
    ListQuery query = new ListQuery(1 + random.nextInt(9), order, Optional.empty());
    Optional<String> cursor = Optional.empty();

    do {
      Page<VideoJob> page = fake.list(cursor.map(query::after).orElse(query));
      page.items().forEach(job -> seen.add(job.id()));
      cursor = page.nextCursor();
      // Deletes any job, also the one that the cursor names, and adds others.
      for (int i = random.nextInt(3); i > 0 && !kept.isEmpty(); i--) {
        fake.delete(kept.remove(random.nextInt(kept.size())));
      }
      if (before.size() < 80) {
        before.addAll(create(random.nextInt(3)));
      }
    } while (cursor.isPresent());

    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).isEqualTo(inOrder(order, before.stream().filter(seen::contains).toList()));
    assertThat(seen).containsAll(kept);
  }

  @Test
  @DisplayName("tells every job as it is now")
  void tellsJobsAsTheyAre() {
    FakeVideoGenerator slow = FakeVideoGenerator.create();
    slow.create(CheckedRequest.unchecked(CAT));
    slow.clock().advance(Duration.ofSeconds(5));
    slow.create(CheckedRequest.unchecked(CAT));
    slow.clock().advance(Duration.ofSeconds(5));

    assertThat(slow.list(ListQuery.oldest(10)).items())
        .containsExactly(slow.retrieve("video_000001"), slow.retrieve("video_000002"));
  }
}
