package dev.videogen.spring.internal.actuate;

import dev.videogen.VideoClient;
import dev.videogen.spring.VideogenAutoConfiguration;
import dev.videogen.spring.internal.client.ClientActivity;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import dev.videogen.spring.internal.settings.OwnSettings;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What Actuator tells of the client. Health has another place in Boot 4 than in Boot 3.5, so each
 * is asked for by its name.
 */
@AutoConfiguration(after = VideogenAutoConfiguration.class)
@ConditionalOnBean({VideoClient.class, ClientActivity.class, EnvironmentSettings.class})
public class VideogenActuatorAutoConfiguration {

  private static final String HEALTH_ENABLED =
      "${management.health.videogen.enabled:${management.health.defaults.enabled:true}}";
  private static final String INFO_ENABLED =
      "${management.info.videogen.enabled:${management.info.defaults.enabled:true}}";

  /** For Spring. */
  public VideogenActuatorAutoConfiguration() {}

  @Bean
  VideoHealth videogenHealth(
      VideoClient client, ClientActivity activity, EnvironmentSettings settings) {
    return new VideoHealth(
        client, activity, settings.own(OwnSettings.HEALTH_PROBE), System::nanoTime);
  }

  /** In Boot 3.5. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  @ConditionalOnExpression(HEALTH_ENABLED)
  static class HealthOfBoot3 {

    @Bean
    @ConditionalOnMissingBean(name = "videogenHealthIndicator")
    org.springframework.boot.actuate.health.HealthIndicator videogenHealthIndicator(
        VideoHealth health) {
      return () -> {
        VideoHealth.Report report = health.report();
        return (report.isUp()
                ? org.springframework.boot.actuate.health.Health.up()
                : org.springframework.boot.actuate.health.Health.down())
            .withDetails(report.details())
            .build();
      };
    }
  }

  /** In Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  @ConditionalOnExpression(HEALTH_ENABLED)
  static class HealthOfBoot4 {

    @Bean
    @ConditionalOnMissingBean(name = "videogenHealthIndicator")
    org.springframework.boot.health.contributor.HealthIndicator videogenHealthIndicator(
        VideoHealth health) {
      return () -> {
        VideoHealth.Report report = health.report();
        return (report.isUp()
                ? org.springframework.boot.health.contributor.Health.up()
                : org.springframework.boot.health.contributor.Health.down())
            .withDetails(report.details())
            .build();
      };
    }
  }

  /** In both. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.info.InfoContributor")
  @ConditionalOnExpression(INFO_ENABLED)
  static class Info {

    @Bean
    @ConditionalOnMissingBean(name = "videogenInfoContributor")
    InfoContributor videogenInfoContributor(VideoClient client, EnvironmentSettings settings) {
      VideoInfo info = new VideoInfo(client, settings);
      return builder -> builder.withDetail("videogen", info.details());
    }
  }
}
