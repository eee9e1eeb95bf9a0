/** Replicate: every video model that runs there, behind one token. */
module dev.videogen.replicate {
  requires dev.videogen.catalog;
  requires feign.core;
  requires transitive dev.videogen.api;
  requires transitive dev.videogen.http;
  requires static org.jspecify;

  exports dev.videogen.replicate;

  // Feign implements the wire interface.
  opens dev.videogen.replicate to
      feign.core;

  provides dev.videogen.spi.VideoGeneratorProvider with
      dev.videogen.replicate.ReplicateVideoGeneratorProvider;
}
