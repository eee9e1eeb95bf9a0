package dev.videogen.spring.internal.durable;

import dev.videogen.durable.DurableVideos;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What Actuator tells of purchases. Health has another place in Boot 4 than in Boot 3.5, so each is
 * asked for by its name.
 */
@AutoConfiguration(after = VideogenDurableAutoConfiguration.class)
@ConditionalOnClass(name = "dev.videogen.durable.DurableVideos")
@ConditionalOnBean(type = "dev.videogen.durable.DurableVideos")
public class VideogenDurableActuatorAutoConfiguration {

  private static final String HEALTH_ENABLED =
      "${management.health.videogen-durable.enabled:${management.health.defaults.enabled:true}}";

  /** For Spring. */
  public VideogenDurableActuatorAutoConfiguration() {}

  @Bean
  Backlog videogenBacklog(DurableVideos videos) {
    return new Backlog(videos, System::nanoTime);
  }

  /** In Boot 3.5. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  @ConditionalOnExpression(HEALTH_ENABLED)
  static class HealthOfBoot3 {

    @Bean
    @ConditionalOnMissingBean(name = "videogenDurableHealthIndicator")
    org.springframework.boot.actuate.health.HealthIndicator videogenDurableHealthIndicator(
        Backlog backlog) {
      PurchasesHealth health = new PurchasesHealth(backlog);
      return () -> {
        PurchasesHealth.Report report = health.report();
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
    @ConditionalOnMissingBean(name = "videogenDurableHealthIndicator")
    org.springframework.boot.health.contributor.HealthIndicator videogenDurableHealthIndicator(
        Backlog backlog) {
      PurchasesHealth health = new PurchasesHealth(backlog);
      return () -> {
        PurchasesHealth.Report report = health.report();
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
  @ConditionalOnClass(name = "io.micrometer.core.instrument.binder.MeterBinder")
  static class Meters {

    @Bean
    @ConditionalOnMissingBean
    PurchaseMeters videogenPurchaseMeters(Backlog backlog) {
      return new PurchaseMeters(backlog);
    }
  }
}
