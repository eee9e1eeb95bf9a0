package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.fake.FakeVideoGenerator;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("A database")
class DatabaseCheckTest {

  @TempDir Path folder;

  private static JdbcDataSource h2(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    return source;
  }

  private DurableVideos.Builder on(DataSource source) {
    return Node.builder(source, FakeVideoGenerator.create(), folder);
  }

  @Test
  @DisplayName("of H2 is refused if it writes later than it confirms")
  void writeDelay() {
    String url = "jdbc:h2:" + folder.resolve("late").toAbsolutePath();

    assertThatThrownBy(() -> on(h2(url)).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WRITE_DELAY=0");
  }

  @Test
  @DisplayName("of PostgreSQL is refused if it confirms what it has not flushed")
  void synchronousCommit() {
    try (HikariDataSource source = Databases.postgres()) {
      PGSimpleDataSource hasty = new PGSimpleDataSource();
      hasty.setURL(source.getJdbcUrl());
      hasty.setUser(source.getUsername());
      hasty.setOptions("-c synchronous_commit=off");

      assertThatThrownBy(() -> on(hasty).build())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("synchronous_commit = off");
    }
  }

  @Test
  @DisplayName("in memory is refused but by an explicit word")
  void inMemory() {
    DataSource memory = h2("jdbc:h2:mem:check;DB_CLOSE_DELAY=-1");

    assertThatThrownBy(() -> on(memory).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("allowInMemory()");
    on(memory).allowInMemory().build().close();
  }

  @Test
  @DisplayName("that nobody has tried is refused by its name")
  void unknown() {
    DatabaseMetaData metaData =
        (DatabaseMetaData)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) -> "Oracle");
    Connection connection =
        (Connection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getMetaData") ? metaData : null);

    assertThatThrownBy(() -> on(new OneConnection(connection)).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Oracle was never tried");
  }

  @Test
  @DisplayName("without the tables is refused with how to make them")
  void noTables() {
    try (HikariDataSource source = Databases.h2(folder)) {
      assertThatThrownBy(
              () ->
                  DurableVideos.builder(source)
                      .client(
                          dev.videogen.VideoClient.builder().generator(FakeVideoGenerator.create()))
                      .sink(VideoSink.folder(folder))
                      .build())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("classpath:db/videogen/h2");
      assertThat(DurableSchema.sql(source)).contains("CREATE TABLE videogen_purchase");
    }
  }
}
