package dev.videogen.spring;

import dev.videogen.VideoClient;

/**
 * Changes the builder of the client before it is built. Every bean of this type is applied, in the
 * order of {@code @Order}, after all else: a setting that is set here goes before those of Spring's
 * environment.
 *
 * <pre>{@code
 * @Bean
 * VideoClientCustomizer identity(TokenCredential credential) {
 *   return builder -> builder.component(TokenCredential.class, credential);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface VideoClientCustomizer {

  /**
   * Changes the builder.
   *
   * @param builder the builder, on which settings, decorators, listeners, journal and limits are
   *     set; to set listeners here replaces those that are beans
   */
  void customize(VideoClient.Builder builder);
}
