package dev.videogen.spring.internal.web;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import dev.videogen.webhook.WebhookReceiver;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the app takes webhooks: settings say that they come, or a receiver is a bean. */
final class OnWebhooks implements ConfigurationCondition {

  @Override
  public ConfigurationPhase getConfigurationPhase() {
    return ConfigurationPhase.REGISTER_BEAN;
  }

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    ConfigurableListableBeanFactory beans = context.getBeanFactory();
    return (beans != null
            && beans.getBeanNamesForType(WebhookReceiver.class, true, false).length > 0)
        || (context.getEnvironment() instanceof ConfigurableEnvironment environment
            && areWanted(environment));
  }

  private static boolean areWanted(ConfigurableEnvironment environment) {
    try {
      return WebhookReceivers.areWanted(EnvironmentSettings.of(environment));
    } catch (ConfigurationException wrong) {
      return false; // the client's bean tells of it
    }
  }
}
