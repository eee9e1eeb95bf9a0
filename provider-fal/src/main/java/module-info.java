/** fal: every video model of its queue, behind one key. */
module dev.videogen.fal {
  requires dev.videogen.catalog;
  requires feign.core;
  requires transitive dev.videogen.api;
  requires transitive dev.videogen.http;
  requires static org.jspecify;

  exports dev.videogen.fal;

  // Feign implements the wire interfaces.
  opens dev.videogen.fal to
      feign.core;

  provides dev.videogen.spi.VideoGeneratorProvider with
      dev.videogen.fal.FalVideoGeneratorProvider;
}
