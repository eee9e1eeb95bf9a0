package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A create")
class OthersTransactionsTest {

  @TempDir Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();

  @ParameterizedTest
  @EnumSource
  @DisplayName("waits for no transaction of another's, open submits and locked purchases included")
  void waitsForNobody(LifeOfAPurchaseTest.Kind kind) throws Exception {
    try (HikariDataSource source = kind.open.apply(folder);
        DurableVideos videos = Node.builder(source, fake, folder).build();
        Connection submitting = source.getConnection();
        Connection locking = source.getConnection()) {
      videos.start();
      UUID locked = videos.submit(Node.request("locked"));
      Node.await("created", () -> Node.is(videos, locked, PurchaseState.CREATED));
      locking.setAutoCommit(false);
      Sql.find(
          locking, "SELECT 1 FROM videogen_purchase WHERE id = ? FOR UPDATE", row -> true, locked);
      submitting.setAutoCommit(false);
      UUID open = videos.submit(Node.request("open"), submitting);

      UUID free =
          CompletableFuture.supplyAsync(() -> videos.submit(Node.request("free")))
              .get(20, TimeUnit.SECONDS);
      Node.await("created", () -> Node.is(videos, free, PurchaseState.CREATED));

      assertThat(fake.count(Operation.CREATE)).isEqualTo(2);
      submitting.commit();
      Node.await("created", () -> Node.is(videos, open, PurchaseState.CREATED));
      locking.rollback();
    }
  }
}
