package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.VideoClient;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Flyway")
class FlywayTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName("makes the tables beside an app's own, and nothing the second time")
  void migrates(LifeOfAPurchaseTest.Kind kind) throws Exception {
    try (HikariDataSource source = kind.open.apply(folder)) {
      try (Connection connection = source.getConnection()) {
        Sql.update(connection, "CREATE TABLE orders (id INT PRIMARY KEY)");
      }
      Flyway flyway =
          Flyway.configure()
              .dataSource(source)
              .locations(
                  "classpath:db/videogen/" + DatabaseCheck.checked(source, true).dialect().folder())
              .table("videogen_schema_history")
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .load();

      assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
      assertThat(flyway.migrate().migrationsExecuted).isZero();
      try (DurableVideos videos =
          DurableVideos.builder(source)
              .client(VideoClient.builder().generator(FakeVideoGenerator.builder().build()))
              .sink(VideoSink.folder(folder))
              .build()) {
        UUID id = videos.submit(Node.request("A cat"));

        assertThat(PurchaseQueries.of(source).open()).extracting(Purchase::id).containsExactly(id);
      }
    }
  }
}
