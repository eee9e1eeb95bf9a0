/** OpenAI's Videos API, and every server that speaks its wire format. */
module dev.videogen.openai {
  requires dev.videogen.catalog;
  requires feign.core;
  requires transitive dev.videogen.api;
  requires transitive dev.videogen.http;
  requires static org.jspecify;

  exports dev.videogen.openai;

  // Feign implements the wire interface.
  opens dev.videogen.openai to
      feign.core;

  provides dev.videogen.spi.VideoGeneratorProvider with
      dev.videogen.openai.OpenAiVideoGeneratorProvider;
}
