package dev.videogen.spring.internal.jackson;

import dev.videogen.jackson.VideogenModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The module for Jackson 2, which Boot 3.5 registers with its mapper, and Boot 4 with that of
 * {@code spring-boot-jackson2}.
 */
@AutoConfiguration
@ConditionalOnClass(
    name = {"dev.videogen.jackson.VideogenModule", "com.fasterxml.jackson.databind.ObjectMapper"})
public class VideogenJacksonAutoConfiguration {

  /** For Spring. */
  public VideogenJacksonAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  VideogenModule videogenModule() {
    return new VideogenModule();
  }
}
