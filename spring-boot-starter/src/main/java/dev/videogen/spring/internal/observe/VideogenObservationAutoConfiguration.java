package dev.videogen.spring.internal.observe;

import dev.videogen.micrometer.VideoJobConvention;
import dev.videogen.micrometer.VideoOperationConvention;
import dev.videogen.micrometer.VideogenObservations;
import dev.videogen.spi.RequestHeaders;
import dev.videogen.spi.VideoEventListener;
import dev.videogen.spring.VideoClientCustomizer;
import dev.videogen.spring.VideoGeneratorDecorator;
import dev.videogen.spring.VideogenAutoConfiguration;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import dev.videogen.spring.internal.settings.OwnSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Has the client observed where {@code videogen-micrometer} is there and the app has a registry of
 * observations. Boot's own configurations of those have other places in Boot 4 than in 3.5.
 */
@AutoConfiguration(
    before = VideogenAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnClass(
    name = {
      "dev.videogen.micrometer.VideogenObservations",
      "io.micrometer.core.instrument.MeterRegistry",
      "io.micrometer.observation.ObservationRegistry"
    })
@ConditionalOnBean(type = "io.micrometer.observation.ObservationRegistry")
public class VideogenObservationAutoConfiguration {

  /** For Spring. */
  public VideogenObservationAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  VideogenObservations videogenObservations(
      ObservationRegistry registry,
      ObjectProvider<MeterRegistry> meters,
      ObjectProvider<VideoOperationConvention> operations,
      ObjectProvider<VideoJobConvention> jobs,
      EnvironmentSettings settings) {
    VideogenObservations.Builder builder =
        VideogenObservations.builder(registry)
            .providers(settings::typeOf)
            .traceToVendors(settings.own(OwnSettings.TRACE_TO_VENDORS));
    meters.ifUnique(builder::meters);
    operations.ifUnique(builder::operationConvention);
    jobs.ifUnique(builder::jobConvention);
    return builder.build();
  }

  /** Outside of the app's own, or what those refuse would not be observed. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  VideoGeneratorDecorator videogenObservationDecorator(VideogenObservations observations) {
    return observations::decorate;
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  VideoEventListener videogenObservationListener(VideogenObservations observations) {
    return observations.listener();
  }

  @Bean
  VideoClientCustomizer videogenTraceCustomizer(
      VideogenObservations observations, EnvironmentSettings settings) {
    return builder -> {
      if (settings.own(OwnSettings.TRACE_TO_VENDORS)) {
        builder.component(RequestHeaders.class, observations.requestHeaders());
      }
    };
  }
}
