package dev.videogen.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import dev.videogen.spring.VideogenAutoConfiguration;
import dev.videogen.spring.internal.durable.VideogenDurableAutoConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("The orders of the page")
@Timeout(60)
class OrdersTest {

  @TempDir private Path folder;

  @Test
  @DisplayName("are bought if they are stored, and know their files")
  void orders() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                DataSourceAutoConfiguration.class,
                DataSourceTransactionManagerAutoConfiguration.class,
                JdbcTemplateAutoConfiguration.class,
                TransactionAutoConfiguration.class,
                VideogenAutoConfiguration.class,
                VideogenDurableAutoConfiguration.class))
        .withBean(
            FakeVideoGenerator.class,
            () ->
                FakeVideoGenerator.builder()
                    .time(TimeSource.system())
                    .jobDuration(Duration.ofMillis(1))
                    .build())
        .withBean(Orders.class)
        .withPropertyValues(
            "spring.datasource.url=jdbc:h2:file:" + folder.resolve("app") + ";WRITE_DELAY=0",
            "videogen.durable.enabled=true",
            "videogen.durable.create-tables=true",
            "videogen.durable.poll-interval=50ms",
            "videogen.durable.folder=" + folder)
        .run(
            context -> {
              JdbcTemplate database = context.getBean(JdbcTemplate.class);
              database.execute(
                  "CREATE TABLE orders (number VARCHAR(9) PRIMARY KEY, purchase UUID, file"
                      + " VARCHAR)");
              Orders orders = context.getBean(Orders.class);
              orders.order("4711", "A cat");
              assertThatThrownBy(() -> orders.order("4711 to 4712", "Two cats"))
                  .isInstanceOf(DataIntegrityViolationException.class);

              List<String> files = List.of();
              while (files.isEmpty()) {
                Thread.sleep(20);
                files =
                    database.queryForList(
                        "SELECT file FROM orders WHERE file IS NOT NULL", String.class);
              }
              assertThat(Path.of(java.net.URI.create(files.get(0)))).isNotEmptyFile();
              assertThat(
                      database.queryForObject(
                          "SELECT COUNT(*) FROM videogen_purchase", Integer.class))
                  .isEqualTo(1);
            });
  }
}
