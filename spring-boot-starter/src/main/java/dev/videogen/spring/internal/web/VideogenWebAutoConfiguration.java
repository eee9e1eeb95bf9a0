package dev.videogen.spring.internal.web;

import dev.videogen.VideoClient;
import dev.videogen.follow.JobFollower;
import dev.videogen.spring.VideogenAutoConfiguration;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import dev.videogen.webhook.WebhookReceiver;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Errors and webhooks in an app with Spring MVC. */
@AutoConfiguration(after = VideogenAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.web.servlet.DispatcherServlet")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class VideogenWebAutoConfiguration {

  /** For Spring. */
  public VideogenWebAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(name = "videogen.web.problem-details", matchIfMissing = true)
  VideoExceptionAdvice videogenExceptionAdvice() {
    return new VideoExceptionAdvice();
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(VideoClient.class)
  @Conditional(OnWebhooks.class)
  WebhookController videogenWebhookController(
      VideoClient client,
      JobFollower follower,
      EnvironmentSettings settings,
      ObjectProvider<WebhookReceiver> receivers,
      ApplicationEventPublisher events) {
    List<WebhookReceiver> own = receivers.orderedStream().toList();
    return new WebhookController(
        own.isEmpty() ? WebhookReceivers.of(client, settings) : own, follower, events);
  }
}
