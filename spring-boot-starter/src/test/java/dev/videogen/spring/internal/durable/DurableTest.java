package dev.videogen.spring.internal.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.durable.DurableVideos;
import dev.videogen.durable.Purchase;
import dev.videogen.durable.PurchaseHandler;
import dev.videogen.durable.PurchaseState;
import dev.videogen.durable.VideoSink;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import dev.videogen.spring.VideogenAutoConfiguration;
import dev.videogen.webhook.WebhookEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("With a database, the starter")
@Timeout(60)
class DurableTest {

  private static final VideoRequest CAT = VideoRequest.builder("A cat").build();

  @TempDir private Path folder;

  private String url() {
    return "jdbc:h2:file:" + folder.resolve("app").toAbsolutePath() + ";WRITE_DELAY=0";
  }

  private ApplicationContextRunner app() {
    return appWithoutFolder()
        .withPropertyValues("videogen.durable.folder=" + folder.resolve("videos"));
  }

  private ApplicationContextRunner appWithoutFolder() {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                DataSourceAutoConfiguration.class,
                DataSourceTransactionManagerAutoConfiguration.class,
                TransactionAutoConfiguration.class,
                VideogenAutoConfiguration.class,
                VideogenDurableAutoConfiguration.class,
                VideogenDurableActuatorAutoConfiguration.class))
        .withUserConfiguration(App.class)
        .withPropertyValues(
            "spring.datasource.url=" + url(),
            "videogen.durable.enabled=true",
            "videogen.durable.create-tables=true",
            "videogen.durable.poll-interval=50ms");
  }

  /** An app whose handler needs what submits purchases. */
  @Configuration(proxyBeanMethods = false)
  static class App {

    @Bean
    FakeVideoGenerator fake() {
      return FakeVideoGenerator.builder()
          .time(TimeSource.system())
          .jobDuration(Duration.ofMillis(1))
          .build();
    }

    @Bean
    Shop shop(DurableVideos videos) {
      return new Shop(videos, new LinkedBlockingQueue<>());
    }
  }

  record Shop(DurableVideos videos, BlockingQueue<Purchase> told) implements PurchaseHandler {

    @Override
    public void onCompleted(Purchase purchase) {
      told.add(purchase);
    }

    Purchase next() throws InterruptedException {
      Purchase purchase = told.poll(20, TimeUnit.SECONDS);
      assertThat(purchase).as("a purchase that is told").isNotNull();
      return purchase;
    }
  }

  @Test
  @DisplayName("buys what is committed, saves and tells it, and never what is rolled back")
  void transactions() {
    app()
        .withPropertyValues("videogen.durable.node=west-1")
        .run(
            context -> {
              DurableVideos videos = context.getBean(DurableVideos.class);
              TransactionTemplate transaction =
                  new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
              UUID never =
                  transaction.execute(
                      status -> {
                        status.setRollbackOnly();
                        return videos.submit(CAT);
                      });
              UUID once = transaction.execute(status -> videos.submit(CAT));

              Purchase told = context.getBean(Shop.class).next();
              assertThat(told.id()).isEqualTo(once);
              assertThat(told.node()).contains("west-1");
              assertThat(Path.of(told.files().get(0)))
                  .hasParent(folder.resolve("videos"))
                  .isNotEmptyFile();
              assertThat(videos.find(never)).isEmpty();
              assertThat(context.getBean(FakeVideoGenerator.class).count(Operation.CREATE))
                  .isEqualTo(1);

              // A create of the client itself stands in the same tables.
              assertThat(context.getBean(VideoClient.class).journal().orElseThrow())
                  .hasToString("the table videogen_purchase");
            });
  }

  @Test
  @DisplayName("commits no transaction of the app's, whatever it does in one")
  void proxyThatIsAwareOfTransactions() {
    app()
        .withBean(
            DataSource.class,
            () ->
                new TransactionAwareDataSourceProxy(
                    new DriverManagerDataSource(url() + ";DB_CLOSE_DELAY=-1")))
        .run(
            context -> {
              DurableVideos videos = context.getBean(DurableVideos.class);
              UUID never =
                  new TransactionTemplate(
                          new DataSourceTransactionManager(context.getBean(DataSource.class)))
                      .execute(
                          status -> {
                            UUID id = videos.submit(CAT);
                            assertThat(videos.find(id)).isEmpty();
                            assertThat(videos.open()).isEmpty();
                            status.setRollbackOnly();
                            return id;
                          });
              assertThat(videos.find(never)).isEmpty();
            });
  }

  @Test
  @DisplayName("refuses a transaction that could not undo the purchase")
  void foreignTransaction() {
    app()
        .run(
            context -> {
              DurableVideos videos = context.getBean(DurableVideos.class);
              TransactionTemplate foreign =
                  new TransactionTemplate(
                      new DataSourceTransactionManager(
                          new DriverManagerDataSource("jdbc:h2:mem:foreign")));
              assertThatThrownBy(() -> foreign.execute(status -> videos.submit(CAT)))
                  .isInstanceOf(ConfigurationException.class)
                  .hasMessageContaining("Nothing was stored");
              assertThat(videos.open()).isEmpty();
            });
  }

  @Test
  @DisplayName("tells by health and meters what is left to be done")
  void healthAndMeters() {
    app()
        .withBean(VideoSink.class, () -> (video, name) -> fails())
        .run(
            context -> {
              DurableVideos videos = context.getBean(DurableVideos.class);
              UUID purchase = videos.submit(CAT);
              await(() -> videos.find(purchase).orElseThrow().state() == PurchaseState.COMPLETED);

              assertThat(context).hasBean("videogenDurableHealthIndicator");
              Backlog backlog = new Backlog(videos, System::nanoTime);
              assertThat(new PurchasesHealth(backlog).report().details())
                  .containsEntry("completed", 1L)
                  .containsEntry("uncertain", 0L)
                  .containsEntry("parked", 0L);
              SimpleMeterRegistry registry = new SimpleMeterRegistry();
              new PurchaseMeters(backlog).bindTo(registry);
              assertThat(
                      registry
                          .get("videogen.purchases")
                          .tag("videogen.state", "completed")
                          .gauge()
                          .value())
                  .isEqualTo(1);
            });
  }

  private static java.net.URI fails() throws IOException {
    throw new IOException("the store is full");
  }

  @Test
  @DisplayName("polls the job of a purchase at once of which a webhook tells")
  void webhook() {
    app()
        .withPropertyValues("videogen.durable.poll-interval=1h")
        .run(
            context -> {
              DurableVideos videos = context.getBean(DurableVideos.class);
              UUID purchase = videos.submit(CAT);
              await(() -> videos.find(purchase).orElseThrow().state() == PurchaseState.CREATED);
              String job = videos.find(purchase).orElseThrow().job().orElseThrow().id();

              context.publishEvent(
                  new WebhookEvent(
                      "fake",
                      "message",
                      job,
                      "video.completed",
                      Optional.empty(),
                      Instant.now(),
                      Optional.empty()));

              assertThat(context.getBean(Shop.class).next().id()).isEqualTo(purchase);
            });
  }

  @Test
  @DisplayName("ends a create that is under way before it closes the client")
  void shutdown() {
    BlockingQueue<String> log = new LinkedBlockingQueue<>();
    app()
        .withBean(
            dev.videogen.spring.VideoGeneratorDecorator.class,
            () -> generator -> new SlowGenerator(generator, log))
        .run(
            context -> {
              context.getBean(DurableVideos.class).submit(CAT);
              assertThat(log.poll(20, TimeUnit.SECONDS)).isEqualTo("create begun");
              context.close();
              assertThat(log).containsExactly("create ended");
            });
    assertThat(stateInTheDatabase()).isEqualTo("CREATED");
  }

  private String stateInTheDatabase() {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT state FROM videogen_purchase")) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  @DisplayName("says at its start what is missing or wrong")
  void wrongSettings() {
    assertThatStartFails(appWithoutFolder(), "VideoSink");
    assertThatStartFails(app().withPropertyValues("videogen.durable.threads=1"), "durable.threads");
    assertThatStartFails(
        app().withPropertyValues("videogen.durable.create-tables=false"), "db/videogen/h2");
    assertThatStartFails(
        app().withPropertyValues("spring.datasource.url=jdbc:h2:mem:app"), "H2 in memory");
    assertThatStartFails(
        app().withPropertyValues("videogen.journal.file=" + folder.resolve("journal")),
        "videogen.journal.file");
    ApplicationContextRunner bare =
        new ApplicationContextRunner()
            .withConfiguration(
                AutoConfigurations.of(
                    VideogenAutoConfiguration.class, VideogenDurableAutoConfiguration.class))
            .withPropertyValues("videogen.durable.enabled=true", "videogen.provider=fake");
    assertThatStartFails(
        bare.withClassLoader(new FilteredClassLoader(DurableVideos.class)), "videogen-durable");
    assertThatStartFails(bare, "no DataSource");
  }

  private static void assertThatStartFails(ApplicationContextRunner app, String because) {
    app.run(
        context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(because));
  }

  @Test
  @DisplayName("leaves an app alone that does not ask for it")
  void notEnabled() {
    app()
        .withPropertyValues("videogen.durable.enabled=false")
        .withBean("shop", Shop.class, () -> new Shop(null, new LinkedBlockingQueue<>()))
        .withAllowBeanDefinitionOverriding(true)
        .run(context -> assertThat(context).doesNotHaveBean(DurableVideos.class));
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(10);
    }
  }
}
