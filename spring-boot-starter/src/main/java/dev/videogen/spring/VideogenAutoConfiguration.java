package dev.videogen.spring;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.budget.SpendingLimits;
import dev.videogen.follow.JobFollower;
import dev.videogen.journal.Journal;
import dev.videogen.spi.VideoEventListener;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spring.internal.client.ClientActivity;
import dev.videogen.spring.internal.client.ClientLifecycle;
import dev.videogen.spring.internal.client.EventListeners;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A {@link VideoClient} of the settings {@code videogen.*} in Spring's environment, which is the
 * only place that is read, and the {@link JobFollower} of that client.
 *
 * <p>Every bean of the types {@link VideoGeneratorDecorator}, {@link VideoEventListener} and {@link
 * VideoClientCustomizer} is applied, and the bean of the types {@link Journal}, {@link
 * SpendingLimits} and {@link VideoGenerator}, if there is one. With a generator that is a bean,
 * such as a fake, no provider is opened.
 */
@AutoConfiguration
public class VideogenAutoConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(VideogenAutoConfiguration.class);

  /** For Spring. */
  public VideogenAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  EnvironmentSettings videogenSettings(ConfigurableEnvironment environment) {
    return EnvironmentSettings.of(environment);
  }

  @Bean
  @ConditionalOnMissingBean
  ClientActivity videogenActivity() {
    return new ClientActivity();
  }

  @Bean
  @ConditionalOnMissingBean
  VideoClient videoClient(
      EnvironmentSettings settings,
      ClientActivity activity,
      ObjectProvider<VideoGenerator> generator,
      ObjectProvider<Journal> journal,
      ObjectProvider<SpendingLimits> limits,
      ObjectProvider<VideoGeneratorDecorator> decorators,
      ObjectProvider<VideoEventListener> listeners,
      ObjectProvider<VideoClientCustomizer> customizers) {
    VideoClient.Builder builder = VideoClient.builder();
    VideoGenerator only = generator.getIfUnique();
    if (only == null) {
      builder.only(settings.all());
    } else {
      settings.client().forEach(builder::set);
      builder.generator(only);
    }
    journal.ifUnique(builder::journal);
    limits.ifUnique(builder::budget);
    List<VideoGeneratorDecorator> innermostFirst =
        new ArrayList<>(decorators.orderedStream().toList());
    Collections.reverse(innermostFirst);
    innermostFirst.forEach(each -> builder.decorate(each::decorate));
    builder.decorate(activity::watch);
    builder.events(new EventListeners(listeners.orderedStream().toList()));
    customizers.orderedStream().forEach(each -> each.customize(builder));
    return builder.build();
  }

  /** Closed with the client. */
  @Bean(destroyMethod = "")
  @ConditionalOnMissingBean
  JobFollower jobFollower(VideoClient client) {
    return client.follower();
  }

  /** There from the beginning, for an app may be shut down before anything asks for it. */
  @Bean
  @Lazy(false)
  @ConditionalOnMissingBean
  ClientLifecycle videogenLifecycle(
      VideoClient client,
      ClientActivity activity,
      ObjectProvider<OpenJobsHandler> handler,
      ApplicationContext context) {
    return new ClientLifecycle(
        client.follower(),
        activity,
        open -> handler.getIfUnique(() -> VideogenAutoConfiguration::log).keep(open),
        context);
  }

  private static void log(List<JobRef> open) {
    LOG.warn(
        "these jobs have been paid for and run on; follow them after the next start: {}", open);
  }
}
