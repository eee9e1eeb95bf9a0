package dev.videogen.durable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Databases for tests: a file of H2 each, and one PostgreSQL for all, each with a schema. */
final class Databases {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private Databases() {}

  static HikariDataSource h2(Path folder) {
    return pool("jdbc:h2:" + folder.resolve("purchases").toAbsolutePath() + ";WRITE_DELAY=0", "sa");
  }

  static HikariDataSource postgres() {
    String schema = "s" + SCHEMAS.incrementAndGet();
    DataSource all = Postgres.SERVER.getPostgresDatabase();
    try (Connection connection = all.getConnection()) {
      Sql.update(connection, "CREATE SCHEMA " + schema);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return pool(
        Postgres.SERVER.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema,
        "postgres");
  }

  private static HikariDataSource pool(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword("");
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /** Started when first asked for, and stopped with the process. */
  private static final class Postgres {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
