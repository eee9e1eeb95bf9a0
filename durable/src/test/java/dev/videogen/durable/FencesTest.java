package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.JobRef;
import dev.videogen.VideoRequest;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Who has lost a purchase")
class FencesTest {

  @TempDir Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private HikariDataSource source;
  private DurableVideos videos;
  private Store store;

  @BeforeEach
  void open() {
    source = Databases.h2(folder);
    videos = Node.builder(source, fake, folder).build();
    store = DatabaseJournal.of(videos.client()).store();
  }

  @AfterEach
  void close() {
    videos.close();
    source.close();
  }

  private static JobRef job(String id) {
    return JobRef.of("fake", id);
  }

  private long sending(UUID id) {
    return Node.sending(store, id);
  }

  private PurchaseRow row(UUID id) {
    return Node.row(store, id);
  }

  @Test
  @DisplayName("does not send it: one that is SENDING is nobody else's")
  void sendingIsNobodyElses() {
    UUID id = videos.submit(Node.request("A cat"));
    PurchaseRow before = row(id);
    sending(id);
    Sender sender =
        new Sender(
            store, videos.client(), new Pace(store.rates(), java.util.Map.of()), System::nanoTime);

    sender.send(new Steps.Step(id, before.fence(), Optional.empty()));
    sender.send(new Steps.Step(id, row(id).fence(), Optional.empty()));

    assertThat(Node.created(fake)).isZero();
    assertThat(row(id).state()).isEqualTo(PurchaseState.SENDING);
  }

  @Test
  @DisplayName("does not set its job over that of who has it now, and its job is kept in mind")
  void lateOverAnother() {
    UUID id = videos.submit(Node.request("A cat"));
    long fence = sending(id);
    store.transitions().recovered(row(id), job("adopted"), true);

    assertThat(store.transitions().created(id, fence, job("late"), false)).isFalse();
    assertThat(store.transitions().late(id, job("late"), false)).isFalse();

    assertThat(row(id).job()).contains(job("adopted"));
    assertThat(row(id).candidates()).contains(job("late"));
  }

  @Test
  @DisplayName("settles it with its job if nobody knows better")
  void lateSettles() {
    UUID id = videos.submit(Node.request("A cat"));
    long fence = sending(id);
    store.transitions().lost(row(id), "lost", List.of());
    assertThat(videos.uncertain()).hasSize(1);

    assertThat(store.transitions().created(id, fence, job("late"), false)).isFalse();
    assertThat(store.transitions().late(id, job("late"), false)).isTrue();

    assertThat(row(id).state()).isEqualTo(PurchaseState.CREATED);
    assertThat(row(id).job()).contains(job("late"));
  }

  @Test
  @DisplayName("keeps it from being sent again with its job")
  void lateBeforeAnotherTry() {
    UUID id = videos.submit(Node.request("A cat"));
    long fence = sending(id);
    store.transitions().putOff(id, fence, "none was found", Duration.ZERO, false);
    long next = row(id).fence();

    assertThat(store.transitions().late(id, job("late"), false)).isTrue();
    Sender sender =
        new Sender(
            store, videos.client(), new Pace(store.rates(), java.util.Map.of()), System::nanoTime);
    sender.send(new Steps.Step(id, next, Optional.empty()));

    assertThat(Node.created(fake)).isZero();
  }

  @Test
  @DisplayName("does not put it off, refuse it or call it uncertain any more")
  void staleWrites() {
    UUID id = videos.submit(Node.request("A cat"));
    long fence = sending(id);
    store.transitions().recovered(row(id), job("adopted"), true);

    assertThat(store.transitions().putOff(id, fence, "late", Duration.ZERO, true)).isFalse();
    assertThat(store.transitions().refused(id, fence, "late")).isFalse();
    assertThat(store.transitions().uncertain(id, fence, "late", Optional.empty(), List.of()))
        .isFalse();
    assertThat(row(id).state()).isEqualTo(PurchaseState.CREATED);
  }

  @Test
  @DisplayName("cannot give one job to two purchases")
  void uniqueJob() {
    UUID one = videos.submit(Node.request("A cat"));
    UUID other = videos.submit(Node.request("A dog"));
    store.transitions().created(one, sending(one), job("same"), false);
    long fence = sending(other);

    assertThatThrownBy(() -> store.transitions().created(other, fence, job("same"), true))
        .isInstanceOf(dev.videogen.errors.LocalStorageException.class);
    assertThat(row(other).state()).isEqualTo(PurchaseState.SENDING);
  }

  @Test
  @DisplayName("is stopped before the socket once its time is over, and it is sent in another turn")
  void deadline() throws Exception {
    AtomicLong nanos = new AtomicLong();
    AtomicLong turns = new AtomicLong();
    try (DurableVideos slow =
        Node.builder(source, fake, folder)
            .nanos(nanos::get)
            .points(
                (point, purchase) -> {
                  if (point == Points.Point.SENDING_COMMITTED && turns.incrementAndGet() == 1) {
                    // Stood still for a while, as a process does whose machine sleeps.
                    nanos.addAndGet(Node.FAST.sendWithin().toNanos());
                  }
                })
            .build()) {
      slow.start();
      UUID id = slow.submit(VideoRequest.builder("A cat").key("order").build());
      Node.await("created", () -> Node.is(slow, id, PurchaseState.CREATED));

      assertThat(turns).hasValue(2);
      assertThat(fake.calls(Operation.CREATE))
          .filteredOn(call -> call.failure().isPresent())
          .singleElement()
          .satisfies(
              call -> assertThat(call.failure().get()).isInstanceOf(ConflictException.class));
      assertThat(fake.calls(Operation.CREATE))
          .filteredOn(call -> call.failure().isEmpty())
          .hasSize(1);
    }
  }

  @Test
  @DisplayName("learns the day from the database, however wrong its own clock is")
  void databaseTime() throws Exception {
    DatabaseClock wrong = new DatabaseClock(() -> Instant.now().plus(Duration.ofDays(400)));
    try (DurableVideos ahead = Node.builder(source, fake, folder).clock(wrong).build()) {
      ahead.start();
      UUID id = ahead.submit(Node.request("A cat"));
      Node.await("created", () -> Node.is(ahead, id, PurchaseState.CREATED));

      PurchaseRow row = row(id);
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      assertThat(row.chargedOn().orElseThrow()).isBetween(today.minusDays(1), today.plusDays(1));
      assertThat(row.sendingAt().orElseThrow())
          .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }
  }
}
