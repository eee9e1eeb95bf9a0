package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.Media;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.budget.SpendingLimits;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.KeyInUseException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.journal.Journal;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("All nodes together")
class KeysTest {

  enum Kind {
    H2(Databases::h2),
    POSTGRESQL(folder -> Databases.postgres());

    final Function<Path, HikariDataSource> open;

    Kind(Function<Path, HikariDataSource> open) {
      this.open = open;
    }
  }

  @TempDir Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private final Told told = new Told();

  private static byte[] png() throws java.io.IOException {
    java.io.ByteArrayOutputStream png = new java.io.ByteArrayOutputStream();
    javax.imageio.ImageIO.write(
        new java.awt.image.BufferedImage(1280, 720, java.awt.image.BufferedImage.TYPE_INT_RGB),
        "png",
        png);
    return png.toByteArray();
  }

  private static VideoRequest cat(String key) {
    return VideoRequest.builder("A cat").key(key).build();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("make one purchase of a key, and none of a key that stands for another request")
  void keys(Kind kind) throws Exception {
    try (HikariDataSource source = kind.open.apply(folder);
        DurableVideos one = Node.builder(source, fake, folder).build();
        DurableVideos other = Node.builder(source, fake, folder).build()) {
      UUID id = one.submit(cat("order"));

      assertThat(other.submit(cat("order"))).isEqualTo(id);
      assertThatThrownBy(() -> other.submit(VideoRequest.builder("A dog").key("order").build()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("nothing was stored");
      assertThat(one.open()).hasSize(1);

      try (Connection connection = source.getConnection()) {
        connection.setAutoCommit(false);
        assertThat(one.submit(cat("order"), connection)).isEqualTo(id);
        UUID mine = one.submit(cat("mine"), connection);
        assertThat(one.submit(cat("mine"), connection)).isEqualTo(mine);
        connection.rollback();
      }
      assertThat(one.open()).hasSize(1);
    }
  }

  @Test
  @DisplayName("free the key of what a vendor refuses, and say why")
  void refused() throws Exception {
    fake.script().nextCreate().failsWith(FakeError.contentPolicy());
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos videos = Node.builder(source, fake, folder).handler(told).build()) {
      videos.start();
      UUID id = videos.submit(cat("order"));
      Node.await("told", () -> !told.all().isEmpty());

      assertThat(told.all().get(0).state()).isEqualTo(PurchaseState.REFUSED);
      assertThat(told.all().get(0).reason()).isPresent();
      UUID anew = videos.submit(cat("order"));
      assertThat(anew).isNotEqualTo(id);
      Node.await("created", () -> Node.is(videos, anew, PurchaseState.CREATED));
    }
  }

  @Test
  @DisplayName("try again what a vendor turns away for now")
  void turnedAway() throws Exception {
    fake.script().nextCreate().failsWith(FakeError.rateLimit(Duration.ofMillis(1)));
    FakeVideoGenerator once = fake.withoutRetries();
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos videos = Node.builder(source, once, folder).handler(told).build()) {
      videos.start();
      UUID id = videos.submit(cat("order"));
      Node.await("created", () -> Node.is(videos, id, PurchaseState.CREATED));

      assertThat(told.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("never pass a limit, however many send at once, by purchases or plain clients")
  void budget(Kind kind) throws Exception {
    BigDecimal limit = new BigDecimal("4.00");
    SpendingLimits limits = SpendingLimits.builder().perDay(limit).build();
    try (HikariDataSource source = kind.open.apply(folder);
        DurableVideos videos =
            Node.builder(source, fake, folder, client -> client.budget(limits))
                .handler(told)
                .threads(8)
                .build()) {
      VideoClient plain =
          VideoClient.builder()
              .generator(fake)
              .journal(DurableVideos.journal(source))
              .budget(limits)
              .build();
      for (int number = 0; number < 10; number++) {
        videos.submit(VideoRequest.builder("Cat " + number).build());
      }
      AtomicInteger refused = new AtomicInteger();
      ExecutorService threads = Executors.newFixedThreadPool(8);
      videos.start();
      for (int number = 0; number < 10; number++) {
        String prompt = "Dog " + number;
        threads.execute(
            () -> {
              try {
                plain.create(VideoRequest.builder(prompt).build());
              } catch (BudgetExceededException over) {
                refused.incrementAndGet();
              }
            });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      Node.await(
          "all have ended", () -> Node.created(fake) + refused.get() + told.all().size() == 20);

      // Each is 0.40 by the fake's prices.
      assertThat(Node.created(fake)).isEqualTo(10);
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      assertThat(videos.client().journal().orElseThrow().spent(today).total())
          .isEqualByComparingTo(limit);
      assertThat(videos.costByDay(today.minusDays(1), today.plusDays(1)))
          .singleElement()
          .satisfies(
              cost -> {
                assertThat(cost.cost()).isEqualByComparingTo(limit);
                assertThat(cost.purchases()).isEqualTo(10);
              });
      assertThat(told.all()).allMatch(each -> each.state() == PurchaseState.REFUSED);
    }
  }

  @Test
  @DisplayName("share keys between plain clients, and with purchases")
  void plainClients() throws Exception {
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos videos = Node.builder(source, fake, folder).build()) {
      Journal one = DurableVideos.journal(source);
      VideoClient first = VideoClient.builder().generator(fake).journal(one).build();
      VideoClient second =
          VideoClient.builder().generator(fake).journal(DurableVideos.journal(source)).build();

      assertThat(second.create(cat("order")).ref()).isEqualTo(first.create(cat("order")).ref());
      assertThat(Node.created(fake)).isEqualTo(1);
      assertThat(one.unsettled()).hasSize(1);
      assertThat(one.submissions()).hasSize(1);
      assertThat(one.entries()).hasSize(2);

      videos.submit(cat("bought"));
      assertThatThrownBy(() -> first.create(cat("bought"))).isInstanceOf(KeyInUseException.class);
      assertThat(Node.created(fake)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("keep to one rate, by the database's clock")
  void rate() {
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos one = Node.builder(source, fake, folder).build();
        DurableVideos other = Node.builder(source, fake, folder).build()) {
      Rates here = DatabaseJournal.of(one.client()).store().rates();
      Rates there = DatabaseJournal.of(other.client()).store().rates();
      Duration minute = Duration.ofMinutes(1);

      assertThat(here.take("fake", minute, 2)).isZero();
      assertThat(there.take("fake", minute, 2)).isZero();
      assertThat(here.take("fake", minute, 2)).isPositive().isLessThanOrEqualTo(minute);
      assertThat(there.take("fake", minute, 2)).isPositive();
      assertThat(there.take("another", minute, 1)).isZero();
    }
  }

  @Test
  @DisplayName("keep the media of a request that is being submitted while others' are pruned")
  void mediaInUse() throws Exception {
    VideoRequest request = VideoRequest.builder("A cat").firstFrame(Media.of(png())).build();
    try (HikariDataSource source = Databases.postgres();
        DurableVideos videos = Node.builder(source, fake, folder).handler(told).build()) {
      try (Connection earlier = source.getConnection()) {
        // Nobody refers to it any more, and nobody has thrown it away yet.
        UUID id = videos.submit(request, transaction(earlier));
        Sql.update(earlier, "DELETE FROM videogen_purchase_media WHERE purchase = ?", id);
        earlier.commit();
      }
      UUID id;
      try (Connection app = source.getConnection()) {
        id = videos.submit(request, transaction(app));
        videos.prune(Duration.ZERO);
        app.commit();
      }
      videos.prune(Duration.ZERO);
      try (Connection connection = source.getConnection()) {
        assertThat(
                Sql.list(
                    connection,
                    "SELECT m.content FROM videogen_media m JOIN videogen_purchase_media s ON"
                        + " s.hash = m.hash WHERE s.purchase = ?",
                    row -> row.getBytes(1),
                    id))
            .containsExactly(png());
      }
    }
  }

  private static Connection transaction(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    return connection;
  }

  @Test
  @DisplayName(
      "keep media by content, refuse a file of one machine, and prune all but what keys need")
  void media() throws Exception {
    Path file = Files.write(folder.resolve("frame.png"), png());
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos videos = Node.builder(source, fake, folder).handler(told).build()) {
      assertThatThrownBy(
              () -> videos.submit(VideoRequest.builder("A cat").firstFrame(file).build()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("a file of this machine")
          .hasMessageContaining("Nothing was stored");
      assertThat(videos.open()).isEmpty();

      VideoRequest request =
          VideoRequest.builder("A cat")
              .key("order")
              .firstFrame(Media.of(Files.readAllBytes(file)))
              .build();
      UUID id = videos.submit(request);
      videos.start();
      Node.await("created", () -> Node.is(videos, id, PurchaseState.CREATED));
      Media sent =
          fake.calls(Operation.CREATE).get(0).request().orElseThrow().inputs().get(0).media();
      assertThat(sent.open()).hasSameContentAs(Files.newInputStream(file));
      assertThat(sent.mediaType()).contains("image/png");
      fake.clock().advance(Duration.ofHours(1));
      Node.await("told", () -> !told.all().isEmpty());
      Node.await("that is noted", () -> videos.prune(Duration.ZERO) == 1);

      try (Connection connection = source.getConnection()) {
        assertThat(Sql.list(connection, "SELECT hash FROM videogen_media", row -> true)).isEmpty();
      }
      assertThat(videos.submit(request)).as("the key is for ever").isEqualTo(id);
      assertThat(videos.find(id).orElseThrow().job()).isPresent();
    }
  }
}
