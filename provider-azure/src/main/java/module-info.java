/** Azure OpenAI: the jobs API and the videos API. */
module dev.videogen.azure {
  requires com.azure.core;
  requires com.azure.identity;
  requires dev.videogen.catalog;
  requires dev.videogen.openai;
  requires feign.core;
  requires transitive dev.videogen.api;
  requires transitive dev.videogen.http;
  requires static org.jspecify;

  exports dev.videogen.azure;

  // Feign implements the wire interface.
  opens dev.videogen.azure to
      feign.core;

  provides dev.videogen.spi.VideoGeneratorProvider with
      dev.videogen.azure.AzureVideoGeneratorProvider;
}
