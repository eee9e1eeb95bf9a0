package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A purchase whose sender is lost")
class LostSenderTest {

  /** So short that a test can wait for the recovery. */
  private static final Timing SHORT =
      new Timing(
          Duration.ofMillis(800),
          Duration.ofMillis(100),
          Duration.ofMillis(100),
          Duration.ofMillis(30),
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofHours(1),
          Duration.ofMillis(50));

  @TempDir Path folder;

  private final Told told = new Told();
  private HikariDataSource source;

  @BeforeEach
  void open() {
    source = Databases.h2(folder);
  }

  @AfterEach
  void close() {
    source.close();
  }

  private static FakeVideoGenerator.Builder fake() {
    return FakeVideoGenerator.builder()
        .time(TimeSource.system())
        .jobDuration(Duration.ofMillis(100));
  }

  /** A node that comes to a point once and is never heard of again, as far as its work shows. */
  private DurableVideos node(FakeVideoGenerator fake, Points.Point dies) {
    return node(fake, dies, client -> client);
  }

  private DurableVideos node(
      FakeVideoGenerator fake, Points.Point dies, UnaryOperator<VideoClient.Builder> client) {
    AtomicBoolean dead = new AtomicBoolean();
    return Node.builder(source, fake, folder, client)
        .handler(told)
        .timing(SHORT)
        .points(
            (point, purchase) -> {
              if (point == dies && dead.compareAndSet(false, true)) {
                throw new IllegalStateException("killed at " + point);
              }
            })
        .build();
  }

  @Test
  @DisplayName("is sent again if the vendor's list shows that nothing arrived")
  void nothingArrived() throws Exception {
    FakeVideoGenerator fake = fake().build();
    try (DurableVideos videos = node(fake, Points.Point.SENDING_COMMITTED)) {
      videos.start();
      UUID id = videos.submit(VideoRequest.builder("A cat").key("order").build());

      Node.await("saved", () -> Node.is(videos, id, PurchaseState.SAVED));

      assertThat(Node.created(fake)).isEqualTo(1);
      assertThat(fake.count(Operation.LIST)).as("searches that agree").isGreaterThanOrEqualTo(3);
      assertThat(told.all()).allMatch(each -> each.state() == PurchaseState.SAVED);
    }
  }

  @Test
  @DisplayName("gets the job that the vendor's list shows, and is not bought again")
  void arrived() throws Exception {
    FakeVideoGenerator fake = fake().build();
    try (DurableVideos videos = node(fake, Points.Point.RESPONSE_READ)) {
      videos.start();
      UUID id = videos.submit(VideoRequest.builder("A cat").key("order").build());

      Node.await("saved", () -> Node.is(videos, id, PurchaseState.SAVED));

      assertThat(Node.created(fake)).isEqualTo(1);
      assertThat(videos.find(id).orElseThrow().adopted()).isTrue();
      assertThat(videos.uncertain()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SENDING_COMMITTED", "RESPONSE_READ"})
  @DisplayName("is uncertain where an entry of the list was not understood, for it may be the job")
  void listNotUnderstood(Points.Point dies) throws Exception {
    FakeVideoGenerator fake = fake().build();
    UnaryOperator<VideoClient.Builder> client =
        builder ->
            builder.decorate(
                generator ->
                    new ForwardingVideoGenerator(generator) {
                      @Override
                      public Page<VideoJob> list(ListQuery query) {
                        Page<VideoJob> page = super.list(query);
                        return new Page<>(
                            page.items(), page.nextCursor(), page.skew(), false, page.endTold());
                      }
                    });
    try (DurableVideos videos = node(fake, dies, client)) {
      videos.start();
      UUID id = videos.submit(VideoRequest.builder("A cat").key("order").build());
      Node.await("told", () -> !told.all().isEmpty());

      assertThat(videos.uncertain()).extracting(Purchase::id).containsExactly(id);
      assertThat(Node.created(fake)).isEqualTo(dies == Points.Point.RESPONSE_READ ? 1 : 0);
    }
  }

  @Test
  @DisplayName("is uncertain where the vendor has no list, told once, and never sent again")
  void noList() throws Exception {
    Capabilities noList =
        FakeVideoGenerator.create().capabilities().toBuilder()
            .listing(Capabilities.Listing.NONE)
            .followsByList(false)
            .build();
    FakeVideoGenerator fake = fake().capabilities(noList).build();
    try (DurableVideos videos = node(fake, Points.Point.RESPONSE_READ)) {
      videos.start();
      UUID id = videos.submit(VideoRequest.builder("A cat").key("order").build());
      Node.await("told", () -> !told.all().isEmpty());

      assertThat(told.all()).extracting(Purchase::state).containsExactly(PurchaseState.UNCERTAIN);
      assertThat(videos.uncertain()).extracting(Purchase::id).containsExactly(id);
      assertThat(Node.created(fake)).isEqualTo(1);
      assertThat(videos.submit(VideoRequest.builder("A cat").key("order").build()))
          .as("the same purchase")
          .isEqualTo(id);

      videos.adopt(id, fake.calls(Operation.CREATE).get(0).job().orElseThrow());
      Node.await("saved", () -> Node.is(videos, id, PurchaseState.SAVED));
      assertThat(Node.created(fake)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("is free to be bought anew once somebody has settled that there is no job")
  void dismissed() throws Exception {
    Capabilities noList =
        FakeVideoGenerator.create().capabilities().toBuilder()
            .listing(Capabilities.Listing.NONE)
            .followsByList(false)
            .build();
    FakeVideoGenerator fake = fake().capabilities(noList).build();
    try (DurableVideos videos = node(fake, Points.Point.SENDING_COMMITTED)) {
      videos.start();
      UUID id = videos.submit(VideoRequest.builder("A cat").key("order").build());
      Node.await("uncertain", () -> Node.is(videos, id, PurchaseState.UNCERTAIN));

      assertThat(videos.dismiss(id)).isTrue();
      assertThat(videos.dismiss(id)).as("only once").isFalse();
      UUID anew = videos.submit(VideoRequest.builder("A cat").key("order").build());

      assertThat(anew).isNotEqualTo(id);
      Node.await("saved", () -> Node.is(videos, anew, PurchaseState.SAVED));
      assertThat(Node.created(fake)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("is saved once and told again, if it was lost between the two")
  void savedAndNotTold() throws Exception {
    FakeVideoGenerator fake = fake().build();
    try (DurableVideos videos = node(fake, Points.Point.FILE_SAVED)) {
      videos.start();
      UUID id = videos.submit(VideoRequest.builder("A cat").build());
      Node.await("told", () -> !told.all().isEmpty());

      assertThat(videos.find(id).orElseThrow().files()).hasSize(1);
      try (var files = java.nio.file.Files.list(folder)) {
        assertThat(files.filter(file -> file.toString().endsWith(".mp4"))).hasSize(1);
      }
      assertThat(fake.count(Operation.DOWNLOAD)).isEqualTo(1);
    }
  }
}
