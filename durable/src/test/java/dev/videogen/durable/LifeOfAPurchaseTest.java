package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.VideoRequest;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A purchase")
class LifeOfAPurchaseTest {

  enum Kind {
    H2(Databases::h2),
    POSTGRESQL(folder -> Databases.postgres());

    final Function<Path, HikariDataSource> open;

    Kind(Function<Path, HikariDataSource> open) {
      this.open = open;
    }
  }

  @TempDir Path folder;

  private final FakeVideoGenerator fake =
      FakeVideoGenerator.builder().jobDuration(Duration.ofSeconds(30)).build();
  private final Told told = new Told();

  @ParameterizedTest
  @EnumSource
  @DisplayName("is sent, followed, saved and told")
  void whole(Kind kind) throws Exception {
    try (HikariDataSource source = kind.open.apply(folder);
        DurableVideos videos = Node.builder(source, fake, folder).handler(told).build()) {
      UUID id =
          videos.submit(VideoRequest.builder("A cat").key("order-1").tag("customer", "42").build());
      assertThat(videos.find(id).orElseThrow().state()).isEqualTo(PurchaseState.PENDING);
      videos.start();

      Node.await("created", () -> Node.is(videos, id, PurchaseState.CREATED));
      fake.clock().advance(Duration.ofMinutes(1));
      Node.await("told", () -> !told.all().isEmpty());

      Purchase purchase = told.all().get(0);
      assertThat(purchase.id()).isEqualTo(id);
      assertThat(purchase.key()).contains("order-1");
      assertThat(purchase.tags()).containsEntry("customer", "42");
      assertThat(purchase.state()).isEqualTo(PurchaseState.SAVED);
      assertThat(Path.of(purchase.files().get(0))).isNotEmptyFile();
      assertThat(Node.created(fake)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("takes part in the app's transaction")
  void transaction(Kind kind) throws Exception {
    try (HikariDataSource source = kind.open.apply(folder);
        DurableVideos videos = Node.builder(source, fake, folder).handler(told).build()) {
      videos.start();
      UUID rolledBack;
      UUID committed;
      try (Connection connection = source.getConnection()) {
        connection.setAutoCommit(false);
        rolledBack = videos.submit(Node.request("never"), connection);
        connection.rollback();
        committed = videos.submit(Node.request("once"), connection);
        connection.commit();
      }

      Node.await("created", () -> Node.is(videos, committed, PurchaseState.CREATED));
      assertThat(videos.find(rolledBack)).isEmpty();
      assertThat(Node.created(fake)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("is not taken on a connection that is in no transaction")
  void noTransaction() throws Exception {
    try (HikariDataSource source = Databases.h2(folder);
        DurableVideos videos = Node.builder(source, fake, folder).build();
        Connection connection = source.getConnection()) {
      assertThatThrownBy(() -> videos.submit(Node.request("A cat"), connection))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("transaction");
      assertThat(videos.open()).isEmpty();
    }
  }
}
