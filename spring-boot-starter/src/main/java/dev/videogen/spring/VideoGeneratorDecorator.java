package dev.videogen.spring;

import dev.videogen.spi.VideoGenerator;

/**
 * Puts the generators of the client in a decorator, as {@code VideoClient.Builder.decorate} does.
 * Every bean of this type is applied; the one that comes first by {@code @Order} stands outside of
 * the others.
 *
 * <pre>{@code
 * @Bean
 * VideoGeneratorDecorator audit(AuditLog log) {
 *   return generator -> new AuditedGenerator(generator, log);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface VideoGeneratorDecorator {

  /**
   * Puts one generator in the decorator. It is called once for each instance that is used.
   *
   * @param generator the generator of an instance
   * @return such as a {@link dev.videogen.spi.ForwardingVideoGenerator} around it
   */
  VideoGenerator decorate(VideoGenerator generator);
}
