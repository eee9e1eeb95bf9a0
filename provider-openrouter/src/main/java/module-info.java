/** OpenRouter: the video models of many vendors behind one key. */
module dev.videogen.openrouter {
  requires dev.videogen.catalog;
  requires feign.core;
  requires transitive dev.videogen.api;
  requires transitive dev.videogen.http;
  requires static org.jspecify;

  exports dev.videogen.openrouter;

  // Feign implements the wire interface.
  opens dev.videogen.openrouter to
      feign.core;

  provides dev.videogen.spi.VideoGeneratorProvider with
      dev.videogen.openrouter.OpenRouterVideoGeneratorProvider;
}
