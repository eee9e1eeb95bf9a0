package dev.videogen.spring.internal.durable;

import dev.videogen.VideoClient;
import dev.videogen.config.ClientSettings;
import dev.videogen.durable.DurableVideos;
import dev.videogen.durable.PurchaseHandler;
import dev.videogen.durable.VideoSink;
import dev.videogen.journal.Journal;
import dev.videogen.spring.VideogenAutoConfiguration;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import dev.videogen.spring.internal.settings.OwnSettings;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Purchases over the app's database, where {@code videogen.durable.enabled} is true. Neither a
 * library on the class path nor a data source alone has an app's purchases, keys and budget move
 * into its database.
 */
@AutoConfiguration(before = VideogenAutoConfiguration.class)
@ConditionalOnProperty("videogen.durable.enabled")
public class VideogenDurableAutoConfiguration {

  private static final String DURABLE = "dev.videogen.durable.DurableVideos";
  private static final String SPRING_JDBC = "org.springframework.jdbc.datasource.DataSourceUtils";
  private static final String DB_SCHEDULER = "com.github.kagkarlsson.scheduler.Scheduler";

  /** For Spring. */
  public VideogenDurableAutoConfiguration() {}

  /** Where all is there that is needed. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = {DURABLE, DB_SCHEDULER, SPRING_JDBC})
  static class Purchases {

    @Bean
    @ConditionalOnMissingBean
    Journal videogenJournal(ObjectProvider<DataSource> sources, EnvironmentSettings settings) {
      settings
          .whereIs("videogen." + ClientSettings.JOURNAL_FILE.name())
          .ifPresent(
              place -> {
                throw EnvironmentSettings.wrong(
                    place
                        + " is set, and videogen.durable.enabled, too: submissions are noted in a"
                        + " file or in the database. Settle what the file has open (videogen"
                        + " journal), and leave one of them out.");
              });
      return DurableVideos.journal(AppDatabase.of(sources));
    }

    /** Closed by its lifecycle, before the client. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    DurableVideos durableVideos(
        VideoClient client,
        ObjectProvider<DataSource> sources,
        ObjectProvider<VideoSink> sinks,
        ObjectProvider<PurchaseHandler> handlers,
        EnvironmentSettings settings) {
      DataSource source = AppDatabase.of(sources);
      DurableVideos.Builder builder =
          DurableVideos.builder(source)
              .client(client)
              .handler(new AppHandlers(handlers))
              .transactions(new SpringTransactions(source))
              .sink(sinks.getIfUnique(() -> SinkFolder.of(settings)));
      if (settings.own(OwnSettings.DURABLE_CREATE_TABLES)) {
        builder.createTables();
      }
      DurableSettings.apply(settings, client.instance(), builder);
      return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    DurableWebhooks videogenDurableWebhooks(DurableVideos videos) {
      return new DurableWebhooks(videos);
    }

    /** There from the beginning: work begins with the app, whether anything asks for it or not. */
    @Bean
    @Lazy(false)
    @ConditionalOnMissingBean
    DurableLifecycle videogenDurableLifecycle(DurableVideos videos, ApplicationContext context) {
      return new DurableLifecycle(videos, context);
    }
  }

  /** Where the module is not there. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass(DURABLE)
  static class WithoutDurable {

    WithoutDurable() {
      throw missing("dev.videogen:videogen-durable");
    }
  }

  /** Where Spring's own part is not there. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass(SPRING_JDBC)
  static class WithoutSpringJdbc {

    WithoutSpringJdbc() {
      throw missing("org.springframework.boot:spring-boot-starter-jdbc");
    }
  }

  private static RuntimeException missing(String artifact) {
    return EnvironmentSettings.wrong(
        "videogen.durable.enabled is set, and " + artifact + " is not on the class path.");
  }
}
